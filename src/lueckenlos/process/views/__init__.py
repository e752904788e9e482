"""Pages of the commune's process."""
