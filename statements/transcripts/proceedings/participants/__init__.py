"""Who takes part in a meeting: at the table, invited, and in what office."""
