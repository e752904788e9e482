"""The page of a Gremium for citizens: built from chosen fields, so that nothing else can get onto it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest

from lueckenlos.boards.enums import MeetingStatus, Outcome, ProgressState
from lueckenlos.boards.models import Gremium, Meeting, Resolution
from lueckenlos.boards.queries import public
from lueckenlos.shared.pagination import paginate

_COMING, _HELD, _PER_PAGE = 6, 6, 20
_BADGES = {
    ProgressState.OFFEN: "neutral",
    ProgressState.IN_ARBEIT: "info",
    ProgressState.UMGESETZT: "success",
    ProgressState.NICHT_UMGESETZT: "danger",
}


@dataclass(frozen=True, slots=True)
class Sitting:
    starts_at: datetime
    place: str
    called_off: bool
    agenda: list[str]


@dataclass(frozen=True, slots=True)
class Decision:
    """A Beschluss or an Empfehlung with what became of it."""

    label: str
    decided_on: date
    text: str
    addressee: str
    due: date | None
    state: str
    badge: str
    told_on: date | None


def gremium_page(gremium: Gremium, request: HttpRequest, now: datetime) -> dict[str, object]:
    """At most six queries, however much there is."""
    coming = list(public.coming_in_public(gremium, now)[:_COMING])
    held = list(public.held_in_public(gremium)[:_HELD])
    agendas = public.public_agendas([*coming, *held])
    page = paginate(public.public_resolutions(gremium), request, size=_PER_PAGE)
    return {
        "coming": [_sitting(one, agendas) for one in coming],
        "held": [_sitting(one, agendas) for one in held],
        "page": page,
        "decisions": [_decision(one) for one in page.rows],
    }


def _sitting(one: Meeting, agendas: dict[int, list[str]]) -> Sitting:
    return Sitting(one.starts_at, one.place, one.status == MeetingStatus.ABGESAGT, agendas.get(one.pk, []))


def _decision(one: Resolution) -> Decision:
    rejected = one.outcome == Outcome.ABGELEHNT
    state = ProgressState(one.state)
    return Decision(
        label=str(one),
        decided_on=one.decided_on,
        text=one.text,
        addressee=one.addressee,
        due=one.due,
        state=str(Outcome.ABGELEHNT.label if rejected else state.label),
        badge="neutral" if rejected else _BADGES[state],
        told_on=None if rejected else one.told_on,  # type: ignore[attr-defined] # annotated
    )
