"""Beteiligung: surveys, ideas, circles of decision, and how far people take part."""
