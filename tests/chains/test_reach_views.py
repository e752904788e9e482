"""The pages of reach: what they show, keep in the address and hand on to a Maßnahme."""

import html
import re
from datetime import date
from typing import Any
from urllib.parse import urlencode

import numpy as np
import pytest
from django.test import Client
from django_scopes import scope
from pyproj import Transformer
from pytest_django import DjangoAssertNumQueries

from chains.world import make_people, make_source, make_value
from factories import Cast, make_offer
from lueckenlos.chains.forms import search_query
from lueckenlos.chains.presenters.reach import share_text
from lueckenlos.chains.queries import ages_of
from lueckenlos.chains.queries.cells import best_measure
from lueckenlos.chains.reach import Counting, Question, Search
from lueckenlos.chains.subjects import SearchSubjects, search_of
from lueckenlos.directory.models import Offer, OfferPlace
from lueckenlos.geo.models import Boundary, Gebiet
from lueckenlos.indicators.models import GridCells
from lueckenlos.indicators.queries.cells import pack
from lueckenlos.indicators.registry import all_indicators
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.registry import vocabulary

pytestmark = pytest.mark.django_db
KM = 1 / 111.195
BASE = "/arbeit/hettstedt/kettenbild/"


def place(gebiet: Gebiet, km: float) -> Gebiet:
    """On a line to the north."""
    gebiet.lat, gebiet.lon = 51.6 + km * KM, 11.5
    gebiet.save()
    return gebiet


def offer_at(stelle: Stelle, km: float | None, **values: Any) -> Offer:
    offer = make_offer(stelle, **{"lebensphasen": {"kita-alter"}, "zugang": {"vor-ort"}, "plaetze": 20, **values})
    where = {"lat": 51.6 + km * KM, "lon": 11.5} if km is not None else {}
    OfferPlace.objects.create(offer=offer, strasse="Am Markt", hausnummer="1", **where)
    return offer


@pytest.fixture
def town(hettstedt: Cast) -> Cast:
    """Altstadt at 0 km with 40 children, Neustadt at 5 km with 60, Walbeck nobody knows where."""
    make_people(place(hettstedt.gebiete["hettstedt-altstadt"], 0), 40)
    make_people(place(hettstedt.gebiete["hettstedt-neustadt"], 5), 60)
    make_people(hettstedt.gebiete["hettstedt-walbeck"], 20)
    return hettstedt


def get(browser: Client, cast: Cast, page: str = "chains:reach", query: str = "?alter=kita-alter") -> str:
    answer = browser.get(work_url(cast.hettstedt, page) + query)
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined] # of a streaming answer
    return text.decode()


def rows(page: str) -> dict[str, list[str]]:
    """The first table with row heads: name of the area → words of its cells."""
    found = {}
    for row in re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL):
        cells = [
            " ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.S)
        ]
        found.setdefault(cells[1].split(" ")[0] if len(cells) > 1 else "", cells)
    return found


def test_the_table_says_who_is_reached_and_what_is_unknown(town: Cast) -> None:
    offer_at(town.hettstedt, 0)
    page = get(town.client("koordination"), town)
    shown = rows(page)
    assert shown["Altstadt"] == ["1", "Altstadt", "40", "50 %", "50,0", "20", "1", "0,0 km"]
    assert shown["Neustadt"][1:4] == ["Neustadt kein Angebot in Reichweite", "60", "0 %"]
    unknown = ["20", "keine Angabe", "keine Angabe", "keine Angabe", "keine Angabe", "keine Angabe"]
    assert shown["Walbeck"][2:] == unknown
    assert "Lage des Gebiets unbekannt" in shown["Walbeck"][1]
    assert "Einwohnermelderegister (erfunden)" in page


@pytest.mark.parametrize(
    ("asked", "answers"),
    [
        ("frei", {"kosten_art": "frei"}),
        ("stufenlos", {"rollstuhlgerecht": "ja"}),
        ("form=kurs", {"angebotsform": "kurs"}),
        ("worum=feld.bewegung", {"handlungsfelder": {"bewegung"}}),
        ("worum=lage.sozial", {"lebenslagen": {"sozial"}}),
        ("rechnung=naehe", {}),
    ],
)
def test_the_filter_keeps_offers_that_say_so(town: Cast, asked: str, answers: dict[str, Any]) -> None:
    offer_at(town.hettstedt, 0, **answers)
    offer_at(town.hettstedt, 0, lebensphasen={"hohes-alter"}, **answers)
    if answers:
        offer_at(town.hettstedt, 0)
    page = get(town.client("lesen"), town, query=f"?alter=kita-alter&{asked}")
    assert rows(page)["Altstadt"][3] == ("100 %" if "naehe" in asked else "50 %")


