"""Leftovers of earlier drafts."""
