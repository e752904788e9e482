"""The content of stored offers, and contents as text people can compare."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self, TypeVar

from django.db import models

from lueckenlos.directory.messages import words
from lueckenlos.directory.models import Offer
from lueckenlos.directory.rules import times
from lueckenlos.directory.rules.content import PARTS, SCALARS, Content, PlaceValues, TimeValues, rows_of
from lueckenlos.geo.models import Gebiet
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.formats import day
from lueckenlos.vocabulary.fields import TermField, TermSetField

R = TypeVar("R", PlaceValues, TimeValues)


def content_of(offer: Offer) -> Content:
    """Everything a form can change, as it is stored. Four queries, fewer with prefetched parts."""
    content: Content = {name: getattr(offer, name) for name in SCALARS}
    return content | {
        "traeger": offer.traeger_id,
        "cooperation": frozenset(partner.pk for partner in offer.cooperation.all()),
        "areas": frozenset(served.gebiet_id for served in offer.served.all()),
        "places": tuple(_row(PlaceValues, "places", place) for place in offer.places.all()),
        "times": tuple(_row(TimeValues, "times", moment) for moment in offer.times.all()),
    }


def _row(kind: type[R], part: str, row: models.Model) -> R:
    return kind(**{name: getattr(row, name) for name in rows_of(part)})


@dataclass(frozen=True, slots=True)
class Readable:
    """Turns field values into text; knows the names of the organisations and areas that occur."""

    organisations: Mapping[int, str]
    areas: Mapping[int, str]

    @classmethod
    def of(cls, *contents: Mapping[str, Any]) -> Self:
        """Looks up the names for these contents: two queries at most."""
        partners = _keys(contents, "cooperation") | {
            content["traeger"] for content in contents if content.get("traeger")
        }
        places = [place for content in contents for place in content.get("places", ())]
        gebiete = _keys(contents, "areas") | {place.gemeinde_id for place in places if place.gemeinde_id}
        return cls(
            _names(Organisation.objects.filter(pk__in=partners)) if partners else {},
            _names(Gebiet.objects.filter(pk__in=gebiete)) if gebiete else {},
        )

    def text(self, name: str, value: Any) -> str:
        """One value as the detail page shows it; empty for nothing."""
        match name:
            case "traeger":
                return self.organisations.get(value, "")
            case "cooperation":
                return ", ".join(sorted(self.organisations.get(key, "") for key in value))
            case "areas":
                return ", ".join(sorted(self.areas.get(key, "") for key in value))
            case "places":
                return "; ".join(self._place(place) for place in value)
            case "times":
                return "; ".join(times.in_words(moment) for moment in value)
            case "age_from_months" | "age_to_months":
                return "" if value is None else words.months(value)
            case _:
                return scalar_text(name, value)

    def _place(self, place: PlaceValues) -> str:
        street = f"{place.strasse} {place.hausnummer}".strip()
        town = f"{place.plz} {place.ort}".strip()
        point = f"({place.lat:.5f}, {place.lon:.5f})" if place.lat is not None and place.lon is not None else ""
        address = ", ".join(part for part in (place.label, street, town) if part)
        return f"{address} {point}".strip() or self.areas.get(place.gemeinde_id or 0, "")


def label_of(name: str) -> str:
    """The field as the form calls it."""
    if name in {"places", "times"}:
        return str(getattr(Offer, name).rel.related_model._meta.verbose_name_plural)
    return str(Offer._meta.get_field(name).verbose_name)  # type: ignore[union-attr] # no relations back


def scalar_text(name: str, value: Any) -> str:
    """A column's value as text: labels for terms and choices, German dates."""
    field = Offer._meta.get_field(name)
    if value is None or value == "" or value == frozenset():
        return ""
    if isinstance(field, TermSetField):
        return ", ".join(field.vocabulary.labels(value))
    if isinstance(field, TermField):
        return field.vocabulary.label_of(value)
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if isinstance(value, date):
        return day(value)
    choices = dict(field.flatchoices) if isinstance(field, models.Field) and field.choices else {}
    return str(choices.get(value, value))


def ordered(names: Iterable[str]) -> list[str]:
    """Field names in the order of the model, parts after them."""
    order = {name: position for position, name in enumerate(("title", "traeger", *SCALARS, *PARTS))}
    return sorted(set(names), key=lambda name: order.get(name, len(order)))


def _keys(contents: Iterable[Mapping[str, Any]], name: str) -> set[int]:
    return {key for content in contents for key in content.get(name, ())}


def _names(rows: models.QuerySet[Any]) -> dict[int, str]:
    return dict(rows.values_list("pk", "name"))
