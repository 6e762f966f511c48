"""Faulty suppressions of findings."""
