"""People from GENESIS and Zensus tables (12411-…, 1000A-…): by Gemeinde, Kreis, Land, with or without age and sex."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final

from lueckenlos.imports import genesis
from lueckenlos.imports.aliases import figures_content
from lueckenlos.imports.files import Upload
from lueckenlos.imports.genesis import Dimension, Flat, FlatFile
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.population.ages import EVERYBODY, Span, span_of
from lueckenlos.imports.population.rows import PeopleRow
from lueckenlos.imports.reading import open_table
from lueckenlos.imports.receipt import Note, Parsed, Rejected
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.formats import day

KREIS_WIDTH: Final = 5


@dataclass(slots=True)
class PeopleFile(Parsed[PeopleRow]):
    """``empty`` are regions with "-" throughout: dissolved, or really without people. ``names`` by key."""

    names: dict[str, str] = field(default_factory=dict)
    empty: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)


@cache
def measures() -> frozenset[str]:
    """Codes of measures that count people."""
    return frozenset(figures_content()["genesis"]["people"])


def parse(upload: Upload) -> PeopleFile:
    """BadInput ``genesis_no_people`` if no row counts people of a region."""
    flat = genesis.read_flat(open_table(upload.path, sheet=upload.options.blatt or None))
    parsed = PeopleFile(Kind.GENESIS_BEVOELKERUNG, [])
    parts: set[str] = set()
    filled: set[str] = set()
    for row in flat.rows:
        _take(row, flat, parsed, parts, filled)
    if not parsed.rows:
        raise BadInput("genesis_no_people")
    parsed.empty = set(parsed.names) - filled - parts
    if parts:
        # Aachen, Hannover, Saarbrücken and the boroughs of Berlin stand beside the Kreis they are a part of
        parsed.notes.append(Note("people_parts_left_out", {"count": len(parts)}))
    parsed.facts = {
        "statistik": flat.statistic_label,
        "zeitraum": ", ".join(day(each) for each in sorted(parsed.days)[-3:]),
    }
    return parsed


def _take(row: Flat, flat: FlatFile, parsed: PeopleFile, parts: set[str], filled: set[str]) -> None:
    if row.measure.code not in measures() or row.region is None:
        return
    key = row.region_key
    parsed.names.setdefault(key, row.region.label)
    if row.region.code == "KREISE" and len(key) > KREIS_WIDTH:
        parts.add(key)
        return
    place = _place(row.others)
    stichtag = genesis.day_of(row.time)
    if place is None or stichtag is None:
        return
    reading = flat.number(row)
    if reading is None or (reading.value or 0) < 0:
        parsed.rejected.append(Rejected(row.line, "number_unreadable", {"text": row.text[:40]}))
        return
    if row.text.strip() != "-" and row.text.strip() != "–":
        filled.add(key)
    parsed.days.add(stichtag)
    persons = None if reading.value is None else round(reading.value)
    parsed.rows.append(PeopleRow(row.line, (key,), stichtag, place[0], place[1], persons, reading.status))


@cache
def _place(others: tuple[Dimension, ...]) -> tuple[Span, str] | None:
    """(ages, sex) of a row; None where it counts a part that is neither, such as one nationality."""
    span, sex = EVERYBODY, ""
    for dimension in others:
        if dimension.total:
            continue
        if dimension.attribute in genesis.SEXES:
            sex = genesis.SEXES[dimension.attribute]
            continue
        found = span_of(dimension.label) if dimension.code.startswith("ALT") else None
        if found is None:
            return None
        span = found
    return span, sex


def totals_by_key(rows: list[PeopleRow]) -> Mapping[tuple[str, date], int]:
    """People of all ages by (region, day): the row that says so, else the sum of its age bands, else of both sexes."""
    whole: dict[tuple[str, date], int] = {}
    bands: dict[tuple[str, date], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        if row.persons is None:
            continue
        key = (row.area[0], row.stichtag)
        if row.span.all_ages and not row.sex:
            whole[key] = row.persons
        else:
            bands[key][f"{row.sex}{'+' if row.span.all_ages else ''}"] += row.persons
    for key, sums in bands.items():
        whole.setdefault(key, sums.get("") or sums.get("m+", 0) + sums.get("w+", 0) or sums["m"] + sums["w"])
    return whole
