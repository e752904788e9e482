"""Pages of articles and newsletters."""
