"""What a relation that does not hold tells: which figure is a misprint, and when nothing may be said."""
