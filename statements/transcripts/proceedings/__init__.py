"""A whole record from its lines: cover, turns, stage directions, votes, invitations."""
