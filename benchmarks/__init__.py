"""How fast lawlint is, told as ratios to what runs beside it: ``python -m benchmarks [--write]``."""