def test_offers_without_a_way_count_only_if_asked_for(town: Cast) -> None:
    offer_at(town.hettstedt, 0)
    offer_at(town.hettstedt, 5, zugang={"aufsuchend"}, plaetze=60)
    browser = town.client("koordination")
    assert rows(get(browser, town))["Neustadt"][3] == "0 %"
    both = get(browser, town, query="?alter=kita-alter&fern=1")
    assert rows(both)["Neustadt"][3] == "50 %"
    assert rows(both)["Altstadt"][3] == "100 %"


def test_the_file_holds_the_same_without_invented_noughts(town: Cast) -> None:
    offer_at(town.hettstedt, 0)
    lines = get(town.client("koordination"), town, query="?alter=kita-alter&als=csv").splitlines()
    assert lines[1].split(";")[3:11] == ["40", "50,0", "", "1", "20", "50,0", "0,0", ""]
    assert lines[3].split(";")[4:10] == ["", "", "", "", "", ""]


def test_outlines_are_drawn_and_areas_without_one_get_a_circle(town: Cast) -> None:
    offer_at(town.hettstedt, 0)
    ring = [[11.4, 51.5], [11.6, 51.5], [11.6, 51.61], [11.4, 51.5]]
    gebiet = town.gebiete["hettstedt-altstadt"]
    box = {"min_lat": 51.5, "max_lat": 51.61, "min_lon": 11.4, "max_lon": 11.6}
    Boundary.objects.create(
        gebiet=gebiet, geometry={"type": "Polygon", "coordinates": [ring]}, source="Vermessungsamt", **box
    )
    page = get(town.client("koordination"), town)
    assert len(re.findall(r'<path class="reach-map__area reach-2"', page)) == 1
    assert len(re.findall(r'<circle class="reach-map__area reach-0"', page)) == 1
    assert "Umrisse: Vermessungsamt" in page


def test_nonsense_in_the_address_asks_what_is_usual(town: Cast) -> None:
    offer_at(town.hettstedt, 0)
    query = "?alter=kita-alter&weg=7&umweg=x&verfahren=y&rechnung=z&form=%00&worum=feld.gibt-es-nicht"
    assert rows(get(town.client("koordination"), town, query=query))["Altstadt"][3] == "50 %"


def test_empty_pages_say_what_to_do(town: Cast, cast: Cast) -> None:
    assert "Kein Angebot passt" in get(town.client("koordination"), town)
    answer = cast.client("kgc_leitung").get(work_url(cast.kgc_st, "chains:reach"))
    assert "Wege gibt es nur vor Ort" in answer.content.decode()


def test_the_number_of_queries_does_not_grow(town: Cast, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    browser = town.client("koordination")
    for page, most in (("chains:reach", 15), ("chains:further", 24)):
        for count in (1, 3):
            with scope(stelle=town.hettstedt):
                for _ in range(count):
                    offer_at(town.hettstedt, 0)
            with django_assert_max_num_queries(most):
                get(browser, town, page)


def test_further_places_go_along_with_a_measure(town: Cast) -> None:
    offer_at(town.hettstedt, 0)
    browser = town.client("koordination")
    page = get(browser, town, "chains:further", "?alter=kita-alter&orte=raum")
    assert "„Neustadt“ hätten rund 60 Menschen dieses Alters mehr ein Angebot" in page
    begin = re.search(r'href="([^"]+)">Maßnahme dazu planen', page)
    assert begin is not None
    form = browser.get(begin[1].replace("&amp;", "&")).content.decode()
    assert re.search(r"<textarea[^>]*>\s*Mit einem weiteren Angebot in „Neustadt“", form)
    assert re.search(r'value="kita-alter"[^>]*checked', form)
    ticked = [town.gebiete[f"hettstedt-{name}"].pk for name in ("altstadt", "neustadt", "walbeck")]
    assert [bool(re.search(rf'name="areas" value="{pk}"[^>]*checked', form)) for pk in ticked] == [False, True, False]
    given = {"title": "Zweite Krabbelgruppe", "version": "1", "reason": "Weg", "lebensphasen": ["kita-alter"]}
    assert browser.post(begin[1].replace("&amp;", "&"), given).status_code == 302
    assert "Zweite Krabbelgruppe" in get(browser, town, "chains:further", "?alter=kita-alter&orte=raum")


def test_need_weighs_only_where_it_is_known(town: Cast) -> None:
    make_value(town.gebiete["hettstedt-altstadt"], 60)
    make_value(town.gebiete["hettstedt-neustadt"], 20)
    offer_at(town.hettstedt, 90)
    page = get(town.client("koordination"), town, "chains:further", "?alter=kita-alter&orte=raum")
    assert "„Neustadt“ hätten" in page
    query = "?alter=kita-alter&orte=raum&bedarf=kinderarmut-sgb2"
    weighted = get(town.client("koordination"), town, "chains:further", query)
    assert "„Altstadt“ hätten" in weighted
    assert "Altstadt 1,5-fach, Neustadt 0,5-fach" in weighted


def test_nobody_out_of_reach_is_said(town: Cast) -> None:
    offer_at(town.hettstedt, 0)
    offer_at(town.hettstedt, 5)
    assert "Kein weiterer Ort gefunden" in get(town.client("koordination"), town, "chains:further")


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "0 %"), (0.042, "≥ 4,2 %"), (0.5, "≥ 50 %"), (0.9997, "≥ 99,9 %"), (0.9999999, "100 %"), (1.0, "100 %")],
)
def test_a_share_near_all_is_neither_all_nor_more(share: float, text: str) -> None:
    assert share_text(share, at_least=True).replace("\u00a0", " ") == text


