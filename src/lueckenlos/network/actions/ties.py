"""Writing ties by hand, and hiding what was computed wrongly."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.db.models import Q

from lueckenlos.network import rules
from lueckenlos.network.actions.spots import keep_spots
from lueckenlos.network.enums import DIRECTED, OWN_KINDS, Origin, TieKind
from lueckenlos.network.models import HiddenTie, Tie
from lueckenlos.network.queries.graph import found_ties
from lueckenlos.network.sources import FoundTie, organisation_of
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance

EDITABLE: Final = ("kind", "strength", "since", "until", "note")


@transaction.atomic
def create_tie(
    *, giver: int, receiver: int, values: Mapping[str, Any], today: date, by: Actor, origin: Origin = Origin.HAND
) -> Tie:
    """A tie between two organisations of the Stelle, by their keys.

    Raises Invalid ``tie_organisation_unknown``, ``tie_to_itself``, ``tie_twice``, ``tie_ends_first`` or
    ``tie_kind_unknown``.
    """
    ensure(rules.may_edit(by))
    ends = Organisation.objects.filter(stelle=by.stelle).in_bulk({giver, receiver})
    if giver not in ends or receiver not in ends:
        raise Invalid("tie_organisation_unknown")
    tie = Tie(stelle=by.stelle, giver=ends[giver], receiver=ends[receiver], origin=origin)
    changes = audit.changed(tie, {name: values[name] for name in EDITABLE if name in values})
    check(tie)
    tie.save()
    audit.record("network.tie.create", tie, by=by, changes=changes)
    keep_spots(by, today)
    return tie


@transaction.atomic
def update_tie(*, tie: Tie, values: Mapping[str, Any], seen: int, by: Actor) -> Tie:
    """Both ends stay. Raises Invalid ``changed_meanwhile`` and what ``create_tie`` raises."""
    ensure(rules.may_edit(by))
    row = locked(tie)
    advance(row, seen)
    changes = audit.changed(row, {name: values[name] for name in EDITABLE if name in values})
    check(row)
    if changes:
        row.save()
        audit.record("network.tie.update", row, by=by, changes=changes)
    return row


@transaction.atomic
def delete_tie(*, tie: Tie, by: Actor) -> None:
    """For an entry that was never true; a tie that is over gets an end."""
    ensure(rules.may_edit(by))
    row = locked(tie)
    audit.record("network.tie.delete", row, by=by, changes={"kind": (row.get_kind_display(), None)})
    row.delete()


@transaction.atomic
def hide_tie(*, one: FoundTie, reason: str, day: date, by: Actor) -> HiddenTie:
    """A computed tie between two organisations that does not hold. Raises Invalid ``found_tie_gone``."""
    ensure(rules.may_settle(by))
    giver, receiver = organisation_of(one.giver), organisation_of(one.receiver)
    if not reason.strip():
        raise Invalid("hide_reason_missing")
    if giver is None or receiver is None or not _still_found(one, day, by):
        raise Invalid("found_tie_gone")
    row, made = HiddenTie.objects.get_or_create(
        stelle=by.stelle,
        giver_id=giver,
        receiver_id=receiver,
        source=one.source,
        kind=one.kind,
        defaults={"reason": reason.strip()},
    )
    if made:
        audit.record("network.found.hide", row, by=by, changes={"reason": (None, row.reason)})
    return row


@transaction.atomic
def show_tie(*, hidden: HiddenTie, by: Actor) -> None:
    ensure(rules.may_settle(by))
    audit.record("network.found.show", hidden, by=by, changes={"reason": (hidden.reason, None)})
    hidden.delete()


def locked(tie: Tie) -> Tie:
    """The row alone first: PostgreSQL locks in a statement of its own."""
    return Tie.objects.select_for_update(of=("self",)).select_related("giver", "receiver").get(pk=tie.pk)


def check(tie: Tie) -> None:
    """Whether the tie can stand as it is."""
    if tie.giver_id == tie.receiver_id:
        raise Invalid("tie_to_itself")
    if tie.kind not in OWN_KINDS:
        raise Invalid("tie_kind_unknown")
    if tie.since and tie.until and tie.until < tie.since:
        raise Invalid("tie_ends_first")
    if tie.until is None and (other := open_tie(tie.giver_id, tie.receiver_id, tie.kind)) and other.pk != tie.pk:
        raise Invalid("tie_twice", kind=tie.get_kind_display(), giver=tie.giver.name, receiver=tie.receiver.name)


def open_tie(giver: int, receiver: int, kind: str) -> Tie | None:
    """The one open tie of this kind; for kinds without direction whichever end was named first."""
    ends = Q(giver=giver, receiver=receiver)
    if kind not in DIRECTED:
        ends |= Q(giver=receiver, receiver=giver)
    return Tie.objects.filter(ends, kind=TieKind(kind), until=None).first()


def _still_found(one: FoundTie, day: date, by: Actor) -> bool:
    wanted = (one.source, one.kind, frozenset({one.giver, one.receiver}))
    return any((row.source, row.kind, frozenset({row.giver, row.receiver})) == wanted for row in found_ties(by, day))
