"""Everything a conference prints: name badges, lists, posters, signs and the report. PDF/UA, made by typst."""

from datetime import date
from typing import Any, Final

from django.utils.formats import date_format

from lueckenlos.conferences.enums import PosterSize
from lueckenlos.conferences.models import PhotoConsent
from lueckenlos.conferences.queries.workshops import Pool
from lueckenlos.conferences.words import span, when, where
from lueckenlos.events.models import Event, Registration
from lueckenlos.events.tickets import PREFIX, code_of, spaced
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.typesetting import pdf, qr_svg

_PACKAGE: Final = "conferences"
_GENERAL: Final = "Anmeldung"


def badges(event: Event, pool: Pool, day: date) -> bytes:
    """Name, organisation, workshops and ticket of everybody with a firm place, ten on a sheet, by name."""
    data = {**_head(event), "people": [{**_person(row, pool), **_ticket(row)} for row in by_name(pool.people)]}
    return pdf(_PACKAGE, "schilder", data, day=day)


def attendance(event: Event, pool: Pool, photos: dict[int, bool], day: date) -> bytes:
    """Everybody with room for a signature, and what they said about photos."""
    people = [{**_person(row, pool), "photo": _photo(photos.get(row.pk))} for row in by_name(pool.people)]
    lists = [{"title": "", "sub": "", "people": people}]
    return pdf(
        _PACKAGE, "listen", {**_head(event), "title": "Anwesenheitsliste", "sign": True, "lists": lists}, day=day
    )


def room_lists(event: Event, pool: Pool, day: date) -> bytes:
    """One page for each workshop: who is in it."""
    lists = []
    for key, session in pool.sessions.items():
        inside = {seat.registration_id for seat in pool.seats if seat.session_id == key}
        people = [_person(row, pool) for row in by_name(pool.people) if row.pk in inside]
        time = span(session.part.starts_at, session.part.ends_at)
        sub = " · ".join(filter(None, (f"Runde {session.round}", time, session.part.room)))
        lists.append({"title": session.part.title, "sub": sub, "people": people})
    data = {**_head(event), "title": "Listen für die Räume", "sign": False, "lists": lists}
    return pdf(_PACKAGE, "listen", data, day=day)


def poster(event: Event, address: str, size: PosterSize, day: date) -> bytes:
    """What, when and where, with the way to the public page."""
    data = {
        **_head(event),
        "size": size.value,
        "summary": event.summary,
        "accessibility": event.accessibility,
        "weekday": date_format(event.starts_at, "l"),
        "day": date_format(event.starts_at, "j. F Y"),
        "time": span(event.starts_at, event.ends_at),
        "lines": where(event),
        "called_off": event.status == "abgesagt",
        **_code(address),
    }
    return pdf(_PACKAGE, "plakat", data, day=day)


def feedback_poster(event: Event, address: str, day: date) -> bytes:
    """For the door: „Wie war es?“, with the code of the form."""
    return pdf(_PACKAGE, "aushang", {**_head(event), **_code(address)}, day=day)


def stand_sheets(event: Event, stands: list[tuple[str, str]], day: date) -> bytes:
    """For every Infostand: how to count, with the code of its page."""
    pages = [{"name": name, "address": address, "code": qr_svg(address)} for name, address in stands]
    return pdf(_PACKAGE, "infostand", {**_head(event), "pages": pages}, day=day)


def signs(event: Event, day: date) -> bytes:
    """An arrow to the left, to the right and straight on for every room; the office prints what it needs."""
    rooms = [event.room, *(part.room for part in event.parts.all())]
    names = list(dict.fromkeys([room for room in rooms if room] or [event.venue or event.title]))
    pages = [{"title": name, "arrow": arrow} for name in [*names, _GENERAL] for arrow in ("left", "right", "up")]
    return pdf(_PACKAGE, "wegweiser", {**_head(event), "pages": pages}, day=day)


def report(content: dict[str, Any], *, finished: str, day: date) -> bytes:
    """``finished`` is empty for a draft."""
    return pdf(_PACKAGE, "tagesbericht", {**content, "finished": finished}, day=day)


def photos_of(event: Event) -> dict[int, bool]:
    """Registration → what they said about photos. One query."""
    rows = PhotoConsent.objects.filter(registration__booking__event=event)
    return dict(rows.values_list("registration_id", "allowed"))


def _head(event: Event) -> dict[str, Any]:
    return {"event": event.title, "when": when(event), "venue": ", ".join(where(event)), "stelle": event.stelle.name}


def _code(address: str) -> dict[str, Any]:
    return {"address": address, "code": qr_svg(address)}


def _person(row: Registration, pool: Pool) -> dict[str, Any]:
    mine = {seat.round: seat.session_id for seat in pool.seats_by_person.get(row.pk, ())}
    workshops = [
        {"round": number, "title": pool.sessions[key].part.title, "room": pool.sessions[key].part.room}
        for number in pool.rounds
        if (key := mine.get(number)) in pool.sessions
    ]
    return {"number": row.number, "name": row.name, "organisation": row.organisation, "workshops": workshops}


def _ticket(row: Registration) -> dict[str, str]:
    """What the door reads or somebody types there."""
    code = code_of(row)
    return {"code": spaced(code), "qr": qr_svg(PREFIX + code)}


def by_name(people: list[Registration]) -> list[Registration]:
    """As on every list; those whose data are gone are left out."""
    return sorted((row for row in people if row.name), key=lambda row: (sort_key(row.name), row.number))


def _photo(allowed: bool | None) -> str:
    return "" if allowed is None else "ja" if allowed else "nein"
