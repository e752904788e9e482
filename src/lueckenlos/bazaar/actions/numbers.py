"""Giving out numbers, changing them by hand, taking back those nobody uses."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from django.db import transaction
from django.db.models import Count, Q

from lueckenlos.bazaar.actions.bazaar import locked
from lueckenlos.bazaar.enums import Assignment, GroupKind
from lueckenlos.bazaar.mail import queue_number
from lueckenlos.bazaar.models import Bazaar, ReceiptLine, Seller, SellerGroup
from lueckenlos.bazaar.queries.regulars import numbers_before, person_key
from lueckenlos.bazaar.queries.work import waiting_registrations, withdrawn_sellers
from lueckenlos.bazaar.rules import Given, Wanting, assign, may_edit, may_sell
from lueckenlos.events.actions.by_hand import register_by_hand
from lueckenlos.events.enums import PlaceKind
from lueckenlos.events.models import Booking, PlaceType, Registration
from lueckenlos.events.rules import RegistrationValues
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

MOST_NUMBER: Final = 9999


@transaction.atomic
def give_numbers(*, bazaar: Bazaar, by: Actor) -> tuple[int, int]:
    """A number for everybody with a firm place: helpers, then regulars with theirs, then in order of registering.

    Each reads it by mail, with the way to the own list. Returns how many got one and how many could not, because
    their group has none left. Running it again changes nothing for those who have one.
    """
    bazaar = locked(bazaar)
    ensure(may_edit(by, bazaar.event))
    groups = {GroupKind(group.kind): group for group in bazaar.groups.all()}
    rows = {row.pk: row for row in waiting_registrations(bazaar)}
    given = _turns(bazaar, groups, rows.values())
    before = Seller.objects.filter(bazaar=bazaar, number__isnull=False).count()
    for one in given:
        if one.number is not None:
            _make(bazaar, rows[one.key], groups[one.kind], one.number, one.reason)
    got = sum(one.number is not None for one in given)
    if got:
        audit.record("bazaar.bazaar.numbers", bazaar, by=by, changes={"numbers": (before, before + got)})
    return got, len(given) - got


@transaction.atomic
def add_seller(
    *,
    bazaar: Bazaar,
    by: Actor,
    values: RegistrationValues,
    group: int,
    number: int | None,
    form_key: str,
    now: datetime,
) -> Seller:
    """Somebody who calls or comes to the desk: registered by hand, with a number at once. An address is not needed.

    ``number`` None takes the next one that nobody who waits is due. The same ``form_key`` gives the same seller again.
    Raises Invalid without a free place or number, for a taken number and for bad values.
    """
    bazaar = locked(bazaar)
    ensure(may_edit(by, bazaar.event))
    if bazaar.closed_at is not None:
        raise Invalid("bazaar_is_settled")
    groups = {GroupKind(one.kind): one for one in bazaar.groups.all()}
    chosen = next((one for one in groups.values() if one.pk == group), None)
    if chosen is None:
        raise Invalid("group_unknown")
    booking, place = _places(bazaar, chosen)
    values = replace(values, place_type=place)
    registration = register_by_hand(booking=booking, by=by, values=values, form_key=form_key, now=now)
    if known := Seller.objects.filter(registration=registration).first():
        return known
    reason = Assignment.HAND
    if number is None:
        turns = _turns(bazaar, groups, waiting_registrations(bazaar), {registration.pk: GroupKind(chosen.kind)})
        mine = next(one for one in turns if one.key == registration.pk)
        number, chosen = mine.number, groups[mine.kind]
        reason = mine.reason if mine.reason == Assignment.BEHALTEN else reason
    if number is None:
        raise Invalid("group_numbers_gone", group=str(chosen))
    _check_free(bazaar, number)
    seller = _make(bazaar, registration, chosen, number, reason)
    audit.record("bazaar.seller.add", seller, by=by, changes={"number": (None, number)})
    return seller


@transaction.atomic
def change_number(*, seller: Seller, by: Actor, number: int, group: int, reprint: bool = False) -> Seller:
    """Number and group by hand. Raises Invalid for a taken number, after a sale, and where labels may be printed."""
    bazaar = locked(seller.bazaar)
    ensure(may_edit(by, bazaar.event))
    seller = Seller.objects.select_for_update(of=("self",), no_key=True).get(pk=seller.pk)
    seller.bazaar = bazaar
    chosen = SellerGroup.objects.filter(bazaar=bazaar, pk=group).first()
    if chosen is None:
        raise Invalid("group_unknown")
    if number != seller.number:
        _check_free(bazaar, number)
    if number != seller.number or chosen.pk != seller.group_id:
        _check_untouched(seller)
    if number != seller.number:
        listed = seller.items.count()
        if seller.number is not None and listed and not reprint:
            raise Invalid("number_printed", count=listed)
    changes = audit.changed(seller, {"number": number, "group": chosen})
    if changes:
        seller.assignment = Assignment.HAND
        seller.save(update_fields=["number", "group", "assignment"])
        audit.record("bazaar.seller.number", seller, by=by, changes=changes)
        if "number" in changes:
            queue_number(seller)
    return seller


@transaction.atomic
def free_number(*, seller: Seller, by: Actor) -> Seller:
    """The person does not come: their list goes, the number is free for the next one."""
    bazaar = locked(seller.bazaar)
    ensure(may_edit(by, bazaar.event))
    _check_untouched(seller)
    return _free(seller, by)


@transaction.atomic
def free_empty(*, bazaar: Bazaar, by: Actor) -> int:
    """Numbers without a single item go back, and those of people who have cancelled. Returns how many.

    What is handed in or sold stays where it is.
    """
    bazaar = locked(bazaar)
    ensure(may_edit(by, bazaar.event))
    rows = Seller.objects.filter(bazaar=bazaar, number__isnull=False, handed_in_at=None)
    rows = rows.annotate(listed=Count("items", distinct=True), rung=Count("items__lines"))
    gone = withdrawn_sellers(bazaar).values("pk")
    empty = list(rows.filter(Q(listed=0) | Q(pk__in=gone), rung=0))
    for seller in empty:
        _free(seller, by)
    if empty:
        audit.record("bazaar.bazaar.free_empty", bazaar, by=by, changes={"numbers": (len(empty), 0)})
    return len(empty)


@transaction.atomic
def hand_in(*, seller: Seller, by: Actor, now: datetime | None) -> Seller:
    """The goods are here; the seller behind the link changes nothing any more. ``now`` None takes it back."""
    ensure(may_sell(by, seller.bazaar))
    changes = audit.changed(seller, {"handed_in_at": now})
    seller.save(update_fields=["handed_in_at"])
    audit.record("bazaar.seller.hand_in", seller, by=by, changes=changes)
    return seller


def _turns(
    bazaar: Bazaar,
    groups: Mapping[GroupKind, SellerGroup],
    rows: Iterable[Registration],
    chosen: Mapping[int, GroupKind] = MappingProxyType({}),
) -> list[Given]:
    """What each registration without a number gets in its turn; ``chosen``: the group where somebody said so."""
    before = numbers_before(bazaar)
    wanting = [
        Wanting(row.pk, row.number, chosen.get(row.pk) or _kind(row, groups), before.get(person_key(row)))
        for row in rows
    ]
    numbers = Seller.objects.filter(bazaar=bazaar, number__isnull=False).values_list("number", flat=True)
    ranges = {kind: range(group.number_from, group.number_to + 1) for kind, group in groups.items()}
    return list(assign(wanting, ranges, [number for number in numbers if number is not None]))


def _make(bazaar: Bazaar, row: Registration, group: SellerGroup, number: int, reason: Assignment) -> Seller:
    """Who has an address reads it there."""
    seller = Seller.objects.create(
        stelle=bazaar.stelle,
        bazaar=bazaar,
        registration=row,
        group=group,
        number=number,
        assignment=reason,
        person_key=person_key(row),
        keep_number=reason in {Assignment.BEHALTEN, Assignment.NEU},
    )
    if row.email:
        queue_number(seller)
    return seller


def _places(bazaar: Bazaar, group: SellerGroup) -> tuple[Booking, int]:
    """How one registers for the bazaar, and the places of this group; those of the first one where it has none."""
    booking = Booking.objects.select_related("event").filter(event=bazaar.event_id).first()
    kinds = PlaceType.objects.filter(booking=booking, kind=PlaceKind.NUMMER).order_by("position").values_list("pk")
    place = group.place_type_id or next((pk for (pk,) in kinds), None)
    if booking is None or place is None:
        raise Invalid("group_without_places")
    return booking, place


def _check_free(bazaar: Bazaar, number: int) -> None:
    if not 1 <= number <= MOST_NUMBER:
        raise Invalid("number_out_of_range")
    if Seller.objects.filter(bazaar=bazaar, number=number).exists():
        raise Invalid("number_taken", number=number)


def _free(seller: Seller, by: Actor) -> Seller:
    before = seller.number
    seller.items.all().delete()
    seller.number, seller.assignment = None, Assignment.FREIGEGEBEN
    seller.save(update_fields=["number", "assignment"])
    audit.record("bazaar.seller.free", seller, by=by, changes={"number": (before, None)})
    return seller


def _check_untouched(seller: Seller) -> None:
    if ReceiptLine.objects.filter(item__seller=seller).exists():
        raise Invalid("number_has_sales")


def _kind(row: Registration, groups: Mapping[GroupKind, SellerGroup]) -> GroupKind:
    """The group whose places the person registered for; free numbers for everybody else."""
    return next((kind for kind, group in groups.items() if group.place_type_id == row.place_type_id), GroupKind.FREI)
