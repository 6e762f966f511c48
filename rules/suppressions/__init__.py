"""What asks lawlint to leave findings out."""
