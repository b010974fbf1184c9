"""Pages for readers: each view finds, filters and renders."""
