"""What happened at a meeting beside the words: votes, events, attendance."""
