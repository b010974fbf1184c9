"""The words of a statement, ready to print: pieces, highlights, paragraphs, languages."""
