"""What kind of file this is, judged by its content; its name does not count."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from lueckenlos.imports import genesis
from lueckenlos.imports.areas import auszug, changes, gv100ad, umstieg
from lueckenlos.imports.areas.features import layers_of, read_features
from lueckenlos.imports.areas.load_outlines import official_column
from lueckenlos.imports.grid import layouts
from lueckenlos.imports.grid.opening import grid_members
from lueckenlos.imports.indicator_files import geda, official, own
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.population import genesis_people, own_people, sql_dump
from lueckenlos.imports.reading import Container, Format, Row, Table, open_container, open_grid, open_table, text
from lueckenlos.imports.reading.records import is_point_file
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.text import sort_key

HEAD_ROWS: Final = 14
SAMPLE_ROWS: Final = 300
# a list of places or offers, whatever numbers it may hold besides
_ADDRESS_WORDS: Final = frozenset(
    "strasse str anschrift adresse plz postleitzahl telefon tel email e mail website homepage address postal code"
    " ansprechpartner ansprechperson traeger trager offnungszeiten".split()
) | {"e mail", "postal code", "phone number", "strasse und hausnummer"}
# a line per child instead of a line per area
_BIRTH_WORDS: Final = frozenset(
    {"geburtsdatum", "geburtstag", "geb datum", "geburtsdatum kind", "geburtsdatum des kindes"}
)


def recognise(path: Path, *, sheet: str = "") -> Kind:
    """``TABELLE`` for any table that is none of the known ones. BadInput if it is no table and no map either."""
    container = open_container(path)
    match container.format:
        case Format.XLSX | Format.XLS | Format.ODS:
            return _of_book(path, sheet)
        case Format.GPKG:
            return _of_outlines(container, sheet)
        case Format.ZIP if grid_members(container):
            return Kind.ZENSUS_GITTER
        case Format.ZIP:
            if not layers_of(container):
                raise BadInput("file_archive")
            return _of_outlines(container, sheet)
        case Format.TEXT:
            return _of_text(path, container)
    raise BadInput("file_not_table")


def _of_outlines(container: Container, layer: str) -> Kind:
    return Kind.UMRISSE if official_column(read_features(container, layer=layer)) else Kind.SOZIALRAEUME


def _of_text(path: Path, container: Container) -> Kind:
    sample = text.sample_of(container, text.inspect(container).encoding)
    start = sample.lstrip("\ufeff \t\r\n")
    if start.startswith("{") and "FeatureCollection" in sample:
        return Kind.TABELLE if is_point_file(sample) else _of_outlines(container, "")
    if sql_dump.looks_like(sample):
        return Kind.SOZIALATLAS
    if gv100ad.looks_like(start.split("\n", 1)[0]):
        return Kind.GV100AD
    return _of_table(open_table(path))


def _of_book(path: Path, wanted: str) -> Kind:
    for sheet in [wanted] if wanted else open_grid(path).sheets:
        head = list(islice(open_grid(path, sheet=sheet).rows, HEAD_ROWS))
        if head and (kind := _of_head(head)):
            return kind
    return _of_table(open_table(path, sheet=wanted or None))


def _of_head(head: list[Row]) -> Kind | None:
    if official.is_inkar(head[0].cells):
        return Kind.INKAR
    if umstieg.is_header(head[0].cells):
        return Kind.UMSTIEG
    if changes.is_header(head[:6]):
        return Kind.GEBIETSAENDERUNGEN
    return Kind.AUSZUG_GV if auszug.find_header(head) else None


def _of_table(table: Table) -> Kind:
    headings = table.headings
    if layouts.is_grid(headings):
        return Kind.ZENSUS_GITTER
    rows = list(islice(table.rows, SAMPLE_ROWS))
    if genesis.is_new(headings) or genesis.is_old(headings):
        return Kind.GENESIS_BEVOELKERUNG if _counts_people(headings, rows) else Kind.GENESIS_INDIKATOR
    if official.is_gisd(headings):
        return Kind.GISD
    if geda.is_geda(headings):
        return Kind.GEDA
    if official.is_wegweiser(headings):
        return Kind.WEGWEISER
    folded = {sort_key(heading) for heading in headings}
    if folded & _BIRTH_WORDS:
        raise BadInput("single_people")
    if folded & _ADDRESS_WORDS:
        return Kind.TABELLE
    if own_people.layout_of(headings, rows):
        return Kind.BEVOELKERUNG_EIGEN
    return Kind.INDIKATOR_EIGEN if own.layout_of(headings, rows) else Kind.TABELLE


def _counts_people(headings: Sequence[str], rows: Sequence[Row]) -> bool:
    known = genesis_people.measures()
    if genesis.is_new(headings):
        place = headings.index("value_variable_code")
        return any(row.cells[place] in known for row in rows)
    return any(heading.partition("__")[0] in known for heading in headings)
