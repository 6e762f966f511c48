"""Counts and orders of what is listed: announced numbers, chains of markers, 分别."""
