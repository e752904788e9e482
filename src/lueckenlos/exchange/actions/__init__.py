"""Asking, answering, moderating, and mails about what is new."""
