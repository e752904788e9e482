"""Reads of papers: ``work`` the own Stelle's, ``shared`` what others have published or asked for."""
