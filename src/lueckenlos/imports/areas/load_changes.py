"""Gebietsänderungen into ``geo.Gebiet``: ends, successors, new keys, new names.

The statistical date counts, because the lists of Gemeinden follow it. Ends of units that no list has brought are
added, so that older figures find their successor. A partial transfer changes no unit: its row tells what moved, and a
second row with the giver as its own taker tells what stayed.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from django.db import transaction

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.imports import area_rules
from lueckenlos.imports.areas import changes
from lueckenlos.imports.areas.changes import Art, Change, Unit
from lueckenlos.imports.datasets import new_receipt
from lueckenlos.imports.files import Upload
from lueckenlos.imports.ledger import close_source, open_source
from lueckenlos.imports.receipt import Control, Note, Progress, Receipt, Rejected, quiet
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor

E = GebietsEbene
_LEVEL_OF: Final = {2: E.LAND, 3: E.REGIERUNGSBEZIRK, 4: E.REGION, 5: E.KREIS, 9: E.GEMEINDEVERBAND, 12: E.GEMEINDE}
_CONTROLS: Final = {
    Art.AUFLOESUNG: "control_dissolved",
    Art.TEILAUSGLIEDERUNG: "control_parts_moved",
    Art.SCHLUESSEL: "control_new_keys",
    Art.NAME: "control_new_names",
}


@transaction.atomic
def load_changes(*, file: Upload, by: Actor | None, dry_run: bool = False, progress: Progress = quiet) -> Receipt:
    """BadInput ``changes_no_header``; ``areas_missing`` before any list of Gemeinden was loaded."""
    ensure(area_rules.may_load_official(by))
    parsed = changes.parse(file)
    receipt = new_receipt(parsed, name=file.name, sha256=file.sha256)
    receipt.controls = list(_controls(parsed.rows))
    if not Gebiet.objects.filter(ebene=E.GEMEINDE).exists():
        raise BadInput("areas_missing")
    source = open_source(receipt, stelle=None)
    book = _Book(receipt, parsed.rows)
    for place, change in enumerate(sorted(parsed.rows, key=lambda row: (row.on, row.line))):
        progress("write", place, len(parsed.rows))
        book.take(change)
    receipt.unchanged = len(parsed.rows) - len(book.lines)
    return close_source(source, receipt, by=by, dry_run=dry_run)


def _controls(rows: list[Change]) -> Iterator[Control]:
    for art, code in _CONTROLS.items():
        units = {row.giver.ars for row in rows if art in row.arten}
        if units:
            yield Control(code, len(units))


class _Book:
    """Applies changes one after the other; a few dozen a month, so one query each is fine."""

    def __init__(self, receipt: Receipt, rows: list[Change]) -> None:
        self.receipt = receipt
        # a unit may be split among several takers, each with its share
        self.shares: dict[str, list[Change]] = defaultdict(list)
        for row in rows:
            if Art.AUFLOESUNG in row.arten:
                self.shares[row.giver.ars].append(row)
        self.lines: set[int] = set()  # lines that changed something
        self.touched: set[int] = set()

    def take(self, change: Change) -> None:
        if Art.AUFLOESUNG in change.arten:
            self._dissolve(change)
        if Art.SCHLUESSEL in change.arten:
            self._rekey(change)
        if Art.NAME in change.arten:
            self._rename(change)

    def _dissolve(self, change: Change) -> None:
        giver = self._find(change.giver) or self._add(change.giver, change, dissolved=True)
        self._end(giver, change)

    def _rekey(self, change: Change) -> None:
        """The same unit under another key; where both keys are stored, or two units merge, the old one ends."""
        if change.taker is None:
            self.receipt.rejected.append(Rejected(change.line, "change_no_taker", {"number": change.number}))
            return
        old, new = self._find(change.giver), self._find(change.taker)
        if old is None and change.giver.ags != change.taker.ags:
            old = self._add(change.giver, change, dissolved=True)
        if old is None or (new is not None and old.pk == new.pk):
            # a Gemeinde that only moved to another Verband keeps its AGS
            if new is not None and new.ars != change.taker.ars and new.gebietsstand < change.on:
                self._save(new, change, ars=change.taker.ars)
            return
        if new is None:
            self._save(old, change, ars=change.taker.ars, ags=self._ags(change.taker, old), gebietsstand=change.on)
        else:
            self._end(old, change)

    def _rename(self, change: Change) -> None:
        unit = self._find(change.taker) if change.taker else None
        if unit is not None and change.taker and unit.gebietsstand <= change.on and unit.name != change.taker.name:
            name = change.taker.name
            self._save(unit, change, name=name, sort_name=sort_key(name, length=120), gebietsstand=change.on)

    def _end(self, unit: Gebiet, change: Change) -> None:
        if unit.dissolved_on != change.on:
            self._save(unit, change, dissolved_on=change.on)
        taker = self._find(change.taker) if change.taker else None
        if taker is None and change.taker is not None:
            taker = self._add(change.taker, change, dissolved=False)
        if taker is not None and taker.pk != unit.pk and not unit.successors.filter(pk=taker.pk).exists():
            unit.successors.add(taker)
            self._mark(unit, change)

    def _find(self, unit: Unit) -> Gebiet | None:
        if len(unit.ars) == 12:
            return Gebiet.objects.filter(ebene=E.GEMEINDE, ags=unit.ags).first()
        return Gebiet.objects.filter(ars=unit.ars).first()

    def _add(self, unit: Unit, change: Change, *, dissolved: bool) -> Gebiet:
        """A unit known from this list only: its last day before the change, or its first."""
        level = _LEVEL_OF[len(unit.ars)]
        above = unit.ars[:5] if level in {E.GEMEINDE, E.GEMEINDEVERBAND} else unit.ars[:2]
        gebiet = Gebiet.objects.create(
            ebene=level,
            ars=unit.ars,
            ags=unit.ags or (unit.ars if level is E.KREIS else ""),
            name=unit.name,
            sort_name=sort_key(unit.name, length=120),
            parent=Gebiet.objects.filter(ars=above).first(),
            gebietsstand=_before(change.on) if dissolved else change.on,
            dissolved_on=change.on if dissolved else None,
            population=self._people(unit) if dissolved else None,
            area_ha=self._hectares(unit) if dissolved else None,
            source=self.receipt.attribution[:300],
        )
        self.receipt.new += 1
        self.touched.add(gebiet.pk)
        self.lines.add(change.line)
        if not dissolved:
            self.receipt.notes.append(Note("change_taker_added", {"name": unit.name, "key": unit.ags or unit.ars}))
        return gebiet

    def _save(self, unit: Gebiet, change: Change, **values: object) -> None:
        for name, value in values.items():
            setattr(unit, name, value)
        unit.save(update_fields=list(values))
        self._mark(unit, change)

    def _mark(self, unit: Gebiet, change: Change) -> None:
        self.lines.add(change.line)
        if unit.pk not in self.touched:
            self.touched.add(unit.pk)
            self.receipt.changed += 1

    def _people(self, unit: Unit) -> int | None:
        shares = [row.people for row in self.shares[unit.ars] if row.people is not None]
        return sum(shares) if shares else None

    def _hectares(self, unit: Unit) -> Decimal | None:
        shares = [row.area_ha for row in self.shares[unit.ars] if row.area_ha is not None]
        return sum(shares, Decimal(0)) if shares else None

    @staticmethod
    def _ags(unit: Unit, old: Gebiet) -> str:
        return unit.ags or (unit.ars if len(unit.ars) == 5 else old.ags)


def _before(day: date) -> date:
    return day - timedelta(days=1)
