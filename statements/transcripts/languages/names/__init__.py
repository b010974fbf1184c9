"""Countries and organizations by their names in the other official languages."""
