"""What all relations share: where figures are sought, and conditions on words."""
