"""The profile of a Gebiet as page and file."""

import io

import pikepdf
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories import Cast, make_gebiet
from indicators.pages import text_of
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.indicators.models import DataSource, IndicatorValue

PAGE = "/arbeit/hettstedt/bedarf/profil/"
# counts of people that stand nowhere else on a page
CASES, CHILDREN = 4_139.0, 10_771.0


def page(browser: Client, query: str = "") -> str:
    answer = browser.get(PAGE + query)
    assert answer.status_code == 200
    return text_of(answer.content.decode())


def fill(cast: Cast, towns: int) -> None:
    """Speech with counts in town and Kreis, poverty as a rate, and Gemeinden like Hettstedt around it."""
    town, official = cast.gebiete["hettstedt"], source()
    for year in range(2021, 2026):
        value(town, "seu-sprache", 100 * CASES / CHILDREN, str(year), official, CASES, CHILDREN)
        value(cast.gebiete["msh"], "seu-sprache", 20.0, str(year), official)
    value(town, "kinderarmut-sgb2", 33.0, "2019", official)
    for place in range(towns):
        ars = f"15088{place:07d}"
        near = make_gebiet(
            ars, f"Ort {place}", GebietsEbene.GEMEINDE, cast.gebiete["land"], population=12_000 + place, area_ha=4_000
        )
        value(near, "kinderarmut-sgb2", 10.0 + place, "2019", official)
    Gebiet.objects.filter(pk=town.pk).update(area_ha=3_700)


def source() -> DataSource:
    return DataSource.objects.create(
        title="Soziale Lage", attribution="© Amt", licence="dl-de/by-2-0", file_name="x", file_hash=""
    )


def value(
    gebiet: Gebiet, slug: str, number: float | None, period: str, origin: DataSource, *counts: float, status: str = "ok"
) -> None:
    cases, people = counts or (None, None)
    IndicatorValue.objects.create(
        indicator=slug, gebiet=gebiet, value=number, numerator=cases, denominator=people, period=period, source=origin,
        status=status,
    )  # fmt: skip


