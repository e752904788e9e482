"""Citizens take part: surveys, collections of ideas, degrees of participation."""
