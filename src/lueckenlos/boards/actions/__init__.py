"""Writes of Gremien."""
