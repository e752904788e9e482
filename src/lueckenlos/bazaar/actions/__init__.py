"""Everything that changes a bazaar."""
