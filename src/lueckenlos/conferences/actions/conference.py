"""Setting up a conference, and what its Programmteile have beside time and room."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from django.db import transaction

from lueckenlos.conferences.models import Conference, Paper, Session, Speaker
from lueckenlos.conferences.queries.workshops import taken_seats
from lueckenlos.conferences.rules import may_edit_conference
from lueckenlos.events.actions.booking import save_booking
from lueckenlos.events.actions.events import PartValues, add_part, create_event
from lueckenlos.events.models import Event, Programmteil
from lueckenlos.events.rules import PlaceTypeValues
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

# what a form may set; anything else in the mapping is ignored
CONFERENCE_FIELDS: Final = frozenset("wishes_until wish_count asks_photo photo_purpose invitation_text".split())
MOST_ROWS: Final = 12
_MOST_WISHES: Final = 3
_MOST_ROUND: Final = 9
_LONGEST_TEXT: Final = 3000


@dataclass(frozen=True, slots=True)
class SpeakerValues:
    """One row of the form of a part."""

    name: str
    function: str = ""
    organisation: str = ""
    email: str = ""
    name_public: bool = False


@dataclass(frozen=True, slots=True)
class PaperValues:
    title: str
    url: str


@transaction.atomic
def create_conference(
    *,
    by: Actor,
    values: Mapping[str, Any],
    booking: Mapping[str, Any],
    places: Sequence[PlaceTypeValues],
    parts: Sequence[tuple[PartValues, int | None]],
) -> Conference:
    """An event that people register for, with its programme; ``parts`` come with the number of their round.

    Raises whatever creating an event and setting up its registration raise.
    """
    event = create_event(by=by, values=values, parts=[part for part, _ in parts])
    save_booking(event=event, by=by, values=booking, place_types=places)
    conference = start_conference(event=event, by=by)
    rounds = [number for _, number in parts]
    for part, number in zip(event.parts.order_by("position"), rounds, strict=True):
        if number is not None:
            Session.objects.create(stelle=event.stelle, part=part, round=number)
    return conference


@transaction.atomic
def start_conference(*, event: Event, by: Actor) -> Conference:
    """Workshops, invitations and minutes for an event that has none yet."""
    ensure(may_edit_conference(by, event))
    if Conference.objects.filter(event=event).exists():
        raise Invalid("conference_exists")
    conference = Conference.objects.create(stelle=event.stelle, event=event)
    audit.record("conferences.conference.create", conference, by=by)
    return conference


@transaction.atomic
def save_conference(*, conference: Conference, by: Actor, values: Mapping[str, Any]) -> Conference:
    """Change the settings; Invalid for a deadline after the beginning."""
    event = conference.event
    ensure(may_edit_conference(by, event))
    known = {name: value for name, value in values.items() if name in CONFERENCE_FIELDS}
    changes = audit.changed(conference, known)
    if conference.wishes_until and conference.wishes_until > event.starts_at:
        raise Invalid("wishes_end_late")
    if not 1 <= (conference.wish_count or 0) <= _MOST_WISHES:
        raise Invalid("wish_count_range")
    if len(conference.invitation_text) > _LONGEST_TEXT:
        raise Invalid("invitation_text_long", most=_LONGEST_TEXT)
    if changes:
        conference.save()
        audit.record("conferences.conference.save", conference, by=by, changes=changes)
    return conference


@transaction.atomic
def add_session(*, conference: Conference, by: Actor, part: PartValues, number: int | None) -> Session:
    """A new part of the programme, as a workshop of a round or for everybody (None)."""
    made = add_part(event=conference.event, by=by, part=part)
    return save_session(part=made, by=by, number=number, capacity=part.capacity)


@transaction.atomic
def save_session(
    *,
    part: Programmteil,
    by: Actor,
    number: int | None,
    capacity: int | None,
    speakers: Sequence[SpeakerValues] = (),
    papers: Sequence[PaperValues] = (),
) -> Session:
    """Which round it belongs to (None: everybody is there), its seats, who speaks and what there is to read."""
    event = Event.objects.get(pk=part.event_id)
    ensure(may_edit_conference(by, event))
    if number is not None and not 1 <= number <= _MOST_ROUND:
        raise Invalid("session_round_wrong")
    if len(speakers) > MOST_ROWS or len(papers) > MOST_ROWS:
        raise Invalid("session_too_many", most=MOST_ROWS)
    session = Session.objects.filter(part=part).first() or Session(stelle=event.stelle, part=part)
    _check_seats(session, number, capacity)
    changes = audit.changed(part, {"capacity": capacity}) | audit.changed(session, {"round": number})
    part.save(update_fields=["capacity"])
    if "capacity" in changes:
        # whoever has the edit page of the event open is told: it carries the old number
        event.save(update_fields=["changed_at"])
    session.save()
    _replace(session, speakers, papers)
    audit.record("conferences.session.save", session, by=by, changes=changes)
    return session


def _check_seats(session: Session, number: int | None, capacity: int | None) -> None:
    if number is not None and not capacity:
        raise Invalid("session_capacity_missing")
    taken = taken_seats(session.part.event).get(session.pk, 0) if session.pk else 0
    if taken and number != session.round:
        raise Invalid("session_round_in_use", taken=taken)
    if taken and capacity is not None and capacity < taken:
        raise Invalid("session_below_taken", taken=taken)


def _replace(session: Session, speakers: Sequence[SpeakerValues], papers: Sequence[PaperValues]) -> None:
    """Rows that are the same stay as they are; the trail names no speaker."""
    session.speakers.all().delete()
    session.papers.all().delete()
    Speaker.objects.bulk_create(
        Speaker(session=session, position=place, **asdict(one)) for place, one in enumerate(speakers)
    )
    Paper.objects.bulk_create(Paper(session=session, position=place, **asdict(one)) for place, one in enumerate(papers))
