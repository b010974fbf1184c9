"""The pages of the record itself: a statement, a meeting, a document."""
