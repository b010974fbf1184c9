"""What a tree means to one index: names, values, the engine's query, its wording."""
