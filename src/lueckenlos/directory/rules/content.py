"""The content of an offer as plain values: what forms give, actions apply, and proposals carry as JSON.

A content maps field names to Python values. Besides the columns of ``Offer`` there are the parts: ``traeger`` (key or
None), ``cooperation`` and ``areas`` (sets of keys), ``places`` and ``times`` (tuples of the classes below).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, time
from typing import Any, Final

from django.db import models

from lueckenlos.directory.enums import SchoolHolidays
from lueckenlos.directory.models import Offer
from lueckenlos.vocabulary.fields import TermSetField

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PlaceValues:
    """One place of an offer."""

    label: str = ""
    strasse: str = ""
    hausnummer: str = ""
    plz: str = ""
    ort: str = ""
    gemeinde_id: int | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class TimeValues:
    """One time of an offer."""

    weekdays: int = 0
    starts_at: time | None = None
    ends_at: time | None = None
    rrule: str = ""
    first_day: date | None = None
    school_holidays: str = SchoolHolidays.IMMER.value
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartnerNames:
    """Organisations as typed, before an action has looked them up; without ``traeger`` the offer has none."""

    traeger: str
    cooperation: tuple[str, ...]


PARTS: Final = ("traeger", "cooperation", "areas", "places", "times")
_KEY_SETS: Final = frozenset({"cooperation", "areas"})
_ROWS: Final[Mapping[str, type[PlaceValues | TimeValues]]] = {"places": PlaceValues, "times": TimeValues}
# columns that steps of the state machine, jobs and imports write, never a form
_NOT_CONTENT: Final = frozenset(
    {
        "id",
        "stelle",
        "public_id",
        "title_key",
        "traeger",
        "status",
        "status_reason",
        "merged_into",
        "reminders",
        "submitted_name",
        "submitted_email",
        "manual_fields",
        "created_at",
        "changed_at",
    }
)
SCALARS: Final = tuple(field.name for field in Offer._meta.concrete_fields if field.name not in _NOT_CONTENT)
# what only the commune decides, and the terms of its planning; a Träger neither sees nor proposes them
COMMUNE_ONLY: Final = frozenset(
    {
        "stand",
        "visibility",
        "external_id",
        "pflicht",
        "rechtsgrundlage",
        "foerderquelle",
        "foerderende",
        "lebenslagen",
        "ressorts",
        "reichweite",
        "ansatz",
        "zeitpunkt",
    }
)


def for_traeger(content: Mapping[str, Any]) -> Content:
    """The fields a Träger sees and may propose to change."""
    closed = COMMUNE_ONLY | {"traeger", "cooperation"}
    return {name: value for name, value in content.items() if name not in closed}


def rows_of(name: str) -> tuple[str, ...]:
    """Column names of the rows of a part (``places`` or ``times``)."""
    return tuple(field.name for field in fields(_ROWS[name]))


def encode(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content as JSON can hold it; ``decode`` gives it back unchanged."""
    return {name: _plain(value) for name, value in content.items()}


def decode(stored: Mapping[str, Any]) -> Content:
    """Content from JSON; names that are no longer fields are left out."""
    return {name: _lively(name, value) for name, value in stored.items() if name in PARTS or name in SCALARS}


def filled(content: Mapping[str, Any]) -> list[str]:
    """Names of the fields that hold something; a 0 does."""
    return sorted(
        name for name, value in content.items() if value is not False and value not in (None, "", (), frozenset())
    )


def _plain(value: Any) -> Any:
    match value:
        case PlaceValues() | TimeValues():
            return {name: _plain(item) for name, item in asdict(value).items()}
        case date() | time():
            return value.isoformat()
        case frozenset():
            return sorted(value)
        case tuple():
            return [_plain(item) for item in value]
        case _:
            return value


def _lively(name: str, value: Any) -> Any:
    if name in _ROWS:
        return tuple(_row(name, row) for row in value)
    if name in _KEY_SETS:
        return frozenset(value)
    if name in PARTS or value is None:
        return value
    field = Offer._meta.get_field(name)
    if isinstance(field, TermSetField):
        return frozenset(value)
    return date.fromisoformat(value) if isinstance(field, models.DateField) else value


def _row(name: str, row: Mapping[str, Any]) -> PlaceValues | TimeValues:
    if name == "places":
        return PlaceValues(**row)
    moments = {key: time.fromisoformat(row[key]) if row[key] else None for key in ("starts_at", "ends_at")}
    first = date.fromisoformat(row["first_day"]) if row["first_day"] else None
    return TimeValues(**{**row, **moments, "first_day": first})
