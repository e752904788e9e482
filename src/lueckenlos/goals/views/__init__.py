"""Pages of goals and measures."""
