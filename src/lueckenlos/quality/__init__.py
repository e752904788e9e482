"""Criteria and Selbsteinschätzung: several people say where an offer, a measure or the chain stands."""
