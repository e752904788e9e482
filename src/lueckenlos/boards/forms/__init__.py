"""What people type around Gremien."""
