"""Pages of the KGC's office, the commune's side of them, and the public form."""
