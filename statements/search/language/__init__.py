"""The language of a search: what a reader writes, as a tree. No index in it."""
