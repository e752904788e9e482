"""Writing offers, links and proposals."""
