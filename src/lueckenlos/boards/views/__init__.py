"""Pages of Gremien."""