def test_only_a_key_that_asks_what_it_says_is_one(town: Cast) -> None:
    actor = town["koordination"]
    assert search_of(actor, "alter=kita-alter&weg=5000") == Search(
        Question("kita-alter", way=5_000, counting=Counting.NEAR)
    )
    found = SearchSubjects().find(actor, ["alter=kita-alter", "alter=kita-alter&weg=7", "unsinn"])
    assert list(found) == ["alter=kita-alter"]
    assert SearchSubjects().find(town["traeger"], ["alter=kita-alter"]) == {}


def test_the_longest_question_fits_the_pointer_of_a_measure() -> None:
    longest = {name: max((term.slug for term in vocabulary(name).terms), key=len)
               for name in ("lebensphase", "handlungsfeld", "angebotsform")}  # fmt: skip
    question = Question(
        longest["lebensphase"], f"feld.{longest['handlungsfeld']}", longest["angebotsform"], free=True, step_free=True,
        remote=True, way=20_000, detour=1.5,
    )  # fmt: skip
    search = Search(question, 5, max(all_indicators(), key=len), places=False)
    assert len(urlencode(search_query(search))) <= 200


@pytest.mark.parametrize(
    ("area", "share"), [("", "20 %"), ("hettstedt-altstadt", "50 %"), ("hettstedt-neustadt", "0 %")]
)
def test_the_page_of_a_cell_says_how_many_have_a_place_near(town: Cast, area: str, share: str) -> None:
    Gebiet.objects.filter(pk=town.gebiete["hettstedt-walbeck"].pk).delete()
    offer_at(town.hettstedt, 0, lebenslagen={"sozial"})
    address = work_url(town.hettstedt, "chains:cell", "lebenslage", "sozial", "kita-alter")
    browser, chosen = town.client("koordination"), town.gebiete[area].ars if area else ""
    # the figure comes once the page is there; without scripts its link leads to the same
    later = re.search(r'hx-get="([^"]*als=zahl[^"]*)"', browser.get(address, {"raum": chosen}).content.decode())
    assert later
    figure = browser.get(html.unescape(later[1])).content.decode()
    assert " ".join(re.sub(r"<[^>]+>", " ", figure).split()).startswith(
        f"Anteil erreicht: Platz auf höchstens 2 km {share}"
    )
    assert "<html" not in figure


