"""Pages of criteria and Selbsteinschätzungen."""
