"""Laws and documents that are cited."""
