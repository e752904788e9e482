"""Forms of articles and newsletters."""
