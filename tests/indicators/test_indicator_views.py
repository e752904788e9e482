"""The page about need."""

import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories import Cast
from lueckenlos.indicators.models import DataSource, IndicatorValue, Population

PAGE = "/arbeit/hettstedt/bedarf/"


def text_of(html: str) -> str:
    """Visible and spoken words without markup, blanks collapsed."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def fill(cast: Cast, towns: int) -> None:
    official = DataSource.objects.create(title="Soziale Lage", attribution="© Amt", file_name="x", file_hash="")
    parts = ["hettstedt", "hettstedt-altstadt", "hettstedt-neustadt", "hettstedt-walbeck"][: towns + 1]
    for place in parts:
        gebiet = cast.gebiete[place]
        IndicatorValue.objects.create(
            indicator="kinderarmut-sgb2", gebiet=gebiet, value=33.04, period="2019", source=official
        )
        IndicatorValue.objects.create(
            indicator="sgb2-quote", gebiet=gebiet, value=20, numerator=2, denominator=10, period="2020", source=official
        )
        Population.objects.create(
            gebiet=gebiet,
            stichtag=date(2023, 12, 31),
            age_from_months=0,
            age_to_months=36,
            persons=3_600,
            source=official,
        )


@pytest.mark.parametrize("towns", [1, 3])
def test_page_needs_the_same_queries_however_long(
    cast: Cast, towns: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fill(cast, towns)
    browser = cast.client("lesen")
    browser.get(PAGE)
    with django_assert_num_queries(9):  # session, user, member, layout; own Gebiete, parts, values, people; sets
        assert browser.get(PAGE).status_code == 200


def test_page_shows_figures_with_definition_source_and_date(cast: Cast) -> None:
    fill(cast, 3)
    text = text_of(cast.client("koordination").get(PAGE).content.decode())
    assert "Kinderarmut (SGB-II-Quote unter 15 Jahren) Prozent, niedriger ist besser" in text
    assert "33,0\u00a0% 2019" in text or "33,0 % 2019" in text
    assert "Anteil der Kinder unter 15 Jahren, die in einer Bedarfsgemeinschaft" in text
    assert "Quelle der Werte: © Amt (Soziale Lage)." in text
    assert "gesperrt wegen kleiner Zahl gesperrt 2020" in text
    assert "Geburt und erstes Lebensjahr ≈ geschätzt 1.200 Frühe Kindheit" in text
    assert "Lebensphase Hettstedt, Stadt 31.12.2023" in text
    assert "Kita-Alter – keine Angabe" in text
    assert "20,0" not in text


@pytest.mark.parametrize(("who", "led"), [("leitung", True), ("lesen", False)])
def test_empty_page_says_how_to_load_figures(cast: Cast, who: str, led: bool) -> None:
    page = cast.client(who).get(PAGE).content.decode()
    text = text_of(page)
    assert "Noch keine Zahlen geladen" in text
    assert "lueckenlos import indicator DATEI" in text
    assert ("Zu den Daten" in text) == led
    # the navigation has the address too
    assert (page.count('href="/arbeit/hettstedt/daten/"') > 1) == led


@pytest.mark.parametrize(
    ("who", "status"),
    [("leitung", 200), ("mitarbeit", 200), ("steuerungsgruppe", 200), ("traeger", 403), ("fremd", 404), ("kgc", 404)],
)
def test_who_may_open_it(cast: Cast, who: str, status: int) -> None:
    assert cast.client(who).get(PAGE).status_code == status


def test_the_refusal_says_why(cast: Cast) -> None:
    assert "Ihre Rolle sieht die Kennzahlen zum Bedarf nicht." in cast.client("traeger").get(PAGE).content.decode()


def test_strangers_are_asked_to_sign_in(db: None, client: Client) -> None:
    answer = client.get(PAGE)
    assert answer.status_code == 302


def test_other_levels_have_the_page_too(cast: Cast) -> None:
    fill(cast, 3)
    for who, stelle in (("kreis", "mansfeld-suedharz"), ("kgc", "kgc-sachsen-anhalt"), ("bund", "bund")):
        assert cast.client(who).get(f"/arbeit/{stelle}/bedarf/").status_code == 200
