"""Pages of events in the work area."""
