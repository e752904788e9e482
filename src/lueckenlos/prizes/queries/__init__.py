"""What of prizes somebody sees."""
