"""Writes: publications with editions and files, Praxisbeispiele, and the index over both."""
