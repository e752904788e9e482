"""Forms of Qualifizierung."""
