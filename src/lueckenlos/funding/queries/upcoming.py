"""Days that matter soon: deadlines of programmes, and by when a Verwendungsnachweis is due."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lueckenlos.funding.enums import MappeState
from lueckenlos.funding.models import Mappe, Programme, Reminder
from lueckenlos.funding.queries.shared import deadlines_of, programmes_for
from lueckenlos.funding.queries.work import mappen_for
from lueckenlos.tenancy.actor import Actor

# a Verwendungsnachweis takes longer than an application that is nearly done
PROOF_DAYS: Final = 42
DEADLINE, PROOF = "frist", "nachweis"
PROGRAMME: Final = "funding.programme"


@dataclass(frozen=True, slots=True)
class Upcoming:
    """``key`` names the occasion for the ledger of reminders; ``mappen`` are drafts for the programme."""

    key: str
    due_on: date
    remind_from: date
    title: str
    programme: Programme | None = None
    mappe: Mappe | None = None
    mappen: tuple[Mappe, ...] = ()

    def days_left(self, today: date) -> int:
        return (self.due_on - today).days


def upcoming(actor: Actor, today: date) -> list[Upcoming]:
    """From today on, the nearest first. Four queries."""
    programmes = {one.pk: one for one in programmes_for(actor).filter(active=True)}
    drafts: dict[str, list[Mappe]] = {}
    proofs: list[Upcoming] = []
    for mappe in mappen_for(actor).filter(state__in=[MappeState.ENTWURF, MappeState.BEWILLIGT]).order_by("pk"):
        if mappe.is_draft:
            drafts.setdefault(mappe.subject_key, []).append(mappe)
        elif mappe.proof_due_on and mappe.proof_due_on >= today:
            due = mappe.proof_due_on
            proofs.append(
                Upcoming(f"{PROOF}:{mappe.pk}", due, due - timedelta(days=PROOF_DAYS), mappe.title, mappe=mappe)
            )
    terms = [
        Upcoming(
            f"{DEADLINE}:{row.pk}",
            row.due_on,
            row.due_on - timedelta(days=row.remind_days),
            row.title,
            programme=programmes[row.programme_id],
            mappen=tuple(drafts.get(str(row.programme_id), ())),
        )
        for row in deadlines_of(list(programmes.values())).filter(due_on__gte=today)
    ]
    return sorted([*terms, *proofs], key=lambda one: (one.due_on, one.key))


def near_deadlines(actor: Actor, today: date) -> list[Upcoming]:
    """What its day for a reminder has come for. Four queries.

    Of a programme that the KGC shares only those are reminded who have a draft for it: the others did not ask.
    """
    return [
        one
        for one in upcoming(actor, today)
        if one.remind_from <= today
        and (one.mappe or one.mappen or (one.programme and one.programme.stelle_id == actor.stelle.pk))
    ]


def due_for_reminder(actor: Actor, today: date) -> list[Upcoming]:
    """Of the near ones those that nobody was reminded of."""
    near = near_deadlines(actor, today)
    done = set(Reminder.objects.filter(key__in=[one.key for one in near]).values_list("key", "due_on"))
    return [one for one in near if (one.key, one.due_on) not in done]
