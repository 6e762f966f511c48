"""Parts and wholes: what is no more than what it belongs to."""
