"""GV100AD, the official Gemeindeverzeichnis as fixed-width text: 220 characters (not bytes) a record.

Satzbeschreibung GV100AD of the Statistisches Bundesamt; UTF-8 since about 2019, before that ISO-8859-1.
"""

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.imports.areas.rows import LEVELS, AreaList, AreaRow, key_at
from lueckenlos.imports.files import Upload, parse_day
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.reading import text
from lueckenlos.imports.reading.containers import Container, open_container
from lueckenlos.imports.receipt import Rejected
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.formats import day

LENGTH: Final = 220
AMBIGUOUS_PLZ: Final = "*****"


def looks_like(first_line: str) -> bool:
    """Satzart 10 with a date right behind it, padded to the length of a record."""
    return len(first_line.rstrip("\r\n")) >= LENGTH // 2 and first_line[:2] in LEVELS and first_line[2:10].isdecimal()


def parse(upload: Upload) -> AreaList:
    """BadInput ``gv100ad_empty`` if no record can be read."""
    container = open_container(upload.path)
    parsed = AreaList(Kind.GV100AD, [])
    for number, line in _lines(container):
        if line.strip():
            _record(number, line, parsed)
    if not parsed.rows:
        raise BadInput("gv100ad_empty")
    # people are counted at the end of a year; the list of a later day carries the last such count
    last_year_end = date(parsed.stand.year - 1, 12, 31)
    parsed.population_date = upload.options.day or last_year_end
    parsed.facts = {"stand": day(parsed.stand), "jahr": str(parsed.stand.year)}
    return parsed


def _lines(container: Container) -> Iterator[tuple[int, str]]:
    found = text.inspect(container)
    with container.open() as stream, io.TextIOWrapper(stream, found.encoding) as lines:
        yield from enumerate(lines, start=1)


def _record(number: int, line: str, parsed: AreaList) -> None:
    line = line.rstrip("\r\n").ljust(LENGTH)
    ebene = LEVELS.get(line[:2])
    stand = parse_day(line[2:10])
    if ebene is None or stand is None:
        parsed.rejected.append(Rejected(number, "gv100ad_no_record", {"text": line[:30].strip()}))
        return
    ars, ags = key_at(ebene, *(part.strip() for part in (line[10:12], line[12], line[13:15], line[18:22], line[15:18])))
    if not ars:
        parsed.rejected.append(Rejected(number, "area_key", {"text": line[10:22].strip()}))
        return
    parsed.stand = max(parsed.stand, stand)
    row = AreaRow(number, ebene, ars, ags, line[22:72].strip(), line[122:124].strip())
    if ebene is GebietsEbene.GEMEINDE:
        _fill_gemeinde(row, line, parsed)
    parsed.rows.append(row)


def _fill_gemeinde(row: AreaRow, line: str, parsed: AreaList) -> None:
    try:
        row.area_ha = Decimal(line[128:139].strip() or "0")
        row.population = int(line[139:150].strip() or "0")
        row.population_male = int(line[150:161].strip() or "0")
    except (InvalidOperation, ValueError):
        parsed.rejected.append(Rejected(row.line, "area_number", {"name": row.name}))
    plz = line[165:170].strip()
    row.plz = plz if plz != AMBIGUOUS_PLZ else ""
