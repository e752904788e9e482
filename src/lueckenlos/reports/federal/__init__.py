"""Länder side by side for the Bund: only what a KGC has released."""
