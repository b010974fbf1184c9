"""What a statement cites: documents, the Charter, the rules, and the place in them."""
