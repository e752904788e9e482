"""Leitbild, Leitziele, Teilziele, Maßnahmen and Messwerte: from a confirmed hint to a result."""
