"""Writing offers by the thousand: one prepared statement a table, no model instances.

Everything runs inside the one transaction of the caller, which also holds the lock that ``next_ids`` relies on.
"""

import json
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final

from django.db import connection

from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.models import Offer, OfferArea, OfferPlace
from lueckenlos.directory.rules import BEFORE_BIRTH, EXPECTANT, phases_of_age
from lueckenlos.imports.offers.fields import (
    EMPTY,
    OFFER_COLUMNS,
    OFFER_END,
    PLACE_COLUMNS,
    PLACE_END,
    SLOT,
    TRAEGER,
)
from lueckenlos.imports.offers.keys import Keys
from lueckenlos.imports.offers.locate import Locator
from lueckenlos.imports.offers.match import Result, Stored
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.bulk import Plain, insert_rows, next_ids, update_rows
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.registry import vocabulary

_TITLE: Final = SLOT["title"]
_SUMMARY: Final = SLOT["summary"]
_AGE_FROM: Final = SLOT["age_from_months"]
_AGE_TO: Final = SLOT["age_to_months"]
_GIVEN: Final = ("id", "public_id", "title_key", "traeger_id", "lebensphasen", "status")
_NAMED: Final = ("id", "name", "name_key")
_STAMPS: Final = ("created_at", "changed_at")
_ALWAYS: Final = (_TITLE, _SUMMARY)
_NO_PLACE: Final = list(EMPTY[OFFER_END:PLACE_END])
_GROUPS: Final = SLOT["zielgruppen"]
_BEFORE_BIRTH: Final = vocabulary("lebensphase")[BEFORE_BIRTH].flag
_EXPECTANT: Final = vocabulary("zielgruppe")[EXPECTANT].flag
_PHASE_FIELDS: Final = frozenset({"age_from_months", "age_to_months", "zielgruppen"})
Changes = dict[str, tuple[Any, Any]]


@dataclass(slots=True)
class OfferWriter:
    """Creates and changes offers of one Stelle. ``traeger`` maps keys of names to rows and grows."""

    stelle: Stelle
    now: datetime
    release: bool
    traeger: dict[str, int]
    keys: Keys
    locator: Locator
    filled: Collection[str] = OFFER_COLUMNS  # slots that a new row can fill
    drafts: int = 0  # offers that were to be released but say too little
    new_traeger: list[int] = field(default_factory=list)
    _columns: tuple[str, ...] = ()
    _filled: Callable[[Sequence[Any]], tuple[Any, ...]] = itemgetter(_TITLE, _SUMMARY)
    _same: Mapping[str, Plain] = field(default_factory=dict)

    def __post_init__(self) -> None:
        filled = [name for name in OFFER_COLUMNS if name in self.filled or SLOT[name] in _ALWAYS]
        self._filled = itemgetter(*(SLOT[name] for name in filled))
        self._columns = (*_GIVEN, *filled, *_STAMPS)
        rest = [column for column in Offer._meta.concrete_fields if column.column not in self._columns]
        self._same = _same_columns(rest, self.stelle)

    def create(self, rows: Sequence[Result]) -> range:
        """Insert one offer for every row with its place and area; returns their keys in the same order."""
        self._create_traeger(rows)
        ids = next_ids(Offer, len(rows))
        insert_rows(Offer, self._columns, self._offers(rows, ids), same=self._same, batch=len(rows))
        places = [
            (pk, 0, "", *row.values[OFFER_END:PLACE_END], row.gemeinde_id)
            for pk, row in zip(ids, rows, strict=True)
            if row.gemeinde_id or row.values[OFFER_END:PLACE_END] != _NO_PLACE
        ]
        insert_rows(OfferPlace, ("offer_id", "position", "label", *PLACE_COLUMNS, "gemeinde_id"), places)
        areas = ((pk, self.locator.area_for(row)) for pk, row in zip(ids, rows, strict=True))
        insert_rows(OfferArea, ("offer_id", "gebiet_id"), [pair for pair in areas if pair[1] is not None])
        return ids

    def update(self, rows: Sequence[tuple[Result, Stored, Changes]]) -> None:
        """Write the changed fields of stored offers."""
        self._create_traeger([row for row, _, changes in rows if "traeger" in changes])
        columns = ("title_key", "traeger_id", "lebensphasen", *OFFER_COLUMNS, "changed_at")
        stamp = connection.ops.adapt_datetimefield_value(self.now)
        insert_places: list[tuple[Any, ...]] = []
        update_places: list[tuple[Any, ...]] = []
        offers: list[tuple[Any, ...]] = []
        for row, stored, changes in rows:
            values = merged(stored, changes)
            traeger = self._traeger_id(row) if "traeger" in changes else stored.traeger_id
            phases = self._phases_after(stored, values, changes)
            offers.append((self.keys.text(values[_TITLE]), traeger, phases, *values[:OFFER_END], stamp, stored.id))
            # a second row may mean the same offer: it must not take this one back
            stored.values, stored.traeger_id, stored.phases = tuple(values), traeger, phases
            if any(OFFER_END <= SLOT[name] < PLACE_END for name in changes):
                place = (*values[OFFER_END:PLACE_END], row.gemeinde_id or stored.gemeinde_id)
                if stored.place_id is None:
                    insert_places.append((stored.id, 0, "", *place))
                else:
                    update_places.append((*place, stored.place_id))
        update_rows(Offer, columns, offers)
        insert_rows(OfferPlace, ("offer_id", "position", "label", *PLACE_COLUMNS, "gemeinde_id"), insert_places)
        update_rows(OfferPlace, (*PLACE_COLUMNS, "gemeinde_id"), update_places)

    def _offers(self, rows: Sequence[Result], ids: range) -> Iterator[tuple[Any, ...]]:
        filled, release = self._filled, self.release
        stamp = connection.ops.adapt_datetimefield_value(self.now)
        draft, released = OfferStatus.ENTWURF.value, OfferStatus.FREIGEGEBEN.value
        traeger = self.traeger
        for pk, public_id, row in zip(ids, fresh_public_ids(len(rows)), rows, strict=True):
            values = row.values
            status = draft
            if release:
                complete = values[_SUMMARY] and values[TRAEGER]
                status = released if complete else draft
                self.drafts += not complete
            phases = phase_bits(values)
            traeger_id = traeger.get(row.traeger_key) if row.traeger_key else None
            yield (pk, public_id, row.title_key, traeger_id, phases, status, *filled(values), stamp, stamp)

    def _create_traeger(self, rows: Iterable[Result]) -> None:
        known = self.traeger
        missing: dict[str, str] = {}
        for row in rows:
            key = row.traeger_key
            if key and key not in known:
                missing.setdefault(key, row.values[TRAEGER])
        if not missing:
            return
        ids = next_ids(Organisation, len(missing))
        named = ((pk, name, key) for pk, (key, name) in zip(ids, missing.items(), strict=True))
        rest = [column for column in Organisation._meta.concrete_fields if column.name not in _NAMED]
        insert_rows(Organisation, _NAMED, named, same=_same_columns(rest, self.stelle))
        known.update(zip(missing, ids, strict=True))
        self.new_traeger.extend(ids)

    def _traeger_id(self, row: Result) -> int | None:
        return self.traeger.get(self.keys.name[row.values[TRAEGER]])

    def _phases_after(self, stored: Stored, values: Sequence[Any], changes: Changes) -> int:
        """Lebensphasen follow the age unless somebody has fixed them, as everywhere else."""
        if stored.phases_fixed or _PHASE_FIELDS.isdisjoint(changes):
            return stored.phases
        return phase_bits(values) or stored.phases


