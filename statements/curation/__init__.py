"""What curators decide: corrections, merges, whose a printed name is, and the queue."""
