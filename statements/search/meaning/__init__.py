"""What a query means to one index: names, values, the engine's query, the wording."""
