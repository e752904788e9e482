"""What the tests of this package share: an offer that lacks nothing, and its parts."""

from datetime import date, time
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories import Cast, make_offer
from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.models import Offer
from lueckenlos.directory.rules.content import PlaceValues, TimeValues

MARKT = PlaceValues(label="Familienzentrum", strasse="Markt", hausnummer="1", plz="06333", ort="Hettstedt")
TUESDAYS = TimeValues(weekdays=2, starts_at=time(9), ends_at=time(11, 30), school_holidays="nicht")


def complete(cast: Cast, **values: Any) -> Offer:
    """An offer of the cast's Träger that may be released."""
    values.setdefault("summary", "Offener Treff für Eltern mit Babys.")
    values.setdefault("traeger", cast.traeger)
    return make_offer(cast.hettstedt, values.pop("title", "Elterncafé"), **values)


def queries_of(browser: Client, address: str) -> int:
    """How many queries the page costs, once everything that is read only once has been read."""
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


def draft(cast: Cast, **values: Any) -> Offer:
    return complete(cast, status=OfferStatus.ENTWURF, **values)


def rich_content(cast: Cast) -> dict[str, Any]:
    """Something in every kind of field."""
    return {
        "title": "Krabbelgruppe (erfunden)",
        "summary": "Spielen und Singen.",
        "traeger": cast.traeger.pk,
        "cooperation": frozenset({cast.traeger.pk}),
        "areas": frozenset({cast.gebiete["hettstedt-altstadt"].pk}),
        "handlungsfelder": frozenset({"fruehe-hilfen", "bewegung"}),
        "angebotsform": "gruppe",
        "kosten_art": "frei",
        "laufzeit_bis": date(2027, 6, 30),
        "plaetze": 12,
        "places": (MARKT,),
        "times": (TUESDAYS,),
    }
