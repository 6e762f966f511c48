"""Dates that cannot be, or cannot be meant."""
