"""From the text as printed to the text as restored, with every repair listed."""
