"""What a communiqué tells of a population."""
