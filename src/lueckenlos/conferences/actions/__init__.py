"""What can be done around a conference."""
