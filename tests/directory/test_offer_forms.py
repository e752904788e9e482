"""The offer form: typed values to a content, and one clear sentence for what is wrong."""

from datetime import date, time
from typing import Any

import pytest
from django.http import QueryDict
from offers import MARKT, TUESDAYS, complete, rich_content

from factories import Cast
from lueckenlos.directory.actions.offers import create_offer, update_offer
from lueckenlos.directory.forms import OfferInput
from lueckenlos.directory.models import Offer
from lueckenlos.directory.queries.content import content_of
from lueckenlos.directory.rules.content import PartnerNames, PlaceValues, TimeValues

# what a browser posts for one untouched row each
EMPTY_ROWS = {
    "orte-TOTAL_FORMS": "1",
    "orte-INITIAL_FORMS": "0",
    "zeiten-TOTAL_FORMS": "1",
    "zeiten-INITIAL_FORMS": "0",
    "zeiten-0-kind": "woechentlich",
    "zeiten-0-nth": "1",
    "zeiten-0-school_holidays": "immer",
}


def typed(**values: Any) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in {**EMPTY_ROWS, "visibility": "oeffentlich", **values}.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def entry(
    cast: Cast, *, offer: Offer | None = None, full: bool = True, complete: bool = False, **values: Any
) -> OfferInput:
    return OfferInput(typed(**values), stelle=cast.hettstedt, offer=offer, full=full, complete=complete)


def errors(made: OfferInput) -> dict[str, list[str]]:
    assert not made.is_valid()
    rows = [
        {f"{prefix}-{number}-{name}": texts for name, texts in form_errors.items()}
        for prefix, rows in (("orte", made.places), ("zeiten", made.times))
        for number, form_errors in enumerate(rows.errors)
    ]
    found = {name: [str(text) for text in texts] for name, texts in made.form.errors.items() if name != "__all__"}
    return found | {name: list(texts) for row in rows for name, texts in row.items()}


def test_a_draft_needs_a_title_and_no_more(hettstedt: Cast) -> None:
    assert entry(hettstedt, title="Neu").is_valid()
    assert errors(entry(hettstedt, title=" ")) == {"title": ["Bitte füllen Sie dieses Feld aus."]}


def test_a_release_needs_traeger_and_summary(hettstedt: Cast) -> None:
    assert set(errors(entry(hettstedt, complete=True, title="Neu"))) == {"traeger_name", "summary"}


def test_a_released_offer_never_loses_what_it_needs(hettstedt: Cast) -> None:
    assert set(errors(entry(hettstedt, offer=complete(hettstedt), title="Neu"))) == {"traeger_name", "summary"}


def test_everything_typed_arrives(hettstedt: Cast) -> None:
    made = entry(
        hettstedt,
        title="Krabbelgruppe",
        traeger_name=" Neuer Träger ",
        cooperation_names="Stadt Hettstedt\r\n\r\n –\r\nKita Übermut",
        age_from="6",
        age_from_unit="monate",
        age_to="3",
        age_to_unit="jahre",
        handlungsfelder=["bewegung", "fruehe-hilfen"],
        areas=[str(hettstedt.gebiete["hettstedt-walbeck"].pk)],
        website="www.example.org",
        laufzeit_bis="2027-06-30",
        plaetze="0",
        **{
            "orte-0-strasse": "Markt",
            "orte-0-plz": "06333",
            "zeiten-0-kind": "woechentlich",
            "zeiten-0-weekdays": ["2", "8"],
            "zeiten-0-starts_at": "09:00",
        },
    )
    assert made.is_valid()
    expected = {
        "title": "Krabbelgruppe",
        "age_from_months": 6,
        "age_to_months": 36,
        "lebensphasen": {"geburt-erstes-jahr", "fruehe-kindheit"},
        "handlungsfelder": {"bewegung", "fruehe-hilfen"},
        "areas": {hettstedt.gebiete["hettstedt-walbeck"].pk},
        "website": "https://www.example.org",
        "laufzeit_bis": date(2027, 6, 30),
        "plaetze": 0,
        "places": (PlaceValues(strasse="Markt", plz="06333"),),
        "times": (TimeValues(weekdays=10, starts_at=time(9)),),
    }
    assert {name: made.content[name] for name in expected} == expected
    assert made.form.partners == PartnerNames("Neuer Träger", ("Stadt Hettstedt", "Kita Übermut"))


