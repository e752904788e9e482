"""A Gesundheitskonferenz on one page; its settings; one part of its programme."""

import re
from datetime import datetime, time, timedelta
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from lueckenlos.conferences.actions.conference import MOST_ROWS, PaperValues, SpeakerValues
from lueckenlos.conferences.messages import notices
from lueckenlos.conferences.models import Conference, Paper, Session, Speaker
from lueckenlos.events.actions.events import PartValues
from lueckenlos.events.enums import PlaceKind
from lueckenlos.events.forms.event import PartForm, rows_of
from lueckenlos.events.forms.fields import QuietForm, column, moment
from lueckenlos.events.forms.one_day import OneDayForm
from lueckenlos.events.messages.texts import SEAT
from lueckenlos.events.models import Booking, Event, Programmteil
from lueckenlos.events.rules import PlaceTypeValues
from lueckenlos.events.rules.tables import MOST_TABLES
from lueckenlos.web.forms import ClockInput

ART: Final = "gesundheitskonferenz"
# „Titel; 20“, „Titel 20 Plätze“, „Titel (20)“
_WORKSHOP: Final = re.compile(r"(.*?)[;,:(]?\s*(\d{1,4})(?:\s*(?:Plätze|Platz|Personen))?\s*\)?")
_LONGEST_TITLE: Final = 200
_MOST_WORKSHOPS: Final = 30
_WISH_DAYS: Final = 3


class ConferenceStartForm(OneDayForm):
    """Everything that a conference needs to go live; the rest has good values."""

    title = column(Event, "title", initial=notices.TITLE)
    venue = column(Event, "venue", required=True, help_text="Etwa „Rathaus“.")
    room = column(Event, "room", help_text="Etwa „kleiner Ratssaal“.")
    places = forms.IntegerField(label="Zahl der Plätze", min_value=1, max_value=MOST_TABLES, initial=60)
    opens_at = column(Booking, "opens_at")
    closes_at = column(Booking, "closes_at")
    workshops = forms.CharField(
        label="Workshops",
        required=False,
        max_length=6000,
        strip=False,
        widget=forms.Textarea({"rows": 6, "placeholder": "Gesundes Frühstück in der Kita; 20"}),
        help_text="Je Zeile ein Workshop mit seinen Plätzen. Eine leere Zeile beginnt eine zweite Runde. "
        "Kann leer bleiben.",
    )
    workshops_from = forms.TimeField(label="Workshops von", widget=ClockInput(), required=False, initial=time(10))
    workshops_until = forms.TimeField(label="Workshops bis", widget=ClockInput(), required=False, initial=time(12))

    sections = (
        ("Wann und wo", ("title", "day", "begins", "until", "venue", "room")),
        ("Anmeldung", ("places", "opens_at", "closes_at")),
        ("Workshops", ("workshops", "workshops_from", "workshops_until")),
    )
    always: ClassVar = {"art": ART}

    def clean_workshops(self) -> list[list[tuple[str, int]]]:
        """Rounds of (title, seats)."""
        rounds: list[list[tuple[str, int]]] = [[]]
        for number, line in enumerate(self.cleaned_data["workshops"].splitlines(), 1):
            text = " ".join(line.split())
            if not text:
                rounds.append([])
                continue
            match = _WORKSHOP.fullmatch(text)
            if match is None or not match[1].strip() or not int(match[2]):
                raise ValidationError(_line_wrong(number, text))
            if len(match[1]) > _LONGEST_TITLE:
                raise ValidationError(_line_long(number))
            rounds[-1].append((match[1].strip(" ;,"), int(match[2])))
        found = [one for one in rounds if one]
        if sum(map(len, found)) > _MOST_WORKSHOPS:
            message = f"Höchstens {_MOST_WORKSHOPS} Workshops auf einmal. Weitere legen Sie danach im Programm an."
            raise ValidationError(message)
        return found

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("workshops") and "starts_at" in data:
            self._set_workshop_moments(data)
        return data

    def _set_workshop_moments(self, data: dict[str, Any]) -> None:
        first, last = data.get("workshops_from"), data.get("workshops_until")
        if not first or not last:
            self.add_error("workshops_from", "Geben Sie an, von wann bis wann die Workshops sind.")
            return
        try:
            data["from"], data["to"] = moment(data["day"], first), moment(data["day"], last)
        except ValidationError as error:
            self.add_error("workshops_from", error)
            return
        if not data["starts_at"] <= data["from"] < data["to"] <= data["ends_at"]:
            self.add_error("workshops_until", "Die Workshops liegen zwischen Beginn und Ende der Konferenz.")

    @property
    def booking(self) -> dict[str, Any]:
        names = ("opens_at", "closes_at")
        return {**{name: self.cleaned_data[name] for name in names}, "max_places": 1}

    @property
    def place_types(self) -> list[PlaceTypeValues]:
        return [PlaceTypeValues(SEAT, PlaceKind.TEILNAHME, 0, self.cleaned_data["places"])]

    @property
    def parts(self) -> list[tuple[PartValues, int | None]]:
        """Opening, workshops round by round, ending; nothing where there is no workshop."""
        data = self.cleaned_data
        rounds: list[list[tuple[str, int]]] = data["workshops"]
        if not rounds:
            return []
        found: list[tuple[PartValues, int | None]] = []
        if data["starts_at"] < data["from"]:
            found.append((PartValues(notices.OPENING, data["room"], data["starts_at"], data["from"]), None))
        length = (data["to"] - data["from"]) / len(rounds)
        for number, workshops in enumerate(rounds, 1):
            start, end = _minute(data["from"] + (number - 1) * length), _minute(data["from"] + number * length)
            found += [(PartValues(title, "", start, end, capacity=seats), number) for title, seats in workshops]
        if data["to"] < data["ends_at"]:
            found.append((PartValues(notices.ENDING, data["room"], data["to"], data["ends_at"]), None))
        return found

    @property
    def wishes_until(self) -> datetime | None:
        """Three days before, or when registering ends, whichever is later: people wish after they registered."""
        data = self.cleaned_data
        until: datetime = max(data["closes_at"], min(data["starts_at"] - timedelta(days=_WISH_DAYS), data["starts_at"]))
        return until


