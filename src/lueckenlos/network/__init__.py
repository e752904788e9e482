"""Organisations and the ties between them: what holds the network, and who is missing."""
