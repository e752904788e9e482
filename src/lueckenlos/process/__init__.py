"""The Bausteine of a Präventionskette as parallel work streams: where they stand and what comes next."""
