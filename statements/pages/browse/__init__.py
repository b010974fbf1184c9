"""Lists to look through, and a page for each country, speaker, organization and item."""
