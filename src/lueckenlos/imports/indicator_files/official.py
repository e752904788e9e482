"""Parsers of official and other nationwide indicator files: GISD, Wegweiser Kommune, GENESIS/Regionalatlas, INKAR."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from lueckenlos.imports import genesis
from lueckenlos.imports.aliases import Meaning, meaning_of, year_in
from lueckenlos.imports.files import Options, Upload
from lueckenlos.imports.indicator_files.rows import FigureRow, in_range
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.numbers import read_number
from lueckenlos.imports.reading import Row, open_grid, open_table
from lueckenlos.imports.receipt import Parsed, Rejected
from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.registry import all_indicators
from lueckenlos.shared.errors import BadInput

GISD_LEVELS: Final = {"kreis_id": (5, "Kreise"), "gvb_id": (9, "Gemeindeverbände"), "gemeinde_id": (8, "Gemeinden")}
INKAR_HEAD: Final = ("Kennziffer", "Raumeinheit", "Aggregat")
_WEGWEISER: Final = frozenset({"Kommune", "GKZ", "ARS", "Bundesland"})
_SHOWN: Final = 12
_FIRST_GISD: Final = re.compile(r"GISD(_k|5|10)?_(19|20)\d\d")
_FIFTHS: Final = frozenset({"1", "2", "3", "4", "5"})


@dataclass(slots=True)
class FigureFile(Parsed[FigureRow]):
    """``width``: digits of the area key, 0 where keys of several levels mix; ``gone``: keys with "-" throughout."""

    width: int = 0
    gone: set[str] = field(default_factory=set)


def is_gisd(headings: Sequence[str]) -> bool:
    return {"year", "gisd_score"} <= set(headings) or is_first_gisd(headings)


def is_first_gisd(headings: Sequence[str]) -> bool:
    """The release of 2017: one column a year, another method, scores beyond 0 to 1."""
    return sum(1 for heading in headings if _FIRST_GISD.fullmatch(heading)) > 1


def is_wegweiser(headings: Sequence[str]) -> bool:
    return set(headings) >= _WEGWEISER


def is_inkar(first: Sequence[str]) -> bool:
    return tuple(cell.strip() for cell in first[:3]) == INKAR_HEAD


def chosen_indicator(options: Options) -> str:
    """The slug in the options; BadInput ``indicator_unknown``."""
    if options.indikator and options.indikator not in all_indicators():
        raise BadInput("indicator_unknown", slug=options.indikator)
    return options.indikator


def parse_gisd(upload: Upload) -> FigureFile:
    """Scores of Kreise (in Germany) or of units within one Land, which are two indicators: their 0 and 1 differ.

    The fifth of a Kreis in Germany comes along. BadInput ``gisd_level`` for PLZ, NUTS 2 and Raumordnungsregionen, which
    are no Gebiete here; ``gisd_first`` for the release of 2017.
    """
    table = open_table(upload.path, sheet=upload.options.blatt or None)
    if is_first_gisd(table.headings):
        raise BadInput("gisd_first")
    level = next((name for name in GISD_LEVELS if name in table.headings), None)
    if level is None or not is_gisd(table.headings):
        raise BadInput("gisd_level")
    slug = "gisd" if "gisd_5" in table.headings else "gisd-land"
    area, year, score = (table.headings.index(name) for name in (level, "year", "gisd_score"))
    fifth = table.headings.index("gisd_5") if slug == "gisd" and level == "kreis_id" else None
    width, label = GISD_LEVELS[level]
    parsed = FigureFile(Kind.GISD, [], width=width)
    for row in table.rows:
        reading = read_number(row.cells[score], english=True)
        if reading is None or not in_range(slug, reading.value):
            parsed.rejected.append(Rejected(row.line, "number_unreadable", {"text": row.cells[score][:40]}))
            continue
        key = row.cells[area].strip()
        parsed.rows.append(
            FigureRow(row.line, (key,), slug, row.cells[year].strip(), reading.value, None, None, reading.status)
        )
        if fifth is not None:
            _add_fifth(parsed, row.line, key, row.cells[year].strip(), row.cells[fifth].strip())
    _add_years(parsed)
    parsed.facts["ebene"] = label if slug == "gisd" else f"{label} innerhalb eines Landes"
    return parsed


def _add_fifth(parsed: FigureFile, line: int, key: str, year: str, text: str) -> None:
    if text in _FIFTHS:
        parsed.rows.append(FigureRow(line, (key,), "gisd-quintil", year, float(text), None, None, ValueStatus.OK))
    else:
        parsed.rejected.append(Rejected(line, "number_unreadable", {"text": text[:40]}))


def parse_wegweiser(upload: Upload) -> FigureFile:
    """One row a Kommune, one column a measure and year; the licence follows as a footer of quoted lines."""
    table = open_table(upload.path)
    if not is_wegweiser(table.headings):
        raise BadInput("wegweiser_layout")
    key, ars = table.headings.index("GKZ"), table.headings.index("ARS")
    columns = {place: (meaning, year_in(name)) for place, name, meaning in _values(table.headings)}
    if not columns:
        raise BadInput("no_known_indicator", names=", ".join(table.headings[6 : 6 + _SHOWN]))
    parsed = FigureFile(Kind.WEGWEISER, [])
    for row in table.rows:
        if not row.cells[key].strip().isdecimal():
            continue
        for place, (meaning, year) in columns.items():
            _add(
                parsed, row.line, (row.cells[ars].strip(), row.cells[key].strip()), meaning.slug, year, row.cells[place]
            )
    _add_years(parsed)
    return parsed


def _values(headings: Sequence[str]) -> Iterator[tuple[int, str, Meaning]]:
    for place, name in enumerate(headings):
        meaning = meaning_of(name)
        if meaning is not None and meaning.part == "value":
            yield place, name, meaning


def parse_genesis(upload: Upload) -> FigureFile:
    """Measures of a GENESIS flat file that are known by name, or the one named by ``indikator`` (and ``spalte``)."""
    chosen = chosen_indicator(upload.options)
    flat = genesis.read_flat(open_table(upload.path, sheet=upload.options.blatt or None))
    parsed = FigureFile(Kind.GENESIS_INDIKATOR, [])
    names: Counter[str] = Counter()
    filled: set[str] = set()
    for row in flat.rows:
        slug = _slug_of(row.measure, chosen, upload.options.spalte)
        names[f"{row.measure.label} ({row.measure.code})"] += 1
        if slug is None or row.region is None or not all(dimension.total for dimension in row.others):
            continue
        if row.region.code == "KREISE" and len(row.region_key) > 5:
            continue
        key = row.region_key
        parsed.gone.add(key)
        if row.text.strip() not in {"-", "–"}:
            filled.add(key)
        reading = flat.number(row)
        if reading is None or not in_range(slug, reading.value):
            parsed.rejected.append(Rejected(row.line, "number_unreadable", {"text": row.text[:40]}))
            continue
        period = genesis.period_of(row.time)
        parsed.rows.append(FigureRow(row.line, (key,), slug, period, reading.value, None, None, reading.status))
    if not parsed.rows:
        raise BadInput("no_known_indicator", names=", ".join(list(names)[:_SHOWN]))
    parsed.gone -= filled
    _add_years(parsed)
    parsed.facts |= {"statistik": flat.statistic_label, "merkmal": _labels(parsed)}
    return parsed


def _slug_of(measure: genesis.Measure, chosen: str, column: str) -> str | None:
    if chosen:
        return chosen if not column or column in {measure.code, measure.label} else None
    meaning = meaning_of(measure.label)
    return meaning.slug if meaning and meaning.part == "value" else None


def parse_inkar(upload: Upload) -> FigureFile:
    """INKAR export: sheet Daten, names of measures in the first row, years in the second."""
    chosen = chosen_indicator(upload.options)
    rows = open_grid(upload.path, sheet=upload.options.blatt or None).rows
    head = list(islice(rows, 2))
    if len(head) < 2 or not is_inkar(head[0].cells):
        raise BadInput("inkar_layout")
    columns = _inkar_columns(head, chosen, upload.options.spalte)
    if not columns:
        raise BadInput("no_known_indicator", names=", ".join(dict.fromkeys(filter(None, head[0].cells[3:]))))
    parsed = FigureFile(Kind.INKAR, [])
    for row in rows:
        key = row.cells[0].strip()
        for place, (slug, year) in columns.items():
            if place < len(row.cells):
                # INKAR leaves out Gemeinden it has no figure for; an empty cell is no zero
                _add(parsed, row.line, (key,), slug, year, row.cells[place])
    _add_years(parsed)
    parsed.facts["merkmal"] = _labels(parsed)
    return parsed


def _inkar_columns(head: Sequence[Row], chosen: str, column: str) -> dict[int, tuple[str, str]]:
    found: dict[int, tuple[str, str]] = {}
    for place, (name, year) in enumerate(zip(head[0].cells, head[1].cells, strict=False)):
        meaning = meaning_of(name)
        slug = meaning.slug if meaning and meaning.part == "value" else None
        if chosen:
            slug = chosen if place > 2 and (not column or column == name) else None
        if slug and year_in(year):
            found[place] = (slug, year_in(year))
    return found


def _add(parsed: FigureFile, line: int, area: tuple[str, ...], slug: str, period: str, text: str) -> None:
    reading = read_number(text, dash_is_zero=False)
    if reading is None or not in_range(slug, reading.value):
        parsed.rejected.append(Rejected(line, "number_unreadable", {"text": text[:40]}))
        return
    if reading.status is ValueStatus.MISSING and not text.strip():
        return
    parsed.rows.append(FigureRow(line, area, slug, period, reading.value, None, None, reading.status))


def _add_years(parsed: FigureFile) -> None:
    parsed.facts["zeitraum"] = years_of(parsed.rows)


def years_of(rows: Iterable[FigureRow]) -> str:
    """``1998–2021``, or the only one."""
    periods = sorted({row.period for row in rows})
    if not periods:
        return ""
    return periods[0] if len(periods) == 1 else f"{periods[0]}–{periods[-1]}"


def _labels(parsed: FigureFile) -> str:
    slugs = dict.fromkeys(row.indicator for row in parsed.rows)
    return ", ".join(all_indicators()[slug].label for slug in slugs)
