"""Existing tables of Praxisbeispiele and of publications into the library: seen first, then taken over."""
