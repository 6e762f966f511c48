"""Lists and their announced counts."""
