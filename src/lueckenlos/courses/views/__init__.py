"""Pages of Qualifizierung."""
