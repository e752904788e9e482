"""What the pages and papers show, arranged for reading."""
