"""Writing of articles and newsletters."""
