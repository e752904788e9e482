"""Pages of the bazaar."""
