"""Lists and what they announce."""
