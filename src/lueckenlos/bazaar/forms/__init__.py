"""Forms of the bazaar."""
