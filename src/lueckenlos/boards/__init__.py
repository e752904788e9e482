"""Gremien, their Sitzungen, papers, Beschlüsse and Empfehlungen, and what became of them."""
