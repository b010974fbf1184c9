"""Charts and bars, worked out so far that a template only prints numbers."""
