"""From addresses and forms to plain values."""
