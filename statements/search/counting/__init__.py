"""How many statements, and how often each value of a facet: counted by the engine."""
