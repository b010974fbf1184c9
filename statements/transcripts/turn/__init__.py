"""One turn: its heading, its speaker, and whether it only conducts the meeting."""
