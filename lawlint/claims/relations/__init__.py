"""The relations between figures, a module or a folder for each kind."""
