"""From an indicator to the file, and the lines publishers ask for."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories import Cast
from indicators.pages import text_of
from lueckenlos.indicators.models import DataSource, IndicatorValue

PAGE = "/arbeit/hettstedt/bedarf/herkunft/"


def load(cast: Cast, title: str, years: int, **more: object) -> DataSource:
    source = DataSource.objects.create(
        title=title, attribution=f"© {title}", licence="dl-de/by-2-0", file_name=f"{title}.csv", file_hash="", **more
    )
    IndicatorValue.objects.bulk_create(
        IndicatorValue(
            indicator="sgb2-quote", gebiet=cast.gebiete["hettstedt"], period=str(2020 + year), value=20, source=source
        )
        for year in range(years)
    )
    return source


@pytest.mark.parametrize("loads", [1, 3])
def test_every_file_with_rows_period_and_licence(
    cast: Cast, loads: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(loads):
        load(cast, f"Amt {number}", 3)
    browser = cast.client("lesen")
    browser.get(PAGE)
    with django_assert_max_num_queries(10):
        text = text_of(browser.get(PAGE).content.decode())
    assert "Amt 0.csv 3 2020 bis 2022" in text
    assert text.count("dl-de/by-2-0") == loads


def test_the_public_page_names_official_sources_only(cast: Cast, client: Client) -> None:
    load(cast, "Amt", 1)
    load(cast, "Eigene", 1, stelle=cast.hettstedt)
    DataSource.objects.create(title="Leer", attribution="© Leer", file_name="", file_hash="")
    text = text_of(client.get("/datenquellen/").content.decode())
    assert "© Amt" in text
    assert "Eigene" not in text
    assert "© Leer" not in text


def test_a_foreign_stelles_file_is_not_in_the_lineage(cast: Cast) -> None:
    load(cast, "Eisleben", 1, stelle=cast.eisleben)
    assert "Eisleben.csv" not in cast.client("lesen").get(PAGE).content.decode()
