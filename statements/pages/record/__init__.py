"""The pages of the record itself: a meeting, a statement, a document."""
