"""Values that hold for a whole file, and where its rows lie."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django_scopes import scope, scopes_disabled
from offer_tables import codes, csv_text, outcomes, upload

from factories import Cast, make_gebiet
from lueckenlos.directory.models import Offer, OfferArea, OfferPlace
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Boundary, Gebiet
from lueckenlos.imports import offer_actions as actions
from lueckenlos.imports.models import ImportRun, MappingMemory
from lueckenlos.imports.offer_command import Given, import_offers
from lueckenlos.imports.offer_constants import checked_constants
from lueckenlos.shared.errors import BadInput
from lueckenlos.tenancy.actor import Actor
from lueckenlos.web.sentences import sentence

PLAYGROUNDS = [{"place": "Am Sender", "details": "Wippe"}, {"place": "Spielplatz Birkenhof", "details": ""}]
FOR_ALL = {
    "titel_davor": "Spielplatz",
    "traeger": "Stadt Hettstedt",
    "kurzbeschreibung": "Öffentlicher Spielplatz",
    "alter": "1–12 Jahre",
    "handlungsfelder": "bewegung|soziale-kontakte",
    "lebenslagen": "sozial",
    "angebotsform": "raumgestaltung",
}


def silent(done: int) -> None:
    """Nobody looks."""


def put(by: Actor, rows: list[dict[str, str]], constants: dict[str, str]) -> ImportRun:
    headings = list(rows[0])
    run = upload(by, csv_text(rows, headings))
    run = actions.assign_columns(run=run, by=by, mapping=run.mapping, clear_empty=False, constants=constants)
    return actions.start_apply(run=run, by=by, release=True)


def of_all(*names: str) -> list[dict[str, Any]]:
    return list(Offer.objects.order_by("pk").values(*names))


def test_a_list_of_places_becomes_offers_of_one_kind(hettstedt: Cast) -> None:
    put(hettstedt["koordination"], PLAYGROUNDS, FOR_ALL)
    offers = list(Offer.objects.order_by("pk"))
    assert [offer.title for offer in offers] == ["Spielplatz Am Sender", "Spielplatz Birkenhof"]
    assert [offer.description for offer in offers] == ["Wippe", ""]
    for offer in offers:
        assert offer.handlungsfelder == {"bewegung", "soziale-kontakte"}
        assert (offer.age_from_months, offer.age_to_months, offer.status) == (12, 144, "freigegeben")
        assert offer.traeger is not None
        assert offer.traeger.name == "Stadt Hettstedt"
    assert offers[0].lebensphasen == {"fruehe-kindheit", "kita-alter", "grundschulalter", "weiterfuehrende-schule"}


def test_what_a_row_says_itself_stays(hettstedt: Cast) -> None:
    rows = [
        {"titel": "A", "traeger": "Verein", "alter_von_jahre": "3", "handlungsfelder": "ernaehrung"},
        {"titel": "B", "traeger": "", "alter_von_jahre": "", "handlungsfelder": ""},
    ]
    put(hettstedt["koordination"], rows, {"traeger": "Stadt", "alter": "0-2 Jahre", "handlungsfelder": "bewegung"})
    assert of_all("title", "traeger__name", "age_from_months", "age_to_months") == [
        # an age from 3 to 2 must not come out of two halves
        {"title": "A", "traeger__name": "Verein", "age_from_months": 36, "age_to_months": None},
        {"title": "B", "traeger__name": "Stadt", "age_from_months": 0, "age_to_months": 24},
    ]
    assert [set(offer.handlungsfelder) for offer in Offer.objects.order_by("pk")] == [{"ernaehrung"}, {"bewegung"}]


def test_the_same_file_again_changes_nothing(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    put(by, PLAYGROUNDS, FOR_ALL)
    again = upload(by, csv_text(PLAYGROUNDS, ["place", "details"]))
    assert again.constants == FOR_ALL  # remembered with the columns
    again = actions.assign_columns(run=again, by=by, mapping=again.mapping, clear_empty=False)
    assert outcomes(again) == ["unveraendert", "unveraendert"]


@pytest.mark.parametrize(
    ("constants", "said"),
    [
        ({"titel": "x"}, "„titel“ kann nicht für alle Zeilen gelten."),
        ({"telefon": "03476 1"}, "„telefon“ kann nicht für alle Zeilen gelten."),
        ({"quatsch": "x"}, "„quatsch“ kann nicht für alle Zeilen gelten."),
        ({"alter": "Klasse"}, "Für alle Zeilen: Alter von: „Klasse“ ist kein Alter."),
        ({"angebotsform": "Zauberei"}, "Für alle Zeilen: Angebotsform: „Zauberei“ gibt es im Vokabular"),
        ({"stand": "2099-01-01"}, "Für alle Zeilen: Angaben geprüft am: Der 01.01.2099 liegt in der Zukunft."),
    ],
)
def test_a_wrong_value_is_refused_before_any_row(constants: dict[str, str], said: str) -> None:
    with pytest.raises(BadInput) as refused:
        checked_constants(constants)
    assert sentence(refused.value).startswith(said)


def test_empty_ones_are_none() -> None:
    assert checked_constants({"traeger": "  ", "alter": ""}) == {}


def test_on_the_page_of_columns(cast: Cast) -> None:
    browser = cast.client("koordination")
    data = csv_text(PLAYGROUNDS, ["place", "details"]).encode()
    page = browser.post(address("offer_start"), {"file": SimpleUploadedFile("a.csv", data)}, follow=True)
    assert "Für alle Zeilen gilt" in page.content.decode()
    run = latest()
    fields = {
        "column-0": "titel",
        "column-1": "beschreibung",
        "alle-titel_davor": "Spielplatz",
        "alle-handlungsfelder": ["bewegung", "ernaehrung"],
        "alle-angebotsform": "raumgestaltung",
    }
    page = browser.post(address("offer_mapping", run.pk), fields | {"alle-alter": "Klasse 5"})
    assert "„Klasse 5“ ist kein Alter." in page.content.decode()
    assert '<details class="for-all" open>' in page.content.decode()
    answer = browser.post(address("offer_mapping", run.pk), fields | {"alle-alter": "1-12"})
    assert answer.url == address("offer_preview", run.pk)
    assert latest().constants == {
        "titel_davor": "Spielplatz",
        "handlungsfelder": "bewegung|ernaehrung",
        "angebotsform": "raumgestaltung",
        "alter": "1-12",
    }
    page = browser.get(address("offer_mapping", run.pk))
    assert 'value="Spielplatz"' in page.content.decode()
    row = browser.get(address("offer_row", run.pk, 2)).content.decode()
    assert "Spielplatz Am Sender" in row
    assert "Bewegung" in row


def address(name: str, *args: object) -> str:
    return reverse(f"imports:{name}", args=["hettstedt", *args])


def latest() -> ImportRun:
    with scopes_disabled():
        return ImportRun.objects.latest("pk")


def test_a_foreign_role_sees_no_page(cast: Cast) -> None:
    browser: Client = cast.client("mitarbeit")
    assert browser.get(address("offer_start")).status_code == 403


def test_at_the_command_line(hettstedt: Cast, tmp_path: Path) -> None:
    file = tmp_path / "spielplaetze.json"
    file.write_text(json.dumps(PLAYGROUNDS))
    given = Given({"details": "kurzbeschreibung"}, {"titel_davor": "Spielplatz", "kurzbeschreibung": "Spielplatz"})
    result = import_offers(file, stelle_slug="hettstedt", dry_run=False, progress=silent, given=given)
    assert (result.created, result.columns) == (2, [("place", "titel"), ("details", "kurzbeschreibung")])
    assert of_all("title", "summary") == [
        {"title": "Spielplatz Am Sender", "summary": "Wippe"},
        {"title": "Spielplatz Birkenhof", "summary": "Spielplatz"},
    ]
    assert ImportRun.objects.get().constants == given.constants
    assert not MappingMemory.objects.exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Given({"nix": "titel"}), "Die Spalte „nix“ gibt es in der Datei nicht. Vorhanden sind: place, details."),
        (Given({"details": "nix"}), "„nix“ gibt es nicht."),
        (Given({"place": ""}), "Keine Spalte enthält den Titel des Angebots."),
    ],
)
def test_a_wrong_column_at_the_command_line(hettstedt: Cast, tmp_path: Path, given: Given, said: str) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps(PLAYGROUNDS))
    with pytest.raises(BadInput) as refused:
        import_offers(file, stelle_slug="hettstedt", dry_run=True, progress=silent, given=given)
    assert sentence(refused.value).startswith(said)


def test_two_houses_of_one_name_and_traeger_are_two(hettstedt: Cast) -> None:
    kita = {"titel": "Kita Marienallee", "traeger": "Verein", "hausnummer": "3", "plz": "06333"}
    rows = [kita | {"strasse": "Robert-Koch-Str."}, kita | {"strasse": "Friesische Str."}, kita | {"strasse": ""}]
    run = upload(hettstedt["koordination"], csv_text(rows, [*kita, "strasse"]))
    run = actions.assign_columns(run=run, by=hettstedt["koordination"], mapping=run.mapping, clear_empty=False)
    assert outcomes(run) == ["neu", "neu", "dublette"]


# ---------------------------------------------------------------- where rows lie
def square(gebiet: Gebiet, lon: float, lat: float) -> None:
    ring = [[lon, lat], [lon + 0.1, lat], [lon + 0.1, lat + 0.1], [lon, lat + 0.1], [lon, lat]]
    box = {"min_lat": lat, "max_lat": lat + 0.1, "min_lon": lon, "max_lon": lon + 0.1}
    Boundary.objects.create(gebiet=gebiet, geometry={"type": "Polygon", "coordinates": [ring]}, **box)


def placed(cast: Cast, who: str, rows: list[dict[str, str]]) -> tuple[ImportRun, dict[str, tuple[Any, Any]]]:
    """Title → (Gemeinde of the place, area served)."""
    headings = ["titel", "plz", "ort", "lat", "lon", "ags"]
    run = upload(cast[who], csv_text(rows, headings))
    run = actions.assign_columns(run=run, by=cast[who], mapping=run.mapping, clear_empty=False)
    actions.start_apply(run=run, by=cast[who], release=False)
    towns = dict(OfferPlace.objects.values_list("offer__title", "gemeinde__name"))
    areas = dict(OfferArea.objects.values_list("offer__title", "gebiet__name"))
    return run, {title: (towns.get(title), areas.get(title)) for title in Offer.objects.values_list("title", flat=True)}


def test_a_town_has_more_plz_than_its_town_hall(hettstedt: Cast) -> None:
    _, found = placed(hettstedt, "koordination", [{"titel": "Kita", "plz": "06332"}])
    assert found == {"Kita": ("Hettstedt, Stadt", None)}


def test_a_land_has_its_offers_in_the_gemeinden(cast: Cast) -> None:
    make_gebiet("010010000000", "Flensburg, Stadt", GebietsEbene.GEMEINDE, plz="24937")
    Gebiet.objects.filter(ars="150870220220").update(plz="06333")
    square(cast.gebiete["eisleben"], 11.5, 51.5)
    rows = [
        {"titel": "nach Schlüssel", "ags": "15087370"},
        {"titel": "nach Namen", "plz": "06333", "ort": "Hettstedt"},
        {"titel": "nach Lage", "plz": "06311", "ort": "Helbra-Siedlung", "lat": "51.55", "lon": "11.55"},
        {"titel": "überall"},
        {"titel": "fern", "plz": "24937", "ort": "Flensburg"},
        {"titel": "nirgends", "plz": "06311", "ort": "Helbra-Siedlung"},
        {"titel": "in keiner Gemeinde", "lat": "48.1", "lon": "11.6"},
        {"titel": "im Meer", "lat": "54.5", "lon": "7.0"},
    ]
    with scope(stelle=cast.kgc_st):
        run, found = placed(cast, "kgc_leitung", rows)
        placeless = [["ags_foreign"], ["place_unknown"], ["place_unknown"], ["coordinates_outside"]]
        assert codes(run) == [[], [], [], [], *placeless]
        assert found == {
            "nach Schlüssel": ("Sangerhausen, Stadt", "Sangerhausen, Stadt"),
            "nach Namen": ("Hettstedt, Stadt", "Hettstedt, Stadt"),
            "nach Lage": ("Eisleben, Lutherstadt", "Eisleben, Lutherstadt"),
            "überall": (None, None),
        }
