"""Papers that travel between Stellen: versions, taking over, differences, comment rounds."""
