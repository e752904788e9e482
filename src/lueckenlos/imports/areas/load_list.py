"""An official list into ``geo.Gebiet``: one row per key, at its newest Gebietsstand.

* A newer list updates what it names, adds what is new, and marks what it no longer names as dissolved.
* An older list changes nothing that a newer one has said. It only adds units that are missing, as dissolved ones.
* ``dissolved_on`` is the day after the last list that names the unit, until a list of Gebietsänderungen knows better.
* A Gemeinde is known by its AGS: its ARS changes whenever its Verband does, and the row (with all that hangs on it)
  must stay the same. Kreis and Verband are known by their ARS.
* Values a list does not have (coordinates in GV100AD, PLZ in 1990) stay as they are.
"""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from django.db import transaction

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.imports import area_rules
from lueckenlos.imports.areas import auszug, checks, gv100ad
from lueckenlos.imports.areas.rows import AreaList, AreaRow
from lueckenlos.imports.datasets import bezeichnung, new_receipt
from lueckenlos.imports.files import Upload
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.ledger import close_source, open_source
from lueckenlos.imports.receipt import Note, Progress, Receipt, Rejected, quiet
from lueckenlos.imports.writing import insert_all, update_all
from lueckenlos.shared.bulk import next_ids
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor

E = GebietsEbene
BUND: Final = ("0", "Deutschland")
ONE_DAY: Final = timedelta(days=1)
_PARENT_LENGTH: Final = {E.GEMEINDE: 5, E.GEMEINDEVERBAND: 5, E.KREIS: 2, E.REGION: 2, E.REGIERUNGSBEZIRK: 2}
_VALUES: Final = (
    "ags",
    "name",
    "sort_name",
    "bezeichnung",
    "textkennzeichen",
    "population",
    "population_male",
    "population_date",
    "area_ha",
    "plz",
    "lat",
    "lon",
)
_WRITTEN: Final = ("ars", "parent_id", "gebietsstand", "dissolved_on", "source", *_VALUES)


@transaction.atomic
def load_list(
    *, file: Upload, kind: Kind, by: Actor | None, dry_run: bool = False, progress: Progress = quiet
) -> Receipt:
    """Load GV100AD or an Auszug. BadInput for files that are none or whose totals cannot be true."""
    ensure(area_rules.may_load_official(by))
    progress("read", 0, 1)
    parsed = gv100ad.parse(file) if kind is Kind.GV100AD else auszug.parse(file)
    _keep_land(parsed, file.options.land)
    receipt = new_receipt(parsed, name=file.name, sha256=file.sha256)
    receipt.controls = checks.controls_of(parsed)
    if not file.options.land:
        checks.check_whole(parsed, receipt.controls)
    stored = _Stored.load()
    newest = stored.newest(laender_of(parsed))
    checks.check_people(parsed, stored.people_by_land(), newest.year if newest else None)
    source = open_source(receipt, stelle=None)
    progress("write", 0, len(parsed.rows))
    _Merge(parsed, stored, receipt, whole=not file.options.land).run()
    return close_source(source, receipt, by=by, dry_run=dry_run)


def _keep_land(parsed: AreaList, land: str) -> None:
    if land:
        parsed.rows = [row for row in parsed.rows if row.ars.startswith(land)]


def laender_of(parsed: AreaList) -> set[str]:
    """Keys of the Länder in a list."""
    return {row.ars for row in parsed.of_level(E.LAND)}


