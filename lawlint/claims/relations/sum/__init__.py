"""Sums, remainders and accounts."""
