"""The map of a profile: classes, what is unsure, and what is hidden."""

import numpy as np
import pytest
from pytest_django import DjangoAssertNumQueries

from factories import Cast
from indicators.pages import text_of
from lueckenlos.geo.models import Boundary, Gebiet
from lueckenlos.indicators.classes import classed
from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.models import DataSource, IndicatorValue
from lueckenlos.indicators.registry import indicator
from lueckenlos.indicators.release import CODE, Figure, Stored, release_figures

PAGE = "/arbeit/hettstedt/bedarf/profil/"
QUARTERS = ("hettstedt-altstadt", "hettstedt-neustadt", "hettstedt-walbeck")


def figures(*counts: tuple[float, float]) -> dict[int, Figure]:
    """Areas 0, 1, … with cases and people."""
    cases, people = np.array(counts, dtype=np.float64).T
    status = np.full(cases.shape, CODE[ValueStatus.OK], dtype=np.uint8)
    found = release_figures(indicator("seu-sprache"), Stored(100 * cases / people, cases, people, status))
    return {place: found.at(place, "2025") for place in range(cases.size)}


def test_a_class_holds_two_areas_or_more() -> None:
    many = {place: (10.0 * place + 10, 1_000.0) for place in range(9)}
    found = classed(figures(*many.values()))
    assert [one.areas for one in found.classes] == [2, 3, 2, 2]
    assert [one.areas for one in classed(figures((20, 100), (30, 100), (40, 100))).classes] == [3]
    assert [one.areas for one in classed(figures(*[(20.0, 100.0)] * 6)).classes] == [6]
    assert classed({}).classes == []


def test_hidden_areas_have_no_class_and_wide_intervals_are_unsure() -> None:
    found = classed(figures((4, 40), (1_000, 10_000), (1_010, 10_000), (21, 100), (3_000, 10_000)))
    assert 0 not in found.of
    assert [found.of[place] for place in (1, 2, 3, 4)] == [1, 1, 2, 2]
    # 21 of 100 may be 14 or 30; the border lies at 15.6
    assert found.unsure == {3}


def fill(cast: Cast, values: tuple[float, ...], licence: str = "") -> None:
    source = DataSource.objects.create(
        title="Atlas", attribution="Amt", file_name="atlas.csv", file_hash="", stelle=cast.hettstedt, licence=licence
    )
    for place, (name, number) in enumerate(zip(("hettstedt", *QUARTERS), (20.0, *values), strict=True)):
        IndicatorValue.objects.create(
            indicator="sgb2-quote", gebiet=cast.gebiete[name], period="2024", value=number, source=source,
            line=1_714 + place, rule="Nach Umsteigeschlüssel umgerechnet." if place == 0 else "",
        )  # fmt: skip


def outline(gebiet: Gebiet, west: float) -> None:
    ring = [[west, 51.6], [west + 0.1, 51.6], [west + 0.1, 51.7], [west, 51.7], [west, 51.6]]
    Boundary.objects.create(
        gebiet=gebiet, geometry={"type": "Polygon", "coordinates": [ring]}, min_lat=51.6, max_lat=51.7, min_lon=west,
        max_lon=west + 0.1, source="© Stadt",
    )  # fmt: skip


def test_page_with_outlines(cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    fill(cast, (10.0, 20.0, 30.0))
    for place, name in enumerate(QUARTERS):
        outline(cast.gebiete[name], 11.0 + place / 10)
    browser = cast.client("lesen")
    browser.get(PAGE)
    with django_assert_max_num_queries(13):
        html = browser.get(PAGE + "?merkmal=bevoelkerung").content.decode()
    text = text_of(html)
    assert html.count('class="map__area ') == 3
    assert "Karte: Hettstedt, Stadt in 3 Gebieten" in text
    assert "Umrisse: © Stadt" in text
    # by name, not by value
    assert text.index("1 Altstadt") < text.index("2 Neustadt") < text.index("3 Walbeck")
    assert "ohne Intervall: wie stark der Zufall mitspielt, ist nicht bekannt" in text
    assert '<input type="hidden" name="merkmal" value="bevoelkerung">' in html
    own = browser.get(PAGE + f"?gebiet={cast.gebiete[QUARTERS[1]].ars}").content.decode()
    assert own.count('class="map__own"') == 1


@pytest.mark.parametrize(("licence", "invented"), [(DataSource.INVENTED, True), ("dl-de/by-2-0", False)])
def test_a_map_of_invented_values_says_so(cast: Cast, licence: str, invented: bool) -> None:
    fill(cast, (10.0, 20.0, 30.0), licence)
    text = text_of(cast.client("lesen").get(PAGE).content.decode())
    assert ("Karte: Hettstedt, Stadt in 3 Gebieten erfunden" in text) is invented


@pytest.mark.parametrize("query", ["", "?karte=quatsch", "?karte=seu-sprache"])
def test_without_outlines_the_table_stands_alone(cast: Cast, query: str) -> None:
    fill(cast, (10.0, 20.0, 30.0))
    text = text_of(cast.client("lesen").get(PAGE + query).content.decode())
    assert "Für diese Gebiete sind keine Umrisse geladen" in text
    assert "SGB-II-Quote, 2024" in text


def test_line_and_rule_stand_beside_the_value(cast: Cast) -> None:
    fill(cast, (10.0, 20.0, 30.0))
    browser = cast.client("lesen")
    profile, need = (text_of(browser.get(path).content.decode()) for path in (PAGE, "/arbeit/hettstedt/bedarf/"))
    assert "Zeile 1.714 der Datei atlas.csv. Nach Umsteigeschlüssel umgerechnet." in profile
    assert "Hettstedt, Stadt 2024: Zeile 1.714 der Datei. Nach Umsteigeschlüssel umgerechnet." in need
    lineage = text_of(browser.get("/arbeit/hettstedt/bedarf/herkunft/").content.decode())
    assert "4 2024 1 umgerechnet: Nach Umsteigeschlüssel umgerechnet." in lineage
    assert ";atlas.csv;1714;Nach Umsteigeschlüssel umgerechnet." in browser.get(PAGE + "?als=csv").getvalue().decode()
