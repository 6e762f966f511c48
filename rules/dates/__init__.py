"""Dates that are impossible, or cannot be intended."""
