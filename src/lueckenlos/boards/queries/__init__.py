"""Reads of Gremien. Every one starts from what the actor may see; the scope must be open."""
