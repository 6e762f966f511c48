"""Sections that a kind of report owes."""
