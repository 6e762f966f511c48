"""Shares, rates, completion of targets."""