@pytest.mark.parametrize("towns", [4, 12])
def test_page_needs_the_same_queries_however_many(
    cast: Cast, towns: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fill(cast, towns)
    browser = cast.client("lesen")
    browser.get(PAGE)
    with django_assert_max_num_queries(12):  # session, user, member, layout; own, parts, similar, index, values; map
        assert browser.get(PAGE).status_code == 200


def test_the_page_says_what_the_figures_say(cast: Cast) -> None:
    fill(cast, 7)
    text = page(cast.client("koordination"))
    assert "38,4 % 37,5 bis 39,3, 2025" in text
    assert "33,0 % ohne Intervall, 2019" in text
    assert "2025 waren es rund 38 von 100." in text
    assert "Das ist mehr als in Mansfeld-Südharz, auch wenn man den Zufall bedenkt." in text
    assert "Von 2021 bis 2025 ist keine Veränderung zu erkennen" in text
    assert "In 7 ähnlichen Kommunen lagen die Werte zwischen 10 und 16, in der Mitte bei 13." in text
    assert "Quelle: © Amt; dl-de/by-2-0. Datensatz „Soziale Lage“" in text
    first = text.split("Worauf Sie zuerst sehen sollten")[1].split("Alle Kennzahlen")[0]
    assert first.index("Auffälligkeiten der Sprache") < first.index("Kinderarmut")
    assert "Rang" not in text.replace("keine Rangliste", "")


def test_no_count_of_people_reaches_page_or_file(cast: Cast) -> None:
    fill(cast, 3)
    small, official = cast.gebiete["hettstedt-walbeck"], source()
    value(small, "seu-sprache", 23.0, "2025", official, 7, 30)
    browser = cast.client("koordination")
    for query in ("", f"?gebiet={small.ars}", "?als=csv", f"?gebiet={small.ars}&als=csv"):
        answer = browser.get(PAGE + query)
        told = answer.getvalue().decode()
        for secret in ("4139", "4.139", "10771", "10.771", "23,0", "23,3"):
            assert secret not in told, (query, secret)


def test_missing_suppressed_and_meaningless_are_told_apart(cast: Cast) -> None:
    town, official = cast.gebiete["hettstedt"], source()
    for slug, status in {"seu-sprache": "gesperrt", "seu-motorik": "fehlt", "pflegequote": "sinnlos"}.items():
        value(town, slug, None, "2025", official, status=status)
    text = page(cast.client("lesen"))
    assert "Er wird nicht gezeigt." in text
    assert "Die Quelle macht für dieses Gebiet keine Angabe. Das heißt nicht null." in text
    assert "Für dieses Gebiet hat die Kennzahl keinen Sinn" in text


def test_the_group_can_be_changed_and_says_who_is_in_it(cast: Cast) -> None:
    fill(cast, 12)
    browser = cast.client("lesen")
    assert "8 Kommunen sind Hettstedt, Stadt nach Bevölkerung, Menschen je km² am nächsten" in page(browser)
    text = page(browser, "?merkmal=bevoelkerung&anzahl=5&ohne=150880000011")
    assert "5 Kommunen sind Hettstedt, Stadt nach Bevölkerung am nächsten" in text
    assert "In 5 ähnlichen Kommunen lagen die Werte zwischen 16 und 20, in der Mitte bei 18." in text
    assert "5 Kommunen" not in page(browser, "?merkmal=erfunden&anzahl=99")


def test_a_gebiet_of_others_is_not_here_and_the_page_says_so(cast: Cast) -> None:
    fill(cast, 0)
    text = page(cast.client("lesen"), f"?gebiet={cast.gebiete['eisleben'].ars}")
    assert "Sie sehen das Profil von Hettstedt, Stadt." in text


def test_a_sozialraum_is_compared_with_its_town(cast: Cast) -> None:
    fill(cast, 3)
    part = cast.gebiete["hettstedt-altstadt"]
    value(part, "seu-sprache", 40.0, "2025", source(), 40, 100)
    text = page(cast.client("lesen"), f"?gebiet={part.ars}")
    assert "Ein Unterschied zu Hettstedt, Stadt ist nicht zu erkennen. Das ist" not in text
    assert "Das ist mehr als in Mansfeld-Südharz" in text
    assert "Ein Unterschied zu Hettstedt, Stadt ist nicht zu erkennen." in text
    assert "Ähnliche Kommunen" not in text


def test_an_empty_profile_says_what_to_do(cast: Cast) -> None:
    assert "Zahlen Ihrer Statistikstelle lesen Sie unter „Daten“ ein." in page(cast.client("koordination"))


def test_figures_others_have_loaded_stay_with_them(cast: Cast) -> None:
    fill(cast, 0)
    theirs = DataSource.objects.create(
        title="Eigene", attribution="Eisleben", file_name="x", file_hash="", stelle=cast.eisleben
    )
    value(cast.gebiete["hettstedt"], "sgb2-quote", 77.7, "2025", theirs)
    assert "77,7" not in page(cast.client("lesen"))


def test_csv_holds_every_year_with_interval_and_source(cast: Cast) -> None:
    fill(cast, 4)
    lines = cast.client("lesen").get(PAGE + "?als=csv").getvalue().decode().splitlines()
    assert lines[0].startswith("\ufeffKennzahl;Gebiet;Ebene;Regionalschlüssel;Zeitraum;Wert;untere Grenze (95 %)")
    town = [line.split(";") for line in lines if line.startswith("Auffälligkeiten der Sprache;Hettstedt")]
    assert [cells[4] for cells in town] == ["2021", "2022", "2023", "2024", "2025"]
    assert town[-1][5:8] == ["38,4", "37,5", "39,3"]
    assert town[-1][11:14] == ["© Amt", "dl-de/by-2-0", "Soziale Lage"]


def test_paper_is_a_tagged_pdf_of_two_pages(cast: Cast) -> None:
    fill(cast, 6)
    answer = cast.client("lesen").get(PAGE + "?als=pdf")
    assert answer["Content-Disposition"] == 'attachment; filename="profil-150870220220.pdf"'
    with pikepdf.open(io.BytesIO(answer.getvalue())) as paper:
        assert paper.Root.MarkInfo.Marked
        assert len(paper.pages) == 2
