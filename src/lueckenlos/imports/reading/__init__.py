"""Opening files from outside: what they are, how they are packed, encoded and separated, but not what they mean.

Every failure is a ``BadInput`` whose code starts with ``file_``; its sentence stands in ``imports/area_messages.py``.
"""

from lueckenlos.imports.reading.containers import Container, Format, open_container
from lueckenlos.imports.reading.tables import Grid, Row, Table, open_grid, open_table

__all__ = ["Container", "Format", "Grid", "Row", "Table", "open_container", "open_grid", "open_table"]
