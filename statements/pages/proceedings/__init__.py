"""What happened at a meeting besides what was said: votes, events, attendance."""
