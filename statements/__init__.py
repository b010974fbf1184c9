"""The app: the record, the index, and every page that shows them."""
