"""Geometry, conflicts, quick starts and the allotment of tables: pure, without database and clock."""
