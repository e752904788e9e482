"""Writes about hall plans."""