class ConferenceForm(QuietForm):
    """The settings."""

    wishes_until = column(
        Conference, "wishes_until", help_text="Bis dahin wählen und ändern Angemeldete ihre Workshops."
    )
    wish_count = column(Conference, "wish_count")
    asks_photo = column(Conference, "asks_photo", help_text="Angemeldete sagen auf ihrer Seite ja oder nein.")
    photo_purpose = column(
        Conference,
        "photo_purpose",
        help_text="Etwa: für unsere Internetseite und den Bericht an den Stadtrat. Steht bei der Frage.",
    )


class SessionForm(QuietForm):
    """A part of the programme: together, or a workshop of a round."""

    round = forms.TypedChoiceField(
        label="Wer kommt hierher?",
        coerce=lambda text: int(text) if text else None,
        empty_value=None,
        required=False,
        choices=[("", "alle gemeinsam"), *((n, f"Workshop in Runde {n}: Angemeldete wählen") for n in range(1, 5))],
    )
    capacity = column(
        Programmteil, "capacity", min_value=1, max_value=MOST_TABLES, help_text="Nur für Workshops nötig."
    )


class NewSessionForm(SessionForm, PartForm):
    """A part of the programme that is not there yet."""

    field_order = ("title", "round", "capacity", "day", "begins", "ends", "room", "audience", "note")

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors:
            try:
                data["part"] = self.values({"starts_at": timezone.localtime(self.event.starts_at)})
            except ValidationError as error:
                self.add_error("begins", error)
        return data


class SpeakerForm(QuietForm):
    """Somebody who speaks."""

    name = column(Speaker, "name")
    function = column(Speaker, "function")
    organisation = column(Speaker, "organisation")
    email = column(Speaker, "email", help_text="Nur für Sie; wird nicht veröffentlicht.")
    name_public = column(Speaker, "name_public", help_text="Nur mit Einwilligung der Person ankreuzen.")

    @property
    def values(self) -> SpeakerValues:
        return SpeakerValues(**{name: self.cleaned_data[name] for name in SpeakerValues.__dataclass_fields__})


class PaperForm(QuietForm):
    """A paper by its address."""

    title = column(Paper, "title")
    url = column(Paper, "url", assume_scheme="https", help_text="Beginnt mit https://")

    @property
    def values(self) -> PaperValues:
        return PaperValues(self.cleaned_data["title"], self.cleaned_data["url"])


SpeakerRows = rows_of(SpeakerForm)
PaperRows = rows_of(PaperForm)


class SessionInput:
    """The form of one part with its rows."""

    def __init__(self, data: Any, part: Programmteil, session: Session | None) -> None:
        speakers = [_plain(one, SpeakerValues) for one in session.speakers.all()] if session else []
        papers = [_plain(one, PaperValues) for one in session.papers.all()] if session else []
        initial = {"round": session.round if session else None, "capacity": part.capacity}
        self.form = SessionForm(data, initial=initial)
        self.speakers = SpeakerRows(data, prefix="personen", initial=speakers)
        self.papers = PaperRows(data, prefix="unterlagen", initial=papers)
        for rows in (self.speakers, self.papers):
            rows.extra = min(2, max(0, MOST_ROWS - len(rows.initial)))

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), self.speakers.is_valid(), self.papers.is_valid()])

    @property
    def values(self) -> dict[str, Any]:
        data = self.form.cleaned_data
        return {
            "number": data["round"],
            "capacity": data["capacity"],
            "speakers": [row.values for row in self.speakers.kept],
            "papers": [row.values for row in self.papers.kept],
        }


def _plain(row: Any, shape: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in shape.__dataclass_fields__}


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def _line_wrong(number: int, text: str) -> str:
    return f"Zeile {number}: „{text[:60]}“ hat keine Zahl der Plätze. Schreiben Sie etwa „{text[:40]}; 20“."


def _line_long(number: int) -> str:
    return f"Zeile {number}: Der Titel hat höchstens {_LONGEST_TITLE} Zeichen."
