"""Lines of the audit trail for offers that an import has changed, written by the thousand.

Created offers get none of their own: the run has one line, its ledger names every offer, and a hundred thousand lines
would bury what people did that day.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import connection

from lueckenlos.directory.models import Offer
from lueckenlos.imports.offers.fields import OFFER_END, PLACE_END, SLOT, TERM_SETS
from lueckenlos.imports.offers.ledger import Entry
from lueckenlos.shared.bulk import insert_rows
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import AuditEntry
from lueckenlos.vocabulary.registry import vocabulary

_TITLE: Final = SLOT["title"]
_COLUMNS: Final = (
    "moment",
    "stelle_id",
    "user_id",
    "actor_name",
    "verb",
    "object_type",
    "object_id",
    "object_label",
    "changes",
)
_OBJECT: Final = Offer._meta.label_lower


def write(entries: Iterable[Entry], verb: str, *, by: Actor, now: datetime) -> None:
    """One line for every entry."""
    insert_rows(AuditEntry, _COLUMNS, _lines(entries, verb, by, now))


def _lines(entries: Iterable[Entry], verb: str, by: Actor, now: datetime) -> Iterator[tuple[Any, ...]]:
    moment = connection.ops.adapt_datetimefield_value(now)
    head = (moment, by.stelle.pk, by.user.pk if by.user else None, by.name)
    for entry in entries:
        changes = json.dumps(readable(entry.written or {}), ensure_ascii=False)
        yield (*head, verb, _OBJECT, str(entry.offer_id), entry.row.values[_TITLE], changes)


def readable(written: Mapping[str, Sequence[Any]]) -> dict[str, list[Any]]:
    """Changes in the form the trail keeps: slugs instead of bits, the parts of an address together."""
    found: dict[str, list[Any]] = {}
    for name, pair in written.items():
        if name in TERM_SETS:
            terms = vocabulary(TERM_SETS[name])
            found[name] = [terms.sorted(terms.from_bits(bits)) for bits in pair]
        elif OFFER_END <= SLOT[name] < PLACE_END:
            both = found.setdefault("places", ["", ""])
            found["places"] = [f"{text} {part}".strip() for text, part in zip(both, map(_text, pair), strict=True)]
        else:
            found[name] = list(pair)
    return found


def _text(value: Any) -> str:
    return "" if value is None else str(value)
