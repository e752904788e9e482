"""Pages of the office, of applicants and of the jury."""
