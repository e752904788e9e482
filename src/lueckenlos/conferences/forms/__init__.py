"""Forms of the conference pages."""
