"""The public site: offers, events, registrations."""