def test_what_the_form_shows_posts_back_unchanged(hettstedt: Cast) -> None:
    """Opening the form and saving it must change nothing."""
    offer = create_offer(by=hettstedt["koordination"], content=rich_content(hettstedt) | {"age_from_months": 18})
    shown = OfferInput(None, stelle=hettstedt.hettstedt, offer=offer)
    data = QueryDict(mutable=True)
    for form in (shown.form, shown.places.management_form, shown.times.management_form, *shown.places, *shown.times):
        for bound in form:
            value = bound.value()
            values = value if isinstance(value, list) else [value]
            data.setlist(bound.html_name, ["" if one is None or one is False else str(one) for one in values])
    again = OfferInput(data, stelle=hettstedt.hettstedt, offer=offer)
    assert again.is_valid(), again.form.errors
    before = content_of(offer)
    update_offer(offer=offer, by=hettstedt["koordination"], content=again.content, partners=again.form.partners)
    assert content_of(Offer.objects.get(pk=offer.pk)) == before


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"age_from": "6", "age_to": "3"}, "age_from", "Das Alter „von“ muss kleiner sein als das Alter „bis unter“."),
        ({"age_to": "121"}, "age_from", "Geben Sie ein Alter zwischen 0 und 120 Jahren an."),
        ({"phone": "keins"}, "phone", "Das ist keine Telefonnummer. Schreiben Sie etwa 03476 12345."),
        (
            {"laufzeit_von": "2027-02-01", "laufzeit_bis": "2027-01-01"},
            "laufzeit_bis",
            "Das Ende der Laufzeit liegt vor ihrem Anfang.",
        ),
        ({"auslastung_prozent": "201"}, "auslastung_prozent", "Die Auslastung liegt zwischen 0 und 200 Prozent."),
        ({"orte-0-plz": "0633"}, "orte-0-plz", "Eine Postleitzahl hat fünf Ziffern."),
        (
            {"orte-0-point": "51.6"},
            "orte-0-point",
            "Schreiben Sie Breite und Länge in Grad, etwa 51.64, 11.51.",
        ),
        (
            {"orte-0-point": "48.2, 16.4"},
            "orte-0-point",
            "Dieser Punkt liegt nicht in Deutschland. Schreiben Sie Breite und Länge in Grad, etwa 51.64, 11.51.",
        ),
        (
            {"zeiten-0-kind": "woechentlich", "zeiten-0-note": "x"},
            "zeiten-0-weekdays",
            "Kreuzen Sie mindestens einen Wochentag an.",
        ),
        (
            {"zeiten-0-kind": "zweiwoechentlich", "zeiten-0-weekdays": ["1"]},
            "zeiten-0-first_day",
            "Geben Sie an, wann es das erste Mal stattfindet.",
        ),
        ({"zeiten-0-kind": "einmalig"}, "zeiten-0-first_day", "Geben Sie an, wann es das erste Mal stattfindet."),
        (
            {"zeiten-0-weekdays": ["1"], "zeiten-0-starts_at": "10:00", "zeiten-0-ends_at": "09:00"},
            "zeiten-0-ends_at",
            "Das Ende liegt vor dem Anfang.",
        ),
    ],
)
def test_wrong_input_gets_one_sentence(hettstedt: Cast, values: dict[str, Any], field: str, sentence: str) -> None:
    assert errors(entry(hettstedt, title="Neu", **values)) == {field: [sentence]}


