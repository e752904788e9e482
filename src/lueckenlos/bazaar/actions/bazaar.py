"""Creating a bazaar, its settings and groups, and making its settlement final."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any, Final

from django.db import transaction
from django.db.models import F

from lueckenlos.bazaar.enums import CommissionStep, GroupKind, PriceStep, Rounding
from lueckenlos.bazaar.models import Bazaar, ReceiptLine, SellerGroup
from lueckenlos.bazaar.queries.money import drawers_of, unclear_lines
from lueckenlos.bazaar.rules import limits_of, may_close, may_create, may_edit, may_reopen, may_settle
from lueckenlos.events.models import Booking, Event, PlaceType
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

# what a form may set; anything else in the mapping is ignored
BAZAAR_FIELDS: Final = frozenset(
    "price_step_cents min_price_cents commission_step_cents rounding lists_close_at dropoff_from dropoff_until "
    "collect_from collect_until charity categories sizes allowed_text forbidden_text".split()
)
_MOMENTS: Final = ("lists_close_at", "dropoff_from", "dropoff_until", "collect_from", "collect_until")
_SPANS: Final = (("dropoff_from", "dropoff_until"), ("collect_from", "collect_until"))
_MOST_CENTS: Final = 10_000
_MOST_RATE: Final = 10_000
_MOST_ITEMS: Final = 500
_MOST_NUMBER: Final = 9999
Changes = dict[str, tuple[object, object]]


@dataclass(frozen=True, slots=True)
class GroupValues:
    """One group as the settings have it; ``place_type`` is the key of the places its people register for."""

    kind: GroupKind
    rate_bp: int
    fee_cents: int
    max_items: int
    number_from: int
    number_to: int
    place_type: int | None = None


@transaction.atomic
def create_bazaar(*, event: Event, by: Actor, values: Mapping[str, Any], groups: Sequence[GroupValues]) -> Bazaar:
    """Make the event a Nummernbasar. Raises Invalid for impossible settings."""
    ensure(may_create(by))
    ensure(may_edit(by, event))
    if Bazaar.objects.filter(event=event).exists():
        raise Invalid("bazaar_exists")
    bazaar = Bazaar(stelle=event.stelle, event=event)
    audit.changed(bazaar, _known(values))
    _check(bazaar)
    bazaar.save()
    _set_groups(bazaar, groups)
    audit.record("bazaar.bazaar.create", bazaar, by=by)
    return bazaar


@transaction.atomic
def copy_bazaar(*, source: Bazaar, event: Event, by: Actor) -> Bazaar:
    """The same settings for another event, its terms moved by the days between the two; no seller comes along."""
    ensure(may_create(by))
    ensure(may_edit(by, event))
    values = {name: getattr(source, name) for name in BAZAAR_FIELDS}
    later = event.starts_at - source.event.starts_at
    values |= {name: values[name] + later for name in _MOMENTS if values[name]}
    places = {one.name: one.pk for one in PlaceType.objects.filter(booking__event=event)}
    groups = [
        GroupValues(
            GroupKind(one.kind),
            one.rate_bp,
            one.fee_cents,
            one.max_items,
            one.number_from,
            one.number_to,
            places.get(one.place_type.name) if one.place_type else None,
        )
        for one in source.groups.select_related("place_type")
    ]
    return create_bazaar(event=event, by=by, values=values, groups=groups)


@transaction.atomic
def save_bazaar(*, bazaar: Bazaar, by: Actor, values: Mapping[str, Any], groups: Sequence[GroupValues]) -> Bazaar:
    """Change settings and groups. After the first sale rates and fees stay as they were.

    People accept them with the rules, so a change is a new version of these; earlier acceptances keep theirs.
    """
    ensure(may_edit(by, bazaar.event))
    bazaar = locked(bazaar)
    if bazaar.closed_at is not None:
        raise Invalid("bazaar_is_settled")
    changes: Changes = dict(audit.changed(bazaar, _known(values)))
    _check(bazaar)
    before = [_line(group) for group in bazaar.groups.all()]
    money = ("commission_step_cents", "rounding")
    sold = ReceiptLine.objects.filter(receipt__bazaar=bazaar).exists()
    if sold and (changes.keys() & set(money) or _money(bazaar) != _money_of(groups)):
        raise Invalid("group_numbers_fixed")
    bazaar.save()
    _set_groups(bazaar, groups)
    if (after := [_line(group) for group in bazaar.groups.all()]) != before:
        changes["groups"] = (before, after)
    if changes:
        Booking.objects.filter(event=bazaar.event_id).update(rules_version=F("rules_version") + 1)
        audit.record("bazaar.bazaar.save", bazaar, by=by, changes=changes)
    return bazaar


@transaction.atomic
def close_settlement(*, bazaar: Bazaar, by: Actor, now: datetime) -> Bazaar:
    """Final: the tills are closed, the sums stay. Raises Invalid while anything is unclear or unexplained."""
    bazaar = locked(bazaar)
    ensure(may_close(by, bazaar))
    if unclear := unclear_lines(bazaar).count():
        raise Invalid("bazaar_conflicts_open", count=unclear)
    for drawer in drawers_of(bazaar):
        if drawer.difference is None:
            raise Invalid("bazaar_drawer_uncounted", till=str(drawer.till))
        if drawer.difference and not drawer.till.note:
            amount = _signed(drawer.difference)
            raise Invalid("bazaar_difference_unexplained", till=str(drawer.till), amount=amount)
    bazaar.closed_at = now
    bazaar.save(update_fields=["closed_at"])
    audit.record("bazaar.bazaar.close", bazaar, by=by)
    return bazaar


@transaction.atomic
def reopen_settlement(*, bazaar: Bazaar, by: Actor) -> Bazaar:
    """Something was forgotten: a till that had not sent everything, a mistake in a drawer."""
    bazaar = locked(bazaar)
    ensure(may_reopen(by, bazaar))
    bazaar.closed_at = None
    bazaar.save(update_fields=["closed_at"])
    audit.record("bazaar.bazaar.reopen", bazaar, by=by)
    return bazaar


@transaction.atomic
def record_export(*, bazaar: Bazaar, by: Actor, sellers: int) -> None:
    """Names beside sums leave the platform as a file: the trail says who took how many."""
    ensure(may_settle(by, bazaar))
    audit.record("bazaar.bazaar.export", bazaar, by=by, changes={"sellers": (0, sellers)})


def locked(bazaar: Bazaar) -> Bazaar:
    """The row for this transaction alone, with its event: whoever counts or sells waits for the other."""
    rows = Bazaar.objects.select_for_update(of=("self",), no_key=True).select_related("event", "stelle")
    return rows.get(pk=bazaar.pk)


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in BAZAAR_FIELDS}


def _check(bazaar: Bazaar) -> None:
    choices = (
        (bazaar.price_step_cents, PriceStep.values),
        (bazaar.commission_step_cents, CommissionStep.values),
        (bazaar.rounding, Rounding.values),
    )
    if any(value not in allowed for value, allowed in choices):
        raise Invalid("bazaar_choice_unknown")
    if not 0 < bazaar.min_price_cents <= _MOST_CENTS or bazaar.min_price_cents % bazaar.price_step_cents:
        raise Invalid("bazaar_min_price", step=bazaar.get_price_step_cents_display())
    limits_of(bazaar)
    for begins, ends in _SPANS:
        first, last = getattr(bazaar, begins), getattr(bazaar, ends)
        if first and last and last <= first:
            raise Invalid("bazaar_times_order", field=bazaar._meta.get_field(ends).verbose_name)  # type: ignore[union-attr] # a plain field
    if bazaar.lists_close_at and bazaar.lists_close_at > bazaar.event.starts_at:
        raise Invalid("bazaar_lists_late")


def _set_groups(bazaar: Bazaar, wanted: Sequence[GroupValues]) -> None:
    by_kind = {one.kind: one for one in wanted}
    if set(by_kind) != set(GroupKind) or len(wanted) != len(GroupKind):
        raise Invalid("group_missing")
    for one in wanted:
        _check_group(one)
    ordered = sorted(wanted, key=lambda one: one.number_from)
    for left, right in pairwise(ordered):
        if right.number_from <= left.number_to:
            raise Invalid("group_overlap", group=left.kind.label, other=right.kind.label)
    known = {group.kind: group for group in SellerGroup.objects.filter(bazaar=bazaar)}
    places = set(PlaceType.objects.filter(booking__event=bazaar.event_id).values_list("pk", flat=True))
    for kind in GroupKind:
        one = by_kind[kind]
        group = known.get(kind.value) or SellerGroup(bazaar=bazaar, kind=kind)
        group.rate_bp, group.fee_cents, group.max_items = one.rate_bp, one.fee_cents, one.max_items
        group.number_from, group.number_to = one.number_from, one.number_to
        group.place_type_id = one.place_type if one.place_type in places else None
        group.save()


def _check_group(one: GroupValues) -> None:
    label = one.kind.label
    if not 0 <= one.rate_bp <= _MOST_RATE:
        raise Invalid("group_rate", group=label)
    if not 0 <= one.fee_cents <= _MOST_CENTS:
        raise Invalid("group_fee", group=label)
    if not 1 <= one.max_items <= _MOST_ITEMS:
        raise Invalid("group_items", group=label)
    if not 1 <= one.number_from <= one.number_to <= _MOST_NUMBER:
        raise Invalid("group_numbers", group=label)


def _money(bazaar: Bazaar) -> dict[str, tuple[int, int]]:
    return {group.kind: (group.rate_bp, group.fee_cents) for group in bazaar.groups.all()}


def _money_of(groups: Sequence[GroupValues]) -> dict[str, tuple[int, int]]:
    return {one.kind.value: (one.rate_bp, one.fee_cents) for one in groups}


def _line(group: SellerGroup) -> str:
    """One group as the trail keeps it."""
    return (
        f"{group.kind} · {group.rate_bp} bp · {group.fee_cents} ct · {group.max_items} · "
        f"{group.number_from}-{group.number_to}"
    )


def _signed(cents: int) -> str:
    """-20 → „-0,20“"""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100},{abs(cents) % 100:02d}"
