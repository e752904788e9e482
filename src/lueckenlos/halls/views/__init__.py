"""Pages of hall plans."""
