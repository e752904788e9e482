"""The platform's own table of offers: what each column of the CSV and XLSX file holds.

The export writes by ``COLUMNS`` and the import reads by them, so that a file goes out and comes back unchanged.
Format: UTF-8, ``;`` between cells, ``|`` between several values of one cell, slugs for vocabulary terms, ISO dates,
``.`` as decimal mark. A cell that a spreadsheet would run as a formula gets a leading ``'`` in the CSV file.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import Any, Final

from django.db.models import BigIntegerField, QuerySet
from django.db.models.functions import Cast

from lueckenlos.directory.models import Offer, OfferPlace
from lueckenlos.vocabulary.registry import vocabulary

DELIMITER: Final = ";"
SEPARATOR: Final = "|"
# first characters that make Excel, LibreOffice or Google Sheets compute a cell instead of showing it
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
CHUNK: Final = 2_000


class Kind(StrEnum):
    TEXT = "text"
    NUMBER = "number"  # whole, not negative
    DECIMAL = "decimal"
    DATE = "date"
    CHOICE = "choice"  # one of the field's own choices
    TERM = "term"  # one slug of ``vocabulary``
    TERMS = "terms"  # several slugs of ``vocabulary``, joined by SEPARATOR


class Source(StrEnum):
    """Which row the value lies on."""

    OFFER = "offer"
    PLACE = "place"  # the offer's first place
    TRAEGER = "traeger"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, where its value lies (``source``, ``field``) and how it is written."""

    name: str
    kind: Kind
    field: str
    source: Source = Source.OFFER
    vocabulary: str = ""

    @property
    def path(self) -> str:
        """Where a query starting from its row finds the value."""
        return {Source.TRAEGER: f"traeger__{self.field}"}.get(self.source, self.field)

    def cell(self, value: Any) -> str:
        """The value as text of the file, not yet protected against formulas. Term sets come as their bit mask."""
        if value is None or value == "":
            return ""
        if self.kind is Kind.TERMS:
            return _joined(self.vocabulary, value)
        return value.isoformat() if isinstance(value, date) else str(value)


def _place(name: str, kind: Kind = Kind.TEXT) -> Column:
    return Column(name, kind, name, Source.PLACE)


def _terms(name: str, slug: str) -> Column:
    return Column(name, Kind.TERMS, name, vocabulary=slug)


COLUMNS: Final = (
    Column("titel", Kind.TEXT, "title"),
    Column("kurzbeschreibung", Kind.TEXT, "summary"),
    Column("traeger", Kind.TEXT, "name", Source.TRAEGER),
    _place("strasse"),
    _place("hausnummer"),
    _place("plz"),
    _place("ort"),
    Column("ags", Kind.TEXT, "gemeinde__ags", Source.PLACE),
    _place("lat", Kind.DECIMAL),
    _place("lon", Kind.DECIMAL),
    Column("alter_von_monate", Kind.NUMBER, "age_from_months"),
    Column("alter_bis_monate", Kind.NUMBER, "age_to_months"),
    _terms("handlungsfelder", "handlungsfeld"),
    _terms("lebenslagen", "lebenslage"),
    _terms("lebenswelten", "lebenswelt"),
    _terms("zielgruppen", "zielgruppe"),
    Column("angebotsform", Kind.TERM, "angebotsform", vocabulary="angebotsform"),
    Column("reichweite", Kind.TERM, "reichweite", vocabulary="reichweite"),
    _terms("zugang", "zugang"),
    Column("kosten", Kind.TERM, "kosten_art", vocabulary="kosten"),
    _terms("sprachen", "sprache"),
    Column("rollstuhlgerecht", Kind.CHOICE, "rollstuhlgerecht"),
    Column("telefon", Kind.TEXT, "phone"),
    Column("email", Kind.TEXT, "email"),
    Column("website", Kind.TEXT, "website"),
    Column("laufzeit_von", Kind.DATE, "laufzeit_von"),
    Column("laufzeit_bis", Kind.DATE, "laufzeit_bis"),
    Column("foerderende", Kind.DATE, "foerderende"),
    Column("plaetze", Kind.NUMBER, "plaetze"),
    Column("stand", Kind.DATE, "stand"),
    _terms("uebergaenge", "uebergang"),
)
# written by the export, welcome in an import: the row then finds its offer again even after a new title
IDENTITY: Final = Column("kennung", Kind.TEXT, "public_id")
ALL_COLUMNS: Final = (*COLUMNS, IDENTITY)
_PLACES: Final = tuple(column for column in COLUMNS if column.source is Source.PLACE)
_OWN: Final = tuple(column for column in ALL_COLUMNS if column.source is not Source.PLACE)
_NOWHERE: Final = (None,) * len(_PLACES)
# where each column's value lies once the offer's own values and those of its place stand side by side
_PLAN: Final = [(column, (_OWN + _PLACES).index(column)) for column in ALL_COLUMNS]
BY_NAME: Final = {column.name: column for column in ALL_COLUMNS}


def export_rows(offers: QuerySet[Offer]) -> Iterator[list[str]]:
    """The heading, then one row of plain text an offer; two queries for 2,000 of them, whatever their number."""
    yield [column.name for column in ALL_COLUMNS]
    # sets as the numbers they are stored as: making a frozenset of each would take most of the time
    paths = [Cast(one.path, BigIntegerField()) if one.kind is Kind.TERMS else one.path for one in _OWN]
    rows = offers.values_list("pk", *paths).iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        places = _first_places([row[0] for row in chunk])
        for key, *own in chunk:
            values = (*own, *places.get(key, _NOWHERE))
            yield [column.cell(values[position]) for column, position in _PLAN]


def _first_places(offers: list[int]) -> dict[int, tuple[Any, ...]]:
    """The columns of each offer's first place."""
    rows = OfferPlace.objects.filter(offer__in=offers).order_by("offer", "position", "id")
    found: dict[int, tuple[Any, ...]] = {}
    for key, *values in rows.values_list("offer", *(one.path for one in _PLACES)):
        found.setdefault(key, tuple(values))
    return found


def csv_lines(rows: Iterable[list[str]]) -> Iterator[str]:
    """CSV text line by line, formulas made harmless; the first line carries the byte order mark Excel looks for."""
    mark = "\ufeff"
    for row in rows:
        yield mark + DELIMITER.join(_quoted(protect(cell)) for cell in row) + "\r\n"
        mark = ""


def protect(cell: str) -> str:
    """Put ``'`` before a text that a spreadsheet would compute. ``unprotect`` takes exactly this away again."""
    return f"'{cell}" if cell.lstrip("'").startswith(FORMULA_STARTS) else cell


def unprotect(cell: str) -> str:
    """Undo ``protect``; any other text (such as ``+49 3476 …`` from elsewhere) stays as it is. For CSV files only."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA_STARTS) else cell


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in ';"\r\n') or cell != cell.strip():
        return '"' + cell.replace('"', '""') + '"'
    return cell


@lru_cache(maxsize=16_384)
def _joined(slug: str, bits: int) -> str:
    known = vocabulary(slug)
    return SEPARATOR.join(known.sorted(known.from_bits(bits)))
