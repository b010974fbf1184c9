"""Search: from what a reader types to hits, facets and studies, all read from the index."""
