"""The lists to look through, and the pages of who and what they list."""
