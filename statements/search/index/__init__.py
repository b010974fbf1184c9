"""The index: what it holds, how it is built, and how it keeps up with the record."""
