"""Quality criteria and the Selbsteinschätzung by several people."""
