"""The Gesundheitsbericht of a commune: what its chapters say, how it is written and kept."""
