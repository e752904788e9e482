"""Conversion keys into ``geo.Umstieg``: what became of units that are no more."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date

from django.db import connection, transaction

from lueckenlos.geo.models import Umstieg
from lueckenlos.imports import area_rules
from lueckenlos.imports.areas.umstieg import Step, parse
from lueckenlos.imports.datasets import new_receipt
from lueckenlos.imports.files import Upload
from lueckenlos.imports.ledger import close_source, open_source
from lueckenlos.imports.receipt import Control, Parsed, Progress, Receipt, Rejected, quiet
from lueckenlos.shared import bulk
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor

SUM_TOLERANCE = 0.01


@transaction.atomic
def load_umstieg(*, file: Upload, by: Actor | None, dry_run: bool = False, progress: Progress = quiet) -> Receipt:
    """BadInput ``umstieg_layout``."""
    ensure(area_rules.may_load_official(by))
    progress("read", 0, 1)
    parsed = parse(file)
    _reject_wrong_sums(parsed)
    parsed.rows = with_whole_people(parsed.rows)
    receipt = new_receipt(parsed, name=file.name, sha256=file.sha256)
    units = {(row.old, row.old_day) for row in parsed.rows}
    receipt.controls = [
        Control("control_umstieg_units", len(units)),
        Control("control_umstieg_shares", round(sum(row.share for row in parsed.rows), 2), len(units)),
    ]
    source = open_source(receipt, stelle=None)
    kept = _telling(parsed.rows)
    progress("write", 0, len(kept))
    _store(kept, receipt)
    return close_source(source, receipt, by=by, dry_run=dry_run)


def _reject_wrong_sums(parsed: Parsed[Step]) -> None:
    """The shares of one unit must add up to all of its people."""
    sums: Counter[tuple[str, object]] = Counter()
    for row in parsed.rows:
        sums[row.old, row.old_day] += row.share  # type: ignore[assignment] # typeshed: Counter holds int only
    wrong = {key for key, total in sums.items() if abs(total - 1) > SUM_TOLERANCE}
    for row in parsed.rows:
        if (row.old, row.old_day) in wrong:
            parsed.rejected.append(Rejected(row.line, "umstieg_sum", {"name": row.name}))
    parsed.rows = [row for row in parsed.rows if (row.old, row.old_day) not in wrong]


def with_whole_people(rows: list[Step]) -> list[Step]:
    """The people of the whole former unit in every line.

    Sheets differ: some give those of the part that moved, some those of the whole unit, and one those of the new unit.
    A number that cannot be the unit's own comes from the sheet of the nearest year.
    """
    by_unit: dict[tuple[str, date], list[Step]] = defaultdict(list)
    by_taker: dict[tuple[str, date], list[Step]] = defaultdict(list)
    for row in rows:
        by_unit[row.old, row.old_day].append(row)
        by_taker[row.new, row.old_day].append(row)
    foreign = {
        (row.old, row.old_day)
        for takings in by_taker.values()
        if len({row.old for row in takings}) > 1 and len({row.people for row in takings}) == 1
        for row in takings
    }
    known = {unit: _whole(parts) for unit, parts in by_unit.items() if unit not in foreign}
    years: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for (old, day), people in known.items():
        if people is not None:
            years[old].append((day, people))
    return [replace(row, people=known.get((row.old, row.old_day)) or _nearest(years[row.old], row)) for row in rows]


def _whole(parts: list[Step]) -> int | None:
    people = [row.people for row in parts if row.people is not None]
    if len(people) < len(parts):
        return None
    return people[0] if len(set(people)) == 1 else sum(people)


def _nearest(years: list[tuple[date, int]], row: Step) -> int | None:
    return min(years, key=lambda year: abs((year[0] - row.old_day).days))[1] if years else None


def _telling(rows: list[Step]) -> list[Step]:
    """Without units to which nothing happened: they are most of the file."""
    takers = {(row.new, row.old_day, row.new_day) for row in rows if not row.same}
    return [row for row in rows if not row.same or (row.new, row.old_day, row.new_day) in takers]


def _store(rows: list[Step], receipt: Receipt) -> None:
    columns = ("old", "old_day", "new", "new_day", "old_name", "share", "people")
    stored = {values[1:5]: values for values in Umstieg.objects.values_list("id", *columns)}
    day = connection.ops.adapt_datefield_value
    new, changed = [], []
    for row in {(row.old, row.old_day, row.new, row.new_day): row for row in rows}.values():
        before = stored.get((row.old, row.old_day, row.new, row.new_day))
        if before is None:
            new.append((row.old, day(row.old_day), row.new, day(row.new_day), row.name, row.share, row.people))
        elif before[5:] != (row.name, row.share, row.people):
            changed.append((row.name, row.share, row.people, before[0]))
        else:
            receipt.unchanged += 1
    bulk.insert_rows(Umstieg, columns, new)
    bulk.update_rows(Umstieg, ("old_name", "share", "people"), changed)
    receipt.new += len(new)
    receipt.changed += len(changed)
