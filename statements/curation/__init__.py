"""What curators decide: corrections, merges, whose a printed name is, the review queue."""
