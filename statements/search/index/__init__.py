"""The index: what it holds, how it is built, how it keeps up with the record."""
