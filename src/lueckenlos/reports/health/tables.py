"""Short ways to the tables of a Gesundheitsbericht."""

from collections.abc import Iterable, Sequence

from lueckenlos.reports.documents.tables import Column, Line, Table
from lueckenlos.reports.messages import health as words

# a report is read by people: longer lists say how much more there is
MOST_LINES = 30


def table(
    key: str,
    lines: Iterable[Line[str]],
    *,
    title: str = "",
    columns: Sequence[str] | None = None,
    most: int = MOST_LINES,
) -> Table[str]:
    """With the words that belong to the key; beyond ``most`` lines the note says how many are left out."""
    found = list(lines)
    more = [words.MORE.format(count=len(found) - most)] if len(found) > most else []
    heads = words.COLUMNS[key] if columns is None else columns
    return Table(
        key,
        title or words.TITLES[key],
        " ".join([*filter(None, [words.NOTES[key]]), *more]),
        tuple(Column(head, "text" if head in words.WORDS else "") for head in heads),
        tuple(found[:most]),
    )


def line(key: object, label: str, *values: object) -> Line[str]:
    return Line(str(key), label, tuple(str(value) or "–" for value in values))
