"""Taking an import back: what it created goes, what it changed returns, and what people have touched since stays."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any, Final, TypeVar

from lueckenlos.directory.actions.search import index_offers
from lueckenlos.directory.models import Offer, OfferPlace
from lueckenlos.imports.enums import RowEffect, RunStatus
from lueckenlos.imports.models import ImportRow, ImportRun
from lueckenlos.imports.offers import stock, trail
from lueckenlos.imports.offers.fields import EMPTY, OFFER_END, PLACE_END, SLOT
from lueckenlos.imports.offers.keys import Keys
from lueckenlos.imports.offers.ledger import Entry
from lueckenlos.imports.offers.match import Result, Stored
from lueckenlos.imports.offers.writing import Changes, OfferWriter, merged
from lueckenlos.partners.models import Organisation
from lueckenlos.partners.queries import pointing_here
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

T = TypeVar("T")
CHUNK: Final = 2_000
SHOWN: Final = 500
_PLACE: Final = list(EMPTY[OFFER_END:PLACE_END])


@dataclass(slots=True)
class Undone:
    """What was taken back, and what had to stay with the reason."""

    removed: int = 0
    restored: int = 0
    organisations: int = 0
    left: list[dict[str, Any]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        counted = {"removed": self.removed, "restored": self.restored, "organisations": self.organisations}
        return {**counted, "left_count": len(self.left), "left": self.left[:SHOWN]}


def undo_run(run: ImportRun, *, by: Actor, now: datetime) -> Undone:
    """Take ``run`` back and say so in the run itself. The caller holds the transaction and the run."""
    undone = Undone()
    _remove_created(run, undone)
    _restore_changed(run, undone, by=by, now=now)
    undone.organisations = _remove_organisations(run)
    run.report = {**run.report, "undo": undone.as_json()}
    run.status, run.undone_at, run.heartbeat_at = RunStatus.ZURUECKGENOMMEN, now, None
    run.save()
    counts = {"removed": undone.removed, "restored": undone.restored, "left": len(undone.left)}
    audit.record("imports.run.undo", run, by=by, changes={name: (None, count) for name, count in counts.items()})
    return undone


def _remove_created(run: ImportRun, undone: Undone) -> None:
    rows = ImportRow.objects.filter(run=run, effect=RowEffect.ANGELEGT).order_by("line")
    pairs = rows.values_list("offer_id", "label").iterator(chunk_size=CHUNK)
    for chunk in _chunks(pairs):
        labels = {pk: label for pk, label in chunk if pk is not None}
        present = dict(Offer.objects.filter(pk__in=labels).values_list("pk", "changed_at"))
        touched = {pk for pk, changed_at in present.items() if changed_at != run.applied_at}
        touched |= _spoken_of(present)
        going = present.keys() - touched
        Offer.objects.filter(pk__in=going).delete()
        undone.removed += len(going)
        undone.left += [{"offer": pk, "label": labels[pk], "why": "undo_touched"} for pk in sorted(touched)]


def _spoken_of(offers: Iterable[int]) -> set[int]:
    """Offers a Träger has a link to or a proposal for: removing them would take that along."""
    keys = list(offers)
    found = Offer.objects.filter(pk__in=keys)
    links = found.filter(links__isnull=False).values_list("pk", flat=True)
    proposals = found.filter(proposals__isnull=False).values_list("pk", flat=True)
    return {*links, *proposals}


def _restore_changed(run: ImportRun, undone: Undone, *, by: Actor, now: datetime) -> None:
    rows = ImportRow.objects.filter(run=run, effect=RowEffect.GEAENDERT).order_by("line")
    keys = Keys()
    traeger, locator = stock.traeger_of(by.stelle), stock.locator_of(by.stelle)
    writer = OfferWriter(by.stelle, now, release=False, traeger=traeger, keys=keys, locator=locator)
    for chunk in _chunks(rows.iterator(chunk_size=CHUNK)):
        stored = {offer.id: offer for offer in stock.stored_among(by.stelle, [row.offer_id for row in chunk])}
        plans = [_plan(row, stored[row.offer_id], undone) for row in chunk if row.offer_id in stored]
        undone.left += [
            {"offer": row.offer_id, "label": row.label, "why": "undo_gone"}
            for row in chunk
            if row.offer_id not in stored
        ]
        real = [(row, offer, changes) for row, offer, changes in plans if changes]
        _write_back(real, writer, by=by, now=now)
        undone.restored += len(real)


def _plan(row: ImportRow, offer: Stored, undone: Undone) -> tuple[Result, Stored, Changes]:
    """The fields that still hold what the import wrote go back; the others are reported."""
    changes: Changes = {}
    later: list[str] = []
    for name, (before, after) in row.written.items():
        now = offer.values[SLOT[name]]
        if now == after:
            changes[name] = (now, before)
        elif now != before:
            later.append(name)
    if later:
        undone.left.append({"offer": offer.id, "label": row.label, "why": "undo_later", "fields": later})
    result = Result(row.line, [], merged(offer, changes), [])
    return result, offer, changes


def _write_back(
    plans: Sequence[tuple[Result, Stored, Changes]], writer: OfferWriter, *, by: Actor, now: datetime
) -> None:
    if not plans:
        return
    for row, _, changes in plans:
        row.traeger_key = writer.keys.name[changes["traeger"][1]] if changes.get("traeger", ("", ""))[1] else ""
    writer.update(plans)
    bare = [offer.place_id for row, offer, _ in plans if offer.place_id and row.values[OFFER_END:PLACE_END] == _PLACE]
    OfferPlace.objects.filter(pk__in=bare, gemeinde=None).delete()
    index_offers([offer.id for _, offer, _ in plans])
    trail.write(
        (
            Entry(row, RowEffect.GEAENDERT, offer.id, {name: list(pair) for name, pair in changes.items()})
            for row, offer, changes in plans
        ),
        "imports.offer.restore",
        by=by,
        now=now,
    )


def _remove_organisations(run: ImportRun) -> int:
    """Träger that the run created and nothing points to any more."""
    created = set(run.report.get("organisations", ()))
    removed = 0
    for chunk in _chunks(iter(sorted(created))):
        going = set(chunk)
        for model, column in pointing_here():
            rows = model._base_manager  # noqa: SLF001 -- whatever model it is, in whatever Stelle
            going -= set(rows.filter(**{f"{column}__in": going}).values_list(column, flat=True))
        removed += Organisation.objects.filter(pk__in=going).delete()[0]
    return removed


def _chunks(rows: Iterator[T]) -> Iterator[list[T]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk
