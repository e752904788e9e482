"""What the public templates show, as plain values."""
