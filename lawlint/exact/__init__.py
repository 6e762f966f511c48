"""Numbers as printed: exact intervals, numerals, units, calendar.  Ints and Fractions, never a float."""
