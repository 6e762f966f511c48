"""Citations of laws and documents."""
