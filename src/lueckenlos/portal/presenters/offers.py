"""Offers as the public templates show them, as plain values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.messages import words
from lueckenlos.directory.models import Offer, OfferPlace
from lueckenlos.directory.rules import times
from lueckenlos.german import QueryWord, highlight
from lueckenlos.portal.facets import FACETS, Criteria, FacetKind
from lueckenlos.portal.forms import without
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.registry import vocabulary

Pairs = list[tuple[str, str]]
# a text in pieces, each with whether it answers what was asked
Pieces = list[tuple[str, bool]]
PHASES_ON_START = (
    ("gesund-aufwachsen", "Gesund aufwachsen"),
    ("gesund-leben-arbeiten", "Gesund leben und arbeiten"),
    ("gesund-im-alter", "Gesund im Alter"),
)


@dataclass(frozen=True, slots=True)
class Tile:
    """One Lebensphase on the start page."""

    label: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class TileGroup:
    """The Lebensphasen of one theme."""

    label: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class SetFilter:
    """A chosen term with the address that takes it away."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Card:
    """One hit in the list, with the words found marked."""

    title: Pieces
    summary: Pieces
    traeger: str
    age: str
    where: str
    free: bool
    unchecked_since: date | None
    url: str


def tiles(kommune: Stelle, counts: dict[str, int]) -> list[TileGroup]:
    """Lebensphasen with offers, grouped by theme, the commune's own theme first."""
    phases = vocabulary("lebensphase")
    base = reverse("portal:offer_list", args=[kommune.slug])
    groups = []
    for theme, label in sorted(PHASES_ON_START, key=lambda pair: pair[0] not in kommune.themes):
        found = tuple(
            Tile(term.label, counts[term.slug], f"{base}?alter={term.slug}")
            for term in phases.terms
            if term.parent == theme and counts.get(term.slug)
        )
        if found:
            groups.append(TileGroup(label, found))
    return groups


def set_filters(criteria: Criteria, query: QueryDict, kinds: Sequence[FacetKind] = FACETS) -> list[SetFilter]:
    """Chips above the hits."""
    found = [SetFilter(f"„{criteria.text}“", "?" + without(query, "q"))] if criteria.text else []
    found.extend(
        SetFilter(facet.vocabulary.label_of(slug), "?" + without(query, facet.name, slug))
        for facet in kinds
        for slug in criteria.chosen[facet.name]
    )
    return found


def picked(query: QueryDict, name: str, choices: Iterable[tuple[object, str]]) -> list[SetFilter]:
    """The chip of a list of which one thing is chosen; none where nothing is, or nothing that there is."""
    value = query.get(name, "")
    return [SetFilter(str(label), "?" + without(query, name)) for key, label in choices if value and key == value]


def cards(kommune: Stelle, offers: Sequence[Offer], asked: Sequence[QueryWord]) -> list[Card]:
    return [_card(kommune, offer, asked) for offer in offers]


def _card(kommune: Stelle, offer: Offer, asked: Sequence[QueryWord]) -> Card:
    return Card(
        title=highlight(offer.title, asked) if asked else [(offer.title, False)],
        summary=highlight(offer.summary, asked) if asked else [(offer.summary, False)],
        traeger=offer.traeger.name if offer.traeger else "",
        age=words.age(offer.age_from_months, offer.age_to_months),
        where=next((place_line(place) for place in offer.places.all()), ""),
        free=offer.kosten_art == "frei",
        unchecked_since=offer.stand if offer.status == OfferStatus.VERALTET else None,
        url=reverse("portal:offer_page", args=[kommune.slug, offer.public_id]),
    )


def place_line(place: OfferPlace) -> str:
    street = f"{place.strasse} {place.hausnummer}".strip()
    town = f"{place.plz} {place.ort}".strip()
    return ", ".join(part for part in (place.label, street, town) if part)


@dataclass(frozen=True, slots=True)
class OfferPage:
    """One offer as citizens read it: contact first, then what, when, where and what stands in the way."""

    title: str
    summary: str
    paragraphs: tuple[str, ...]
    traeger: str
    phone: str
    phone_link: str
    email: str
    website: str
    contact: str
    places: tuple[str, ...]
    times: tuple[str, ...]
    facts: Pairs
    topics: tuple[str, ...]
    checked: date | None
    unchecked: bool


def offer_page(offer: Offer) -> OfferPage:
    return OfferPage(
        title=offer.title,
        summary=offer.summary,
        paragraphs=tuple(part for part in offer.description.split("\n") if part.strip()),
        traeger=offer.traeger.name if offer.traeger else "",
        phone=offer.phone,
        phone_link="".join(sign for sign in offer.phone if sign.isdigit() or sign == "+"),
        email=offer.email,
        website=offer.website,
        contact=", ".join(part for part in (offer.contact_name, offer.contact_function) if part),
        places=tuple(filter(None, (place_line(place) for place in offer.places.all()))),
        times=tuple(times.in_words(moment) for moment in offer.times.all()),
        facts=_facts(offer),
        topics=tuple(vocabulary("handlungsfeld").labels(offer.handlungsfelder)),
        checked=offer.stand,
        unchecked=offer.status == OfferStatus.VERALTET,
    )


@dataclass(frozen=True, slots=True)
class PrintedOffer:
    """One offer on paper: what it is, when, where, and whom to call."""

    title: str
    summary: str
    traeger: str
    phone: str
    email: str
    places: tuple[str, ...]
    times: tuple[str, ...]
    checked: date | None


def printed_offer(offer: Offer) -> PrintedOffer:
    return PrintedOffer(
        title=offer.title,
        summary=offer.summary,
        traeger=offer.traeger.name if offer.traeger else "",
        phone=offer.phone,
        email=offer.email,
        places=tuple(filter(None, (place_line(place) for place in offer.places.all()))),
        times=tuple(times.in_words(moment) for moment in offer.times.all()),
        checked=offer.stand,
    )


def _facts(offer: Offer) -> Pairs:
    """Answers that exist; nobody is told about questions nobody asked."""
    cost = vocabulary("kosten").label_of(offer.kosten_art) if offer.kosten_art else ""
    served = ", ".join(row.gebiet.name for row in offer.served.all())
    facts = [
        (_("Alter"), words.age(offer.age_from_months, offer.age_to_months)),
        (_("Für wen"), ", ".join(vocabulary("zielgruppe").labels(offer.zielgruppen))),
        (_("Kosten"), ": ".join(part for part in (cost, offer.kosten_text) if part)),
        (_("So kommen Sie hin"), ", ".join(vocabulary("zugang").labels(offer.zugang))),
        (_("Sprachen"), ", ".join(vocabulary("sprache").labels(offer.sprachen))),
        (_("Rollstuhlgerecht"), offer.get_rollstuhlgerecht_display() if offer.rollstuhlgerecht else ""),
        (_("Leichte Sprache"), offer.get_leichte_sprache_display() if offer.leichte_sprache else ""),
        (_("Gebärdensprache"), offer.get_gebaerdensprache_display() if offer.gebaerdensprache else ""),
        (_("Mit Bus oder Bahn"), offer.get_oepnv_display() if offer.oepnv else ""),
        (_("Kinderbetreuung"), offer.get_kinderbetreuung_display() if offer.kinderbetreuung else ""),
        (_("Anonym möglich"), offer.get_anonym_display() if offer.anonym else ""),
        (_("Wartezeit"), _("%(n)s Tage") % {"n": offer.wartezeit_tage} if offer.wartezeit_tage else ""),
        (_("Für Menschen aus"), served),
    ]
    return [(label, value) for label, value in facts if value]
