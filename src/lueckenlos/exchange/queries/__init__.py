"""Doors to questions and answers."""
