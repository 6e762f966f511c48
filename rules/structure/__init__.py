"""Headings and their order."""
