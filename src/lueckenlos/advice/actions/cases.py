"""Cases: noted by the KGC, sent by the public form, moved on, shared and withdrawn."""

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db import transaction

from lueckenlos.advice import rules
from lueckenlos.advice.actions.entries import check_share, set_values
from lueckenlos.advice.enums import CaseState, Share, Source
from lueckenlos.advice.mail import queue_notice
from lueckenlos.advice.models import Activity, Case
from lueckenlos.events.actions.turns import in_turn
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor, link_actor
from lueckenlos.tenancy.editing import advance
from lueckenlos.tenancy.models import Stelle

CONTACT: Final = ("contact_name", "contact_office", "contact_email", "contact_phone")
FIELDS: Final = (
    *("title", "received_on", "source", "institution", "themes", "concern", "result", "responsible", "visibility"),
    *CONTACT,
)
# more than a KGC of three people answers in a year; then somebody plays with the form
MOST_UNREAD: Final = 500


@transaction.atomic
def create_case(*, values: Mapping[str, Any], by: Actor, state: CaseState = CaseState.ANFRAGE) -> Case:
    """Raises Invalid ``case_title_missing`` or ``share_needs_commune``."""
    ensure(rules.may_edit(by))
    case = Case(stelle=by.stelle, author=by.user, state=state)
    changes = set_values(case, values, FIELDS, by)
    case.save()
    audit.record("advice.case.create", case, by=by, changes=changes)
    return case


@in_turn()
@transaction.atomic
def inquire(*, kgc: Stelle, values: Mapping[str, Any], token: uuid.UUID, today: date) -> Case:
    """From the public form, whose scope is open; the same form again changes nothing.

    Raises Invalid ``inquiry_incomplete`` or ``inquiry_full``.
    """
    known = Case.objects.filter(token=token).first()
    if known is not None:
        return known
    if Case.objects.filter(state=CaseState.ANFRAGE, source=Source.FORMULAR).count() >= MOST_UNREAD:
        raise Invalid("inquiry_full")
    given = {name: values.get(name, "").strip() for name in ("title", "concern", "institution", *CONTACT)}
    if not (given["title"] and given["contact_name"] and given["contact_email"]):
        raise Invalid("inquiry_incomplete")
    case = Case.objects.create(
        stelle=kgc,
        token=token,
        source=Source.FORMULAR,
        received_on=today,
        title_key=sort_key(given["title"]),
        themes=values.get("themes", frozenset()),
        **given,
    )
    audit.record("advice.case.inquire", case, by=link_actor(kgc, Source.FORMULAR.label))
    queue_notice(case)
    return case


@transaction.atomic
def update_case(*, case: Case, values: Mapping[str, Any], seen: int, by: Actor) -> Case:
    """Raises Invalid ``changed_meanwhile`` and what ``create_case`` raises."""
    ensure(rules.may_edit(by))
    row = locked(case)
    advance(row, seen)
    before = row.commune_id
    changes = set_values(row, values, FIELDS, by)
    if changes:
        row.save()
        audit.record("advice.case.update", row, by=by, changes=changes)
    if row.commune_id != before:
        # what was done in a case was done for its commune
        Activity.objects.filter(case=row).update(commune=row.commune)
    return row


@transaction.atomic
def move_case(*, case: Case, state: CaseState, seen: int, today: date, by: Actor) -> Case:
    """Whoever takes an Anfrage is responsible for it. Raises Invalid ``case_step_impossible``."""
    ensure(rules.may_edit(by))
    row = locked(case)
    advance(row, seen)
    go_to(row, state, today, by)
    return row


@transaction.atomic
def share_case(*, case: Case, share: Share, by: Actor) -> Case:
    """Open or withdraw the whole case at once. No version is asked for: a withdrawal must not wait for anybody."""
    ensure(rules.may_edit(by))
    row = locked(case)
    changes = audit.changed(row, {"visibility": share.value})
    check_share(row, by)
    if changes:
        row.version += 1
        row.save()
        audit.record("advice.case.share", row, by=by, changes=changes)
    return row


def locked(case: Case) -> Case:
    return Case.objects.select_for_update(of=("self",)).get(pk=case.pk)


def go_to(row: Case, state: CaseState, today: date, by: Actor) -> None:
    """The next state of a locked row, saved."""
    before = CaseState(row.state)
    if not rules.may_step(before, state):
        raise Invalid("case_step_impossible", before=before.label, after=state.label)
    values: dict[str, object] = {"state": state.value}
    values["closed_on"] = today if state is CaseState.ABGESCHLOSSEN else None
    if before is CaseState.ANFRAGE and row.responsible_id is None:
        values["responsible"] = by.user
    changes = audit.changed(row, values)
    row.save()
    audit.record("advice.case.move", row, by=by, changes=changes)