class _Stored:
    """All official Gebiete, by what identifies them."""

    def __init__(self, rows: list[Gebiet]) -> None:
        self.rows = rows
        self.by_ars = {row.ars: row for row in rows}
        self.by_ags = {row.ags: row for row in rows if row.ebene == E.GEMEINDE}
        self.laender = {row.ars: row.gebietsstand for row in rows if row.ebene == E.LAND}

    @classmethod
    def load(cls) -> "_Stored":
        return cls(list(Gebiet.objects.exclude(ebene=E.SOZIALRAUM)))

    def of(self, row: AreaRow) -> Gebiet | None:
        if row.ebene is E.GEMEINDE:
            return self.by_ags.get(row.ags)
        return self.by_ars.get(row.ars)

    def newest(self, laender: set[str]) -> date | None:
        """Day of the newest list that named one of these Länder; lists of changes leave Länder alone."""
        return max((stand for land, stand in self.laender.items() if land in laender), default=None)

    def people_by_land(self) -> dict[str, int]:
        return {row.ars: row.population for row in self.rows if row.ebene == E.LAND and row.population}


class _Merge:
    """One list against what is stored."""

    def __init__(self, parsed: AreaList, stored: _Stored, receipt: Receipt, *, whole: bool) -> None:
        self.parsed, self.stored, self.receipt, self.whole = parsed, stored, receipt, whole
        newest = stored.newest(laender_of(parsed))
        self.older = newest is not None and parsed.stand < newest
        self.new: list[Gebiet] = []
        self.changed: list[Gebiet] = []
        self.moved: list[Gebiet] = []  # those whose ARS changes
        self.named: set[int] = set()
        self.kept = 0

    def run(self) -> None:
        self._add_sums()
        seen: set[tuple[int, str]] = set()
        for row in self.parsed.rows:
            key = (row.ebene, row.ags if row.ebene is E.GEMEINDE else row.ars)
            if key in seen:
                self.parsed.rejected.append(Rejected(row.line, "area_twice", {"name": row.name, "key": row.ars}))
                continue
            seen.add(key)
            self._take(row)
        dissolved = [] if self.older else self._dissolve_missing()
        self._write()
        self._report(len(dissolved))

    def _add_sums(self) -> None:
        """People and hectares of the larger units, which the lists leave empty; and the Bund."""
        people: dict[str, int] = defaultdict(int)
        male: dict[str, int] = defaultdict(int)
        hectares: dict[str, Decimal] = defaultdict(Decimal)
        for row in self.parsed.of_level(E.GEMEINDE):
            for length in (0, 2, 3, 4, 5, 9):
                key = row.ars[:length]
                people[key] += row.population or 0
                male[key] += row.population_male or 0
                hectares[key] += row.area_ha or 0
        if self.whole:
            self.parsed.rows.insert(0, AreaRow(0, E.BUND, BUND[0], "", BUND[1]))
        for row in self.parsed.rows:
            key = "" if row.ebene is E.BUND else row.ars
            if row.ebene is not E.GEMEINDE and key in people:
                row.population, row.population_male, row.area_ha = people[key], male[key], hectares[key]

    def _take(self, row: AreaRow) -> None:
        gebiet = self.stored.of(row)
        if gebiet is None:
            self.new.append(self._made(row))
            return
        self.named.add(gebiet.pk)
        if gebiet.gebietsstand > self.parsed.stand:
            self.kept += 1
            return
        self._update(gebiet, row)

    def _made(self, row: AreaRow) -> Gebiet:
        gebiet = Gebiet(ebene=row.ebene, ars=row.ars, gebietsstand=self.parsed.stand, source=self._source())
        for name, value in self._values(row).items():
            setattr(gebiet, name, value)
        if self.older:
            gebiet.dissolved_on = self.parsed.stand + ONE_DAY
        return gebiet

    def _values(self, row: AreaRow) -> dict[str, Any]:
        """What this row says; nothing for what it does not say."""
        values: dict[str, Any] = {"ags": row.ags, "name": row.name, "sort_name": sort_key(row.name, length=120)}
        if row.textkennzeichen:
            values |= {"textkennzeichen": row.textkennzeichen, "bezeichnung": bezeichnung(row.textkennzeichen)}
        if row.population is not None:
            values |= {"population": row.population, "population_date": self.parsed.population_date}
            values["population_male"] = row.population_male
        optional = {"area_ha": row.area_ha, "plz": row.plz or None, "lat": row.lat, "lon": row.lon}
        return values | {name: value for name, value in optional.items() if value is not None}

    def _update(self, gebiet: Gebiet, row: AreaRow) -> None:
        values = self._values(row)
        if len(row.ars) == 12 or row.ebene is not E.GEMEINDE:
            values["ars"] = row.ars
        values["dissolved_on"] = self._dissolved_on(gebiet)
        different = [name for name, value in values.items() if getattr(gebiet, name) != value]
        newer = gebiet.gebietsstand != self.parsed.stand
        if not different and not newer:
            self.receipt.unchanged += 1
            return
        if "ars" in different:
            self.moved.append(gebiet)
        for name in different:
            setattr(gebiet, name, values[name])
        gebiet.gebietsstand, gebiet.source = self.parsed.stand, self._source()
        self.changed.append(gebiet)
        if different:
            self.receipt.changed += 1
        else:
            self.receipt.confirmed += 1

    def _dissolved_on(self, gebiet: Gebiet) -> date | None:
        """A list that names a unit proves that it stood on the list's day."""
        end = gebiet.dissolved_on
        if end is None or end > self.parsed.stand:
            return end
        return self.parsed.stand + ONE_DAY if self.older else None

    def _dissolve_missing(self) -> list[Gebiet]:
        levels = {row.ebene for row in self.parsed.rows}
        laender = laender_of(self.parsed)
        gone = [
            gebiet
            for gebiet in self.stored.rows
            if gebiet.pk not in self.named
            and gebiet.dissolved_on is None
            and gebiet.gebietsstand < self.parsed.stand
            and gebiet.ebene in levels
            and gebiet.ars[:2] in laender
        ]
        for gebiet in gone:
            gebiet.dissolved_on = gebiet.gebietsstand + ONE_DAY
        self.changed.extend(gone)
        self.receipt.changed += len(gone)
        return gone

    def _write(self) -> None:
        for gebiet, key in zip(self.new, next_ids(Gebiet, len(self.new)) if self.new else (), strict=True):
            gebiet.pk = key
        ids = {gebiet.ars: gebiet.pk for gebiet in (*self.stored.rows, *self.new)}
        for gebiet in (*self.new, *self.changed):
            length = _PARENT_LENGTH.get(E(gebiet.ebene))
            above = BUND[0] if gebiet.ebene == E.LAND else gebiet.ars[:length] if length else ""
            gebiet.parent_id = ids.get(above)
        # two Gemeinden may swap keys in one list; the unique column would object half-way
        parked = [Gebiet(pk=gebiet.pk, ars=f"~{gebiet.pk}") for gebiet in self.moved]
        update_all(parked, ["ars"])
        self.new.sort(key=lambda gebiet: gebiet.ebene)
        insert_all(self.new, ["id", "ebene", *_WRITTEN])
        update_all(self.changed, _WRITTEN)
        self._carry_sozialraeume()
        self.receipt.new = len(self.new)

    def _carry_sozialraeume(self) -> None:
        """A Sozialraum's key begins with that of its Gemeinde."""
        keys = {gebiet.pk: gebiet.ars for gebiet in self.moved}
        rows = list(Gebiet.objects.filter(ebene=E.SOZIALRAUM, parent__in=keys))
        for row in rows:
            own = row.ars.partition("-")[2]
            row.ars = f"{keys[row.parent_id or 0]}-{own}"
        update_all(rows, ["ars"])

    def _report(self, dissolved: int) -> None:
        if dissolved:
            self.receipt.notes.append(Note("areas_dissolved", {"count": dissolved}))
        if self.older:
            self.receipt.notes.append(Note("areas_older", {"kept": self.kept, "added": len(self.new)}))

    def _source(self) -> str:
        return self.receipt.attribution[:300]
