"""How numbers, dates, names and references are written."""
