"""Putting communes on the board, and how far the KGC is with them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.db.models import ProtectedError

from lueckenlos.advice import queries, rules
from lueckenlos.advice.models import Commune, StatusChange
from lueckenlos.geo.models import Gebiet
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance

_FIELDS: Final = ("themes", "joined_on", "agreement_on", "agreement_until", "public_since", "note")


@transaction.atomic
def add_communes(*, gebiete: Iterable[Gebiet], by: Actor) -> list[Commune]:
    """Those that were not there yet. Raises Invalid ``commune_foreign`` or ``commune_unknown``."""
    ensure(rules.may_edit(by))
    wanted = {one.pk: one for one in gebiete}
    known = set(Commune.objects.filter(gebiet__in=list(wanted)).values_list("gebiet", flat=True))
    digits = queries.land_ars(by.stelle)
    made = []
    for one in wanted.values():
        _check(one, digits)
        if one.pk not in known:
            made.append(Commune(stelle=by.stelle, gebiet=one))
    rows = Commune.objects.bulk_create(made)
    audit.record_each("advice.commune.add", rows, by=by)
    return rows


def commune_of(gebiet: Gebiet, by: Actor) -> Commune:
    """The row of the board, made where there is none: whom the KGC advises stands on its board."""
    found = Commune.objects.filter(gebiet=gebiet).first()
    return found or add_communes(gebiete=[gebiet], by=by)[0]


@transaction.atomic
def update_commune(*, commune: Commune, values: Mapping[str, Any], seen: int, today: date, by: Actor) -> Commune:
    """Themes, agreement, note and status; a new status leaves a line of history.

    Raises Invalid ``changed_meanwhile``, ``agreement_dates``, ``joined_in_future``, ``status_in_future`` or
    ``status_before_last``.
    """
    ensure(rules.may_edit(by))
    row = Commune.objects.select_for_update().select_related("gebiet").get(pk=commune.pk)
    advance(row, seen)
    changes = audit.changed(row, {name: values[name] for name in _FIELDS if name in values})
    if not rules.dates_in_order(row.agreement_on, row.agreement_until):
        raise Invalid("agreement_dates")
    if any(one and one > today for one in (row.joined_on, row.public_since)):
        raise Invalid("joined_in_future")
    if values.get("status", row.status) != row.status:
        changes |= _move(row, values["status"], values.get("status_since") or today, today)
    if changes:
        row.save()
        audit.record("advice.commune.update", row, by=by, changes=changes)
    return row


@transaction.atomic
def remove_commune(*, commune: Commune, by: Actor) -> None:
    """Off the board. Raises Invalid ``commune_in_use`` while anything was written about it."""
    ensure(rules.may_edit(by))
    row = Commune.objects.select_for_update().select_related("gebiet").get(pk=commune.pk)
    if row.follow_ups.filter(done_on=None).exists():
        raise Invalid("commune_in_use")
    # written before: a row that is gone has no key
    audit.record("advice.commune.remove", row, by=by, changes={"status": (row.status, None)})
    try:
        row.delete()
    except ProtectedError as error:
        raise Invalid("commune_in_use") from error


def _move(row: Commune, status: str, since: date, today: date) -> dict[str, tuple[object, object]]:
    if since > today:
        raise Invalid("status_in_future")
    if row.status_since and since < row.status_since:
        raise Invalid("status_before_last", day=row.status_since)
    StatusChange.objects.create(stelle=row.stelle, commune=row, status=status, since=since)
    return audit.changed(row, {"status": status, "status_since": since})


def _check(gebiet: Gebiet, digits: set[str]) -> None:
    if gebiet.ebene not in queries.LEVELS:
        raise Invalid("commune_unknown", name=gebiet.name)
    if digits and gebiet.ars[:2] not in digits:
        raise Invalid("commune_foreign", name=gebiet.name)
