"""The census publishes a topic as one archive with a file a grid; the finest one counts."""

import re
from pathlib import Path
from typing import Final

from lueckenlos.imports.reading import Container, Format, Table, open_container
from lueckenlos.imports.reading.tables import table_in
from lueckenlos.shared.errors import BadInput

_MEMBER: Final = re.compile(r"(\d+)(k?m)-Gitter\.csv$", re.IGNORECASE)


def grid_members(container: Container) -> list[str]:
    """Grid files within an archive, the finest first."""
    found = [
        (int(match[1]) * (1_000 if match[2].lower() == "km" else 1), name)
        for name in container.members
        if (match := _MEMBER.search(name))
    ]
    return [name for _, name in sorted(found)]


def open_grid_table(path: Path, *, wanted: str = "") -> Table:
    """``wanted``: the part of an archive's file name that chooses it, such as ``1km``. BadInput ``file_no_sheet``."""
    container = open_container(path)
    members = grid_members(container)
    if container.format is Format.ZIP and members:
        chosen = next((name for name in members if wanted in name), None)
        if chosen is None:
            raise BadInput("file_no_sheet", sheet=wanted)
        container = Container(path, Format.TEXT, "zip", chosen, container.members)
    return table_in(container)
