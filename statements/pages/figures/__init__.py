"""Charts and bars, worked out to the point where a template only prints numbers."""
