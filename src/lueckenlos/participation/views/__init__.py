"""Pages of the Beteiligung."""