def test_who_decides_on_a_hint_sees_whom_offers_reach(
    town: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """The share comes after the page, one load of its own, however many offers there are."""
    Gebiet.objects.filter(pk=town.gebiete["hettstedt-walbeck"].pk).delete()
    browser = town.client("koordination")
    address = work_url(town.hettstedt, "chains:hint", "zugang:kosten:alle:kita-alter:gesamt")
    for count, share in ((1, "20 %"), (3, "40 %")):
        with scope(stelle=town.hettstedt):
            for _ in range(count):
                offer_at(town.hettstedt, 0, kosten_art="betrag", lebenslagen={"sozial"})
        with django_assert_max_num_queries(32):
            page = browser.get(address).content.decode()
        later = re.search(r'hx-get="([^"]*als=zahl[^"]*)"', page)
        assert later
        with django_assert_max_num_queries(15):
            figure = browser.get(html.unescape(later[1])).content.decode()
        assert f"Anteil erreicht: Platz auf höchstens 2 km {share}" in " ".join(re.sub(r"<[^>]+>", " ", figure).split())
    # nothing is asked for where a hint is about no Lebensphase
    broken = re.search(r'href="([^"]*/hinweise/bruch:[^"]*)"', browser.get(f"{BASE}hinweise/").content.decode())
    assert broken
    assert "als=zahl" not in browser.get(broken[1]).content.decode()


@pytest.fixture
def gridded(town: Cast) -> Cast:
    """Three quarters of the children of the Altstadt live beside its offer, the others 5 km away."""
    ring = [[11.4, 51.5], [11.6, 51.5], [11.6, 51.7], [11.4, 51.7], [11.4, 51.5]]
    box = {"min_lat": 51.5, "max_lat": 51.7, "min_lon": 11.4, "max_lon": 11.6}
    gebiet = town.gebiete["hettstedt-altstadt"]
    Boundary.objects.create(gebiet=gebiet, geometry={"type": "Polygon", "coordinates": [ring]}, source="x", **box)
    east, north = Transformer.from_crs(4326, 3035, always_xy=True).transform([11.5, 11.5], [51.6, 51.6 + 5 * KM])
    cells = [np.array([int(one // 1_000) for one in metres]) for metres in (east, north)]
    for measure, counts in (("einwohner", [1.0, 1.0]), ("alter-0-18", [30.0, 10.0])):
        GridCells.objects.create(
            gebiet=town.gebiete["hettstedt"], measure=measure, metres=1_000, stichtag=date(2022, 5, 15), cells=2,
            total=sum(counts), block=pack(cells[0], cells[1], np.array(counts)), source=make_source("Zensus 2022"),
        )  # fmt: skip
    offer_at(town.hettstedt, 0)
    return town


def test_the_grid_says_where_in_an_area_people_live(gridded: Cast) -> None:
    page = get(gridded.client("koordination"), gridded, query="?alter=kita-alter&rechnung=naehe")
    assert rows(page)["Altstadt"][2:4] == ["40", "75 %"]
    assert "Gitter des Zensus (1000 m; Zensus 2022 (erfunden))" in page


def test_cells_are_shown_with_the_largest_gap_first(gridded: Cast) -> None:
    browser, query = gridded.client("koordination"), "?alter=kita-alter&rechnung=naehe&je=zelle"
    page = get(browser, gridded, query=query)
    assert re.search(r'<a href="[^"]*je=zelle" aria-current="page">je Gitterzelle', page)
    table = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)[1:]
    words = [
        [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in re.findall(r"<t[hd].*?</t[hd]>", row, re.S)]
        for row in table
    ]
    assert [(row[0], row[1][:3], row[2], row[3], row[4]) for row in words] == [
        ("1", "1km", "Altstadt", "10", "0 %"),
        ("2", "1km", "Altstadt", "30", "100 %"),
    ]
    assert len(re.findall(r'<path class="reach-map__cell reach-[03]"', page)) == 2
    lines = get(browser, gridded, query=query + "&als=csv").splitlines()
    assert lines[1].split(";")[2:6] == ["Altstadt", "10", "0,0", ""]
    assert "je Gitterzelle" not in get(browser, gridded, "chains:further")


def test_without_a_grid_cells_are_areas(town: Cast) -> None:
    offer_at(town.hettstedt, 0)
    page = get(town.client("koordination"), town, query="?alter=kita-alter&je=zelle")
    assert rows(page)["Altstadt"][2:4] == ["40", "50 %"]
    assert "Gitterzelle" not in page


def test_a_further_place_may_be_an_inhabited_cell(gridded: Cast) -> None:
    """The outer cell lies where the middle of the Neustadt is taken to be: 10 children and 60."""
    page = get(gridded.client("koordination"), gridded, "chains:further", "?alter=kita-alter&orte=zelle&weg=1000")
    assert re.search(r"„Altstadt, 1kmN\d+E\d+“ hätten rund 70 Menschen", page)
    assert "Genau gerechnet unter 2 möglichen Orten: kein anderer erreicht mehr." in page


@pytest.mark.parametrize(
    ("measures", "best"),
    [
        (["einwohner", "alter-0-18", "alter-0-6", "alter-65"], "alter-0-6"),
        (["einwohner", "alter-65"], "einwohner"),
        (["einwohner", "alter-0-18", "alter-0-5"], "alter-0-18"),
    ],
)
def test_the_narrowest_band_that_holds_the_ages_counts(measures: list[str], best: str) -> None:
    assert best_measure(measures, ages_of("kita-alter")) == best
