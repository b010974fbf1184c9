"""Where in a text a query matches, and which extract of it is shown."""
