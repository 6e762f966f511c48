"""The speed of lawlint, as ratios to reference programs: ``python -m benchmarks [--write]``."""
