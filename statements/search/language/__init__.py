"""The language of a search: what a reader types, parsed into a tree. No index in it."""
