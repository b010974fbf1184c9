"""From printed names and labels to the people and delegations of the record."""
