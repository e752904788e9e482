"""Pages of conferences, in the work area and behind links."""
