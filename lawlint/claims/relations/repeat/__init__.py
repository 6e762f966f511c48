"""Figures of one name that are printed more than once."""
