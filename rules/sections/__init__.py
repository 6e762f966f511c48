"""Sections that a kind of report must have."""
