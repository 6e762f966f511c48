"""The output formats for people and programs: one module for each."""
