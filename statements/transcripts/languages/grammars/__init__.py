"""The fixed words of the record in each official language: one `Grammar` a file."""
