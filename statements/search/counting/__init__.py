"""How many, and how often each value: asked of the engine."""
