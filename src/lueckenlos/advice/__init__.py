"""The KGC's work with communes: Anfrage, Beratungsfall, Aktivität, and the board of all communes."""
