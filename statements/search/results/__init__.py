"""The answer to a question: hits in order, facets, timeline, groups."""
