"""Tables out of a file of SQL INSERT statements. Nothing is executed; only literal values are understood."""

import io
import re
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from lueckenlos.imports.reading import text
from lueckenlos.imports.reading.containers import Container, Format
from lueckenlos.shared.errors import BadInput

Value: TypeAlias = str | float | None
MAX_BYTES: Final = 20 * 1024 * 1024
_CREATE: Final = re.compile(r"CREATE TABLE (?:IF NOT EXISTS )?\"?([\w.]+)\"?\s*\((.*?)\n\)", re.DOTALL | re.IGNORECASE)
_COLUMN: Final = re.compile(r"^\s*\"?(\w+)\"?\s+[A-Za-z]")
_REFERENCE: Final = re.compile(r"FOREIGN KEY\s*\((\w+)\)\s*REFERENCES\s+([\w.]+)", re.IGNORECASE)
_NO_COLUMN: Final = frozenset({"primary", "foreign", "unique", "constraint", "check", "key"})
_INSERT: Final = re.compile(r"INSERT INTO\s+\"?([\w.]+)\"?\s*(?:\(([^)]*)\))?\s*VALUES", re.IGNORECASE)
_TOKEN: Final = re.compile(r"'((?:[^']|'')*)'|(NULL)|(-?\d+(?:\.\d+)?)|([(),;])|(\s+)|(--[^\n]*|/\*.*?\*/)", re.DOTALL)


@dataclass(slots=True)
class SqlTable:
    """``rows`` are (line, values by column); ``references`` are column → table."""

    name: str
    columns: list[str]
    references: dict[str, str] = field(default_factory=dict)
    rows: list[tuple[int, dict[str, Value]]] = field(default_factory=list)


def looks_like(sample: str) -> bool:
    return _INSERT.search(sample) is not None


def read_tables(container: Container) -> dict[str, SqlTable]:
    """BadInput ``sql_unreadable``, ``file_too_large``."""
    if container.format is not Format.TEXT:
        raise BadInput("sql_unreadable", line=1)
    found = text.inspect(container)
    with container.open() as stream, io.TextIOWrapper(stream, found.encoding) as lines:
        source = lines.read(MAX_BYTES + 1)
    if len(source) > MAX_BYTES:
        raise BadInput("file_too_large", megabytes=MAX_BYTES // (1024 * 1024))
    tables = dict(map(_created, _CREATE.finditer(source)))
    for insert in _INSERT.finditer(source):
        columns = [column.strip().strip('"') for column in (insert[2] or "").split(",") if column.strip()]
        table = tables.setdefault(insert[1], SqlTable(insert[1], columns))
        _read_rows(source, insert.end(), columns or table.columns, table)
    return tables


def _created(match: re.Match[str]) -> tuple[str, SqlTable]:
    columns = [
        column[1]
        for line in match[2].split("\n")
        if (column := _COLUMN.match(line)) and column[1].lower() not in _NO_COLUMN
    ]
    return match[1], SqlTable(match[1], columns, dict(_REFERENCE.findall(match[2])))


def _read_rows(source: str, place: int, columns: list[str], table: SqlTable) -> None:
    line = source.count("\n", 0, place) + 1
    row_line = line
    values: list[Value] = []
    while match := _TOKEN.match(source, place):
        string, null, number, mark, *_ = match.groups()
        place = match.end()
        if mark == "(":
            row_line, values = line, []
        elif mark == ")":
            table.rows.append((row_line, dict(zip(columns, values, strict=False))))
        elif mark == ";":
            return
        elif string is not None:
            values.append(string.replace("''", "'"))
        elif null or number:
            values.append(None if null else float(number))
        line += match[0].count("\n")
    raise BadInput("sql_unreadable", line=line)
