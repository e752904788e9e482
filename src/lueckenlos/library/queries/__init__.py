"""Reads: ``work`` the own Stelle's, ``shared`` what a commune is asked about, ``public`` what everybody may see."""
