"""One turn: its heading, who speaks, and whether it only conducts the meeting."""
