"""Pages of the import of offers."""
