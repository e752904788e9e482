"""What the start pages count; every number comes from the queries of the package it belongs to."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Count, Q, QuerySet

from lueckenlos.advice import rules as advice_rules
from lueckenlos.advice.queries.communes import communes_for
from lueckenlos.advice.queries.week import week_of
from lueckenlos.chains.enums import OPEN_STATES, HintState
from lueckenlos.chains.picture import Axis
from lueckenlos.chains.queries import live
from lueckenlos.directory.enums import ACTIVE, OfferStatus
from lueckenlos.directory.models import Offer
from lueckenlos.directory.queries.filters import running_out, unchecked
from lueckenlos.directory.queries.work import offers_for, open_proposals
from lueckenlos.exchange.queries.shared import stale
from lueckenlos.funding import rules as funding_rules
from lueckenlos.funding.queries import Upcoming, near_deadlines
from lueckenlos.imports.enums import RUNNING, RunStatus
from lueckenlos.imports.offer_queries import runs_for
from lueckenlos.library.queries.orders import open_orders
from lueckenlos.process import rules as process_rules
from lueckenlos.process.queries.first_steps import FirstSteps, first_steps_of
from lueckenlos.shared.kept import Kept
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission
from lueckenlos.tenancy.queries import list_members, list_open_invitations

# an import in one of these states waits for a person; one that failed is history
_WAITING: Final = (RunStatus.HOCHGELADEN, RunStatus.ZUORDNUNG, RunStatus.WERTE, RunStatus.VORSCHAU)
_STELLEN: Final = 500  # whose counts one process keeps


@dataclass(frozen=True, slots=True)
class OfferCounts:
    """How many offers the actor sees, by what can be done about them."""

    total: int
    active: int
    released: int
    drafts: int
    submitted: int
    unchecked: int
    running_out: int


@dataclass(frozen=True, slots=True)
class Todo:
    """What waits for somebody at the Stelle; zero where the actor's role has nothing to do with it."""

    proposals: int = 0
    imports_waiting: int = 0
    imports_running: int = 0
    invitations: int = 0
    members: int = 0


@dataclass(frozen=True, slots=True)
class Office:
    """What waits at a KGC: for its advice, in the exchange of its Land, and to be shipped."""

    communes: int
    inquiries: int
    late: int
    week: int
    unanswered: int
    orders: int


@dataclass(frozen=True, slots=True)
class OpenHints:
    """Hints of today's picture that nobody has decided on, or that are to be looked at again."""

    total: int
    again: int


def offer_counts(actor: Actor, today: date) -> OfferCounts:
    """Those of a whole Stelle are kept (ADR 16): counting 45,000 offers takes longer than the rest of the page."""
    if actor.has(Permission.VIEW):
        return OFFER_COUNTS.get([today])
    return _counted(offers_for(actor), today)


def _counted(offers: QuerySet[Offer], today: date) -> OfferCounts:
    """One query."""

    def number(condition: Q) -> Count:
        return Count("pk", filter=condition)

    counts = offers.aggregate(
        total=number(~Q(status=OfferStatus.ARCHIVIERT)),
        active=number(Q(status__in=ACTIVE)),
        released=number(Q(status=OfferStatus.FREIGEGEBEN)),
        drafts=number(Q(status=OfferStatus.ENTWURF)),
        submitted=number(Q(status=OfferStatus.EINGEREICHT)),
        unchecked=number(unchecked(today)),
        running_out=number(running_out(today)),
    )
    return OfferCounts(**counts)


# by day; everybody asks in the scope of their Stelle
OFFER_COUNTS: Final = Kept[OfferCounts](_STELLEN, lambda _: 1, lambda day: _counted(Offer.objects.all(), day))


def todo(actor: Actor) -> Todo:
    """At most four queries, fewer for roles with fewer duties."""
    proposals = open_proposals(actor).count() if actor.has(Permission.RELEASE) else 0
    waiting = running = invitations = members = 0
    if actor.has(Permission.IMPORT):
        runs = runs_for(actor).aggregate(
            waiting=Count("pk", filter=Q(status__in=_WAITING)), running=Count("pk", filter=Q(status__in=RUNNING))
        )
        waiting, running = runs["waiting"], runs["running"]
    if actor.has(Permission.MANAGE):
        invitations, members = list_open_invitations(actor).count(), list_members(actor).count()
    return Todo(proposals, waiting, running, invitations, members)


def office(actor: Actor, now: datetime) -> Office | None:
    """For those who advise communes; None elsewhere. Nine queries at most."""
    if not advice_rules.may_view(actor):
        return None
    waiting = week_of(actor, now)
    return Office(
        communes=communes_for(actor).count(),
        inquiries=len(waiting.inquiries),
        late=len(waiting.late),
        week=len(waiting.now),
        unanswered=stale(actor, now).count(),
        orders=open_orders(actor),
    )


def first_steps(actor: Actor) -> FirstSteps | None:
    """For everybody who works on a commune's process; None for others and where nothing is left to do."""
    steps = first_steps_of(actor) if process_rules.may_view(actor) else None
    return steps if steps and steps.on_start_page else None


def deadlines(actor: Actor, today: date) -> list[Upcoming]:
    """Days of funding that are near, for those who get the mails about them. At most four queries."""
    return near_deadlines(actor, today) if funding_rules.may_decide(actor) else []


def open_hints(actor: Actor, today: date) -> OpenHints:
    """Computes the picture; takes as long as opening it."""
    shown = live(actor.stelle, Axis.LEBENSLAGE, today)
    states = [shown.standing(hint.key).state for hint in shown.picture.hints]
    waiting = [state for state in states if state in OPEN_STATES]
    return OpenHints(len(waiting), sum(state is not HintState.OFFEN for state in waiting))