def test_a_name_that_looks_like_a_known_one_is_asked_about(hettstedt: Cast) -> None:
    slip = {"title": "Neu", "traeger_name": "Familienverein Kupferberg erfundn"}
    assert "Familienverein Kupferberg (erfunden)" in errors(entry(hettstedt, **slip))["traeger_name"][0]
    assert entry(hettstedt, **slip, traeger_neu="on").is_valid()
    assert entry(hettstedt, title="Neu", traeger_name="familienverein kupferberg, erfunden").is_valid()


@pytest.mark.parametrize(
    ("ticked", "fixed", "phases", "stays"),
    [
        ([], "", {"kita-alter"}, False),
        (["kita-alter"], "", {"kita-alter"}, False),
        (["kita-alter", "schwangerschaft"], "", {"kita-alter", "schwangerschaft"}, True),
        (["schwangerschaft"], "on", {"schwangerschaft"}, True),
    ],
)
def test_phases_ticked_by_hand_hold(
    hettstedt: Cast, ticked: list[str], fixed: str, phases: set[str], stays: bool
) -> None:
    made = entry(hettstedt, title="Neu", age_from="3", age_to="6", lebensphasen=ticked, lebensphasen_fixed=fixed)
    assert made.is_valid()
    assert made.content["lebensphasen"] == phases
    assert made.content["lebensphasen_fixed"] is stays


def test_rows_can_be_taken_away(hettstedt: Cast) -> None:
    content = {"title": "A", "places": (MARKT, PlaceValues(ort="Walbeck")), "times": (TUESDAYS,)}
    offer = create_offer(by=hettstedt["koordination"], content=content)
    made = entry(
        hettstedt,
        offer=offer,
        title="A",
        **{
            "orte-TOTAL_FORMS": "2",
            "orte-INITIAL_FORMS": "2",
            "orte-0-DELETE": "on",
            "orte-1-ort": "Walbeck",
            "zeiten-INITIAL_FORMS": "1",
            "zeiten-0-kind": "woechentlich",
            "zeiten-0-weekdays": ["2"],
        },
    )
    assert made.is_valid()
    assert made.content["places"] == (PlaceValues(ort="Walbeck"),)


def test_one_more_row_without_judging(hettstedt: Cast) -> None:
    made = entry(hettstedt, schritt="weiterer-ort", title="", **{"orte-0-ort": "Walbeck"})
    assert not made.is_valid()
    assert made.form.errors == {}
    assert len(made.places.forms) == 2
    assert made.places.forms[0]["ort"].value() == "Walbeck"


def test_a_rule_from_an_import_survives_the_form(hettstedt: Cast) -> None:
    yearly = TimeValues(rrule="FREQ=YEARLY;BYMONTH=6", note="Stadtfest")
    offer = create_offer(by=hettstedt["koordination"], content={"title": "A", "times": (yearly,)})
    row = OfferInput(None, stelle=hettstedt.hettstedt, offer=offer).times.forms[0]
    assert (row["kind"].value(), row["rrule"].value()) == ("eigene", "FREQ=YEARLY;BYMONTH=6")
    made = entry(
        hettstedt,
        offer=offer,
        title="A",
        **{
            "zeiten-INITIAL_FORMS": "1",
            "zeiten-0-kind": "eigene",
            "zeiten-0-rrule": yearly.rrule,
            "zeiten-0-note": "Stadtfest",
        },
    )
    assert made.is_valid()
    assert made.content["times"] == (yearly,)


def test_the_form_of_a_traeger_asks_nothing_of_the_communes_planning(hettstedt: Cast) -> None:
    form = OfferInput(None, stelle=hettstedt.hettstedt, full=False).form
    closed = {"traeger_name", "visibility", "stand", "lebenslagen", "reichweite", "foerderquelle", "cooperation_names"}
    assert closed & set(form.fields) == set()
    assert "verwaltung" not in form.parts
    assert all("Kettenbild" not in str(field.help_text) for field in form.fields.values())
