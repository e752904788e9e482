"""The filter of the list: each criterion finds exactly its offers."""

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from offers import complete, draft

from factories import Cast, make_organisation
from lueckenlos.directory.forms import OfferFilterForm
from lueckenlos.directory.models import Offer
from lueckenlos.directory.queries.filters import OfferFilter, filtered

TODAY = date(2026, 11, 21)


def found(**criteria: Any) -> list[str]:
    return [offer.title for offer in filtered(Offer.objects.all(), OfferFilter(**criteria), today=TODAY)]


@pytest.fixture
def stock(hettstedt: Cast) -> Cast:
    areas = hettstedt.gebiete
    complete(hettstedt, title="A", lebensphasen={"kita-alter"}, kosten_art="frei", areas=(areas["hettstedt-altstadt"],))
    complete(hettstedt, title="B", lebensphasen={"kita-alter", "grundschulalter"}, stand=date(2026, 5, 20))
    complete(hettstedt, title="C", handlungsfelder={"bewegung"}, laufzeit_bis=date(2027, 11, 21), stand=None)
    complete(hettstedt, title="D", foerderende=date(2027, 11, 22), areas=(areas["hettstedt"],), stand=date(2026, 5, 21))
    draft(hettstedt, title="E", traeger=make_organisation(hettstedt.hettstedt, "Kita Übermut"), stand=date(2020, 1, 1))
    return hettstedt


@pytest.mark.parametrize(
    ("criteria", "titles"),
    [
        ({}, "ABCDE"),
        ({"status": "entwurf"}, "E"),
        ({"terms": {"lebensphasen": "kita-alter"}}, "AB"),
        ({"terms": {"lebensphasen": "grundschulalter"}}, "B"),
        ({"terms": {"handlungsfelder": "bewegung"}}, "C"),
        ({"terms": {"kosten_art": "frei"}}, "A"),
        ({"terms": {"lebensphasen": "kita-alter", "kosten_art": "frei"}}, "A"),
        ({"traeger": "übermut"}, "E"),
        ({"traeger": "gibt es nicht"}, ""),
        ({"unchecked": True}, "BC"),
        ({"running_out": True}, "C"),
        ({"reverse": True}, "EDCBA"),
    ],
)
def test_each_criterion(stock: Cast, criteria: dict[str, Any], titles: str) -> None:
    assert "".join(found(**criteria)) == titles


def test_a_sozialraum_finds_what_serves_it_or_the_town_or_everybody(stock: Cast) -> None:
    assert "".join(found(sozialraum=stock.gebiete["hettstedt-altstadt"].pk)) == "ABCDE"
    assert "".join(found(sozialraum=stock.gebiete["hettstedt-walbeck"].pk)) == "BCDE"


def test_orders(stock: Cast) -> None:
    assert found(sort="stand", reverse=True)[0] == "A"
    assert found(sort="geaendert")[-1] == "E"


def form(query: str) -> OfferFilterForm:
    return OfferFilterForm(QueryDict(query), areas=[(7, "Altstadt")])


def test_the_form_reads_the_address(db: None) -> None:
    criteria = form("text=still&status=entwurf&lebensphase=kita-alter&sozialraum=7&pruefung=on&sort=-stand").criteria
    assert criteria == OfferFilter(
        text="still",
        status="entwurf",
        terms={"lebensphasen": "kita-alter"},
        sozialraum=7,
        unchecked=True,
        sort="stand",  # type: ignore[arg-type] # equal to its member
        reverse=True,
    )


@pytest.mark.parametrize(
    "query", ["status=quatsch", "sozialraum=999", "sozialraum=x", "lebensphase=x", "sort=x", "text="]
)
def test_wrong_values_ask_for_nothing(db: None, query: str) -> None:
    assert form(query).criteria == OfferFilter()
    assert form(query).chips == []


def test_chips_take_one_filter_away_and_keep_the_rest(db: None) -> None:
    chips = form("text=still&lebensphase=kita-alter&pruefung=on&sort=-stand&seite=3&status=quatsch").chips
    assert [(chip.label, chip.remove_url) for chip in chips] == [
        ("Suchwort: still", "?pruefung=on&lebensphase=kita-alter&sort=-stand"),
        ("lange nicht geprüft", "?text=still&lebensphase=kita-alter&sort=-stand"),
        ("Lebensphase: Kita-Alter", "?text=still&pruefung=on&sort=-stand"),
    ]


def test_headings_sort_and_turn_round(db: None) -> None:
    headings = form("text=still&sort=stand").headings
    assert (headings["stand"].url, headings["stand"].direction) == ("?text=still&sort=-stand", "ascending")
    assert (headings["titel"].url, headings["titel"].direction) == ("?text=still&sort=titel", "")
