"""Where in a text a query matches, and the extract shown."""
