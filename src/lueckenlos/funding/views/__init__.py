"""Pages of Antragsmappen and Förderprogramme."""
