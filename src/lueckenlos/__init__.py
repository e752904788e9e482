"""Lückenlos: Präventionsketten bauen, führen und zeigen."""

__version__ = "0.1.0"
