"""Pages of the library's work area."""
