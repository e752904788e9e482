"""What is read of a bazaar: by the office, at the till, behind a link."""
