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
from lueckenlos.network.queries.graph import bodies_for, found_ties
from lueckenlos.network.sources import FoundTie, is_body, organisation_of
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance

EDITABLE: Final = ("kind", "strength", "since", "until", "note")


@transaction.atomic
def create_tie(
    *, giver: str, receiver: str, values: Mapping[str, Any], today: date, by: Actor, origin: Origin = Origin.HAND
) -> Tie:
    """A tie between two actors of the Stelle, by their keys; one of them can be a Gremium.

    Raises Invalid ``tie_organisation_unknown``, ``tie_to_itself``, ``tie_of_bodies``, ``tie_twice``,
    ``tie_ends_first`` or ``tie_kind_unknown``.
    """
    ensure(rules.may_edit(by))
    tie = Tie(stelle=by.stelle, origin=origin)
    _set_ends(tie, giver, receiver, by)
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
    if tie.kind not in OWN_KINDS:
        raise Invalid("tie_kind_unknown")
    if tie.since and tie.until and tie.until < tie.since:
        raise Invalid("tie_ends_first")
    if tie.until is None and (other := open_tie(tie.giver_key, tie.receiver_key, tie.kind)) and other.pk != tie.pk:
        raise Invalid("tie_twice", kind=tie.get_kind_display(), giver=tie.giver_name, receiver=tie.receiver_name)


def open_tie(giver: str, receiver: str, kind: str) -> Tie | None:
    """The one open tie of this kind; for kinds without direction whichever end was named first."""
    ends = _between(giver, receiver)
    if kind not in DIRECTED:
        ends |= _between(receiver, giver)
    return Tie.objects.filter(ends, kind=TieKind(kind), until=None).first()


def _between(giver: str, receiver: str) -> Q:
    """Ties from the one key to the other."""
    body = next((key for key in (giver, receiver) if is_body(key)), "")
    return Q(giver=organisation_of(giver), receiver=organisation_of(receiver), body=body)


def _set_ends(tie: Tie, giver: str, receiver: str, by: Actor) -> None:
    if giver == receiver:
        raise Invalid("tie_to_itself")
    named = [key for key in (giver, receiver) if is_body(key)]
    if len(named) > 1:
        raise Invalid("tie_of_bodies")
    bodies = bodies_for(by) if named else {}
    wanted = {key: organisation_of(key) for key in (giver, receiver)}
    rows = Organisation.objects.filter(stelle=by.stelle).in_bulk([pk for pk in wanted.values() if pk is not None])
    if any(key not in bodies and wanted[key] not in rows for key in wanted):
        raise Invalid("tie_organisation_unknown")
    tie.giver, tie.receiver = (rows.get(wanted[key] or 0) for key in (giver, receiver))
    for key in named:
        tie.body, tie.body_name = key, bodies[key].name


def _still_found(one: FoundTie, day: date, by: Actor) -> bool:
    wanted = (one.source, one.kind, frozenset({one.giver, one.receiver}))
    return any((row.source, row.kind, frozenset({row.giver, row.receiver})) == wanted for row in found_ties(by, day))
