"""What the pages of the reports show, arranged for reading."""
