"""How templates write: filters and tags for numbers, dates, names and languages."""