def merged(stored: Stored, changes: Changes) -> list[Any]:
    """The values of an offer after the changes."""
    values = list(stored.values)
    for name, (_, new) in changes.items():
        values[SLOT[name]] = new
    return values


def phase_bits(values: Sequence[Any]) -> int:
    """Lebensphasen of a row as a bit mask, as ``directory.rules.phases_of_offer`` derives them; 0 for none."""
    before_birth = _BEFORE_BIRTH if (values[_GROUPS] or 0) & _EXPECTANT else 0
    return _age_bits(values[_AGE_FROM], values[_AGE_TO]) | before_birth


@lru_cache(maxsize=16_384)
def _age_bits(low: int | None, high: int | None) -> int:
    return vocabulary("lebensphase").to_bits(phases_of_age(low, high))


def fresh_public_ids(count: int) -> list[str]:
    """Public keys nobody has yet: at a million offers, chance alone would break every tenth large import."""
    found: dict[str, None] = {}
    while len(found) < count:
        need = count - len(found)
        digits = secrets.token_hex(5 * need)
        drawn = dict.fromkeys(digits[start : start + 10] for start in range(0, 10 * need, 10))
        for used in _taken(list(drawn)):
            del drawn[used]
        found.update(drawn)
    return list(found)


def _taken(drawn: list[str]) -> list[str]:
    """Those of these public keys that any Stelle already uses."""
    marks = ", ".join(["%s"] * len(drawn))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT public_id FROM directory_offer WHERE public_id IN ({marks})", drawn)  # noqa: S608 -- marks
        return [used for (used,) in cursor.fetchall()]


def _same_columns(columns: Iterable[Any], stelle: Stelle) -> dict[str, Plain]:
    return {str(column.column): _same_for_all(column, stelle) for column in columns}


def _same_for_all(column: Any, stelle: Stelle) -> Plain:
    """What a column holds in every fresh row."""
    if column.name == "stelle":
        return stelle.pk
    if not column.has_default():
        return "" if column.empty_strings_allowed and not column.null else None
    value = column.get_prep_value(column.get_default())
    return value if isinstance(value, int | str | None) else json.dumps(value)
