"""Numbers as printed: exact intervals, numerals, units, calendar.  Fractions everywhere, never a float."""
