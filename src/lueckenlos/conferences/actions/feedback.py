"""Anonymous answers and anonymous counts."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from lueckenlos.conferences.enums import FeedbackQuestion, VisitorGroup
from lueckenlos.conferences.links import token_of
from lueckenlos.conferences.messages.verbs import STAND, VISITOR
from lueckenlos.conferences.models import FeedbackAnswer, TallyStand, TallyTap
from lueckenlos.conferences.rules import may_count, may_edit_conference, may_give_feedback
from lueckenlos.events.actions.turns import in_turn
from lueckenlos.events.enums import SURE, PlaceKind
from lueckenlos.events.models import Event, Registration
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.tokens import token_hash
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor, link_actor

MOST_ANSWERS: Final = 5_000
MOST_STANDS: Final = 200
# one busy Infostand of a whole day has a tenth of that
MOST_TAPS: Final = 5_000
# what a phone sends at once
MOST_IN_BATCH: Final = 500
_BEST: Final = 5
_TEXT_LENGTH: Final = 1000


@dataclass(frozen=True, slots=True)
class Tap:
    """One press on the phone; ``undo`` is the key of the press it takes back."""

    key: uuid.UUID
    group: str = ""
    undo: uuid.UUID | None = None


@in_turn()
@transaction.atomic
def give_feedback(
    *, event: Event, now: datetime, answers: Mapping[str, int | None], good: str = "", better: str = ""
) -> None:
    """One form. Nothing is kept that tells who, when or in which order; the trail says only that it was one."""
    verdict = may_give_feedback(event, now)
    if not verdict:
        raise Invalid(verdict.code, **verdict.values)
    values = {question.value: answers.get(question.value) for question in FeedbackQuestion}
    if any(value is not None and not 1 <= value <= _BEST for value in values.values()):
        raise Invalid("feedback_value")
    texts = {"good": _tidy(good), "better": _tidy(better)}
    if all(value is None for value in values.values()) and not any(texts.values()):
        raise Invalid("feedback_empty")
    if FeedbackAnswer.objects.filter(event=event).count() >= MOST_ANSWERS:
        raise Invalid("feedback_full")
    FeedbackAnswer.objects.create(stelle=event.stelle, event=event, **values, **texts)
    audit.record("conferences.feedback.give", event, by=link_actor(event.stelle, VISITOR))


@transaction.atomic
def add_stand(*, event: Event, by: Actor, name: str) -> TallyStand:
    """An Infostand that counts, by its name."""
    ensure(may_edit_conference(by, event))
    stand = _stand(event, " ".join(name.split()), None)
    audit.record("conferences.tally.add", stand, by=by)
    return stand


@transaction.atomic
def add_registered_stands(*, event: Event, by: Actor) -> int:
    """All Infostände that registered and cannot count yet. Again: no change."""
    ensure(may_edit_conference(by, event))
    rows = Registration.objects.filter(
        booking__event=event, place_type__kind=PlaceKind.INFOSTAND, status__in=[status.value for status in SURE]
    )
    number = 0
    for row in rows.filter(tally_stand=None).order_by("number"):
        name = row.organisation or row.name
        if name and not TallyStand.objects.filter(event=event, name_key=sort_key(name, length=160)).exists():
            _stand(event, name, row)
            number += 1
    if number:
        audit.record("conferences.tally.add", event, by=by, changes={"stands": (0, number)})
    return number


@transaction.atomic
def remove_stand(*, stand: TallyStand, by: Actor) -> None:
    """Only while nothing was counted: numbers of a report do not vanish."""
    ensure(may_edit_conference(by, stand.event))
    number = TallyTap.objects.filter(stand=stand, undone=False).count()
    if number:
        raise Invalid("stand_has_counts", name=stand.name, number=number)
    audit.record("conferences.tally.remove", stand, by=by)
    stand.delete()


@in_turn()
@transaction.atomic
def count(*, stand: TallyStand, taps: Sequence[Tap], now: datetime) -> int:
    """Write what a phone sends, each press once however often it comes; how many were new.

    An undo that arrives before its press waits for it. Raises Invalid, and writes nothing, for anything forged.
    """
    verdict = may_count(stand.event, now)
    if not verdict:
        raise Invalid(verdict.code, **verdict.values)
    if len(taps) > MOST_IN_BATCH or any(tap.undo is None and tap.group not in VisitorGroup.values for tap in taps):
        raise Invalid("tally_wrong")
    list(TallyStand.objects.select_for_update().filter(pk=stand.pk))
    fresh = {tap.key: tap for tap in taps if tap.undo is None}
    known = set(TallyTap.objects.filter(stand=stand, key__in=fresh).values_list("key", flat=True))
    rows = [TallyTap(stand=stand, key=key, group=tap.group) for key, tap in fresh.items() if key not in known]
    if TallyTap.objects.filter(stand=stand).count() + len(rows) > MOST_TAPS:
        raise Invalid("tally_too_many", most=MOST_TAPS)
    TallyTap.objects.bulk_create(rows)
    for gone in [tap.undo for tap in taps if tap.undo is not None]:
        defaults = {"undone": True}
        TallyTap.objects.update_or_create(
            stand=stand, key=gone, defaults=defaults, create_defaults={**defaults, "group": VisitorGroup.ANDERE.value}
        )
    if rows:
        by = link_actor(stand.stelle, STAND)
        audit.record("conferences.tally.count", stand, by=by, changes={"taps": (0, len(rows))})
    return len(rows)


def _stand(event: Event, name: str, registration: Registration | None) -> TallyStand:
    key = sort_key(name, length=160)
    if not key:
        raise Invalid("stand_name_missing")
    if TallyStand.objects.filter(event=event, name_key=key).exists():
        raise Invalid("stand_exists", name=name)
    if TallyStand.objects.filter(event=event).count() >= MOST_STANDS:
        raise Invalid("stands_too_many", most=MOST_STANDS)
    stand = TallyStand(stelle=event.stelle, event=event, registration=registration, name=name[:160], name_key=key)
    stand.token_hash = token_hash(token_of(stand))
    stand.save()
    return stand


def _tidy(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())[:_TEXT_LENGTH]
