"""Ties between organisations: drawn, measured and confirmed by the members themselves."""
