"""The text as printed into the text as restored: wraps, damage, furniture, every repair kept."""
