"""Growth, changes and what they imply."""
