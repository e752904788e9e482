"""Doors to articles and newsletters."""
