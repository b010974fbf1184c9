"""A record on paper, as PDF or as text in any layout, brought to lines in reading order."""
