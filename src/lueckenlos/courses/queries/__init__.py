"""Reading Qualifizierung; every door starts from what the actor sees."""
