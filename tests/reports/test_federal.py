"""Länder side by side: only what was released, nothing small, and nothing else of a KGC."""

import csv
import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django_scopes import scope

from advice.advising import TODAY, activity, commune
from factories import Cast
from lueckenlos.reports import actions
from lueckenlos.reports.documents.tables import Column, Line, Table
from lueckenlos.reports.enums import Land
from lueckenlos.reports.federal.comparison import of_year, over_years
from lueckenlos.reports.federal.files import SHAPE, as_json
from lueckenlos.reports.federal.measures import released_figures
from lueckenlos.reports.federal.names import groups, measure_names
from lueckenlos.reports.models import ComparisonLink, FigureRelease
from lueckenlos.reports.queries.shared import Office, Released, offices
from lueckenlos.reports.yearly.report import Chapter, Report
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.models import AuditEntry

YEAR = 2025
BASE = "/arbeit/bund/laendervergleich/"


def report(**tables: dict[str, int]) -> Report:
    made = tuple(
        Table(key, key, "", (Column("n"),), tuple(Line(name, name, (number,)) for name, number in lines.items()), None)
        for key, lines in tables.items()
    )
    return Report("Bericht", "KGC", YEAR, TODAY, "", (), (Chapter("alles", made),), demo=False)


def office(name: str, land: str, **years: dict[str, int | None]) -> Office:
    found = {int(year[1:]): figures for year, figures in years.items()}
    return Office(name, land, {year: Released(year, TODAY, TODAY, one) for year, one in found.items()})


# ---------------------------------------------------------------- hiding
def test_small_numbers_are_hidden_and_zero_is_not() -> None:
    figures = released_figures(report(veranstaltung={"fachtag": 1, "konferenz": 1}, praxisbeispiel={"x": 3}))
    assert (figures["veranstaltungen"], figures["praxisbeispiele"], figures["veroeffentlichungen"]) == (None, 3, 0)


def test_no_sum_gives_a_hidden_number_away() -> None:
    figures = released_figures(report(status={"interesse": 20, "in-beratung": 9, "partner": 1, "modell": 12}))
    shown = [figures[f"kommunen.{slug}"] for slug in ("interesse", "in-beratung", "partner", "modell")]
    assert figures["kommunen"] == 42
    assert figures["kommunen.partner"] is None
    # one more must go, or 42 less the others would be the hidden one
    assert shown.count(None) == 2


def test_partner_communes_are_hidden_with_either_of_their_parts() -> None:
    assert released_figures(report(status={"partner": 1, "modell": 5}))["partnerkommunen"] is None
    assert released_figures(report(status={"partner": 8, "modell": 5}))["partnerkommunen"] == 13


def test_every_release_knows_every_measure_and_each_has_a_name() -> None:
    assert released_figures(report()).keys() == measure_names().keys()
    assert {one for _, measures in groups().values() for one in measures} == measure_names().keys()


# ---------------------------------------------------------------- the table
def test_all_sixteen_laender_stand_there_with_each_of_their_kgcs() -> None:
    found = of_year([office("KGC A", "by"), office("KGC B", "by"), office("Ohne Land", "")], YEAR, ["aktivitaeten"])
    assert [row.land for row in found.rows] == [
        *("sh", "hh", "ni", "hb", "nw", "he", "rp", "bw", "by", "by", "sl", "be", "bb", "mv", "sn", "st", "th", "")
    ]
    assert len(Land) == 16
    assert not any(row.released for row in found.rows)


def test_a_sum_stands_only_where_nothing_is_hidden() -> None:
    those = [
        office("A", "st", y2025={"aktivitaeten": 7, "kommunen": None}),
        office("B", "ni", y2025={"aktivitaeten": 5, "kommunen": 9}),
    ]
    sums = of_year(those, YEAR, ["aktivitaeten", "kommunen", "teilnehmende"]).sums
    assert [cell.value for cell in sums] == [12, None, None]


def test_one_measure_over_the_years() -> None:
    those = [office("A", "st", y2024={"aktivitaeten": 3}, y2025={"aktivitaeten": 4})]
    found = over_years(those, [2023, 2024, 2025], "aktivitaeten")
    row = next(row for row in found.rows if row.land == "st")
    assert [(cell.value, cell.released) for cell in row.cells] == [(None, False), (3, True), (4, True)]


def test_the_shape_of_the_json_stays() -> None:
    """Programs of others read it: who changes this raises the number of the format."""
    made = as_json([office("KGC", "st", y2025={"aktivitaeten": 7, "kommunen": None})], [2025], date(2026, 3, 1))
    assert list(made) == ["format", "abgerufen_am", "verborgen_unter", "zahlen", "jahre"]
    assert (made["format"], made["abgerufen_am"], made["verborgen_unter"]) == (SHAPE, "2026-03-01", 3)
    assert made["zahlen"][0] == {"zahl": "partnerkommunen", "name": "Partner- und Modellkommunen"}
    assert made["jahre"][0]["jahr"] == 2025
    assert made["jahre"][0]["laender"][14] == {
        "land": "st",
        "name": "Sachsen-Anhalt",
        "kgc": "KGC",
        "freigegeben": True,
        "freigegeben_am": TODAY.isoformat(),
        "stand": TODAY.isoformat(),
        "zahlen": {
            "kommunen": {"wert": None, "verborgen": True},
            "aktivitaeten": {"wert": 7, "verborgen": False},
        },
    }
    assert made["jahre"][0]["laender"][0] == {
        "land": "sh",
        "name": "Schleswig-Holstein",
        "kgc": None,
        "freigegeben": False,
        "freigegeben_am": None,
        "stand": None,
        "zahlen": {},
    }


# ---------------------------------------------------------------- release
@pytest.fixture
def frozen(cast: Cast, db: None) -> Cast:
    by = cast["kgc_leitung"]
    with scope(stelle=cast.kgc_st):
        commune(by, cast.gebiete["hettstedt"], status="partner", status_since=date(YEAR, 2, 1))
        for number in range(4):
            activity(by, cast.gebiete["hettstedt"], day=date(YEAR, 6, 1), title=f"Geheimes Gespräch {number}")
        actions.freeze_report(year=YEAR, reason="", today=TODAY, by=by)
    return cast


def release(cast: Cast) -> FigureRelease:
    with scope(stelle=cast.kgc_st):
        return actions.release_figures(year=YEAR, today=TODAY, by=cast["kgc_leitung"])


def test_without_a_release_the_bund_sees_nothing(frozen: Cast) -> None:
    with scope(stelle=frozen.bund):
        assert [one.released for one in offices(frozen["bund"], [YEAR])] == [{}, {}]
    page = frozen.client("bund").get(f"{BASE}?jahr={YEAR}").content.decode()
    assert "nicht freigegeben" in page


def test_what_is_released_is_audited_dated_and_taken_back(frozen: Cast) -> None:
    release(frozen)
    answer = frozen.client("bund").get(f"{BASE}?als=json")
    rows = {row["kgc"]: row for row in year_of(json.loads(answer.content))}
    assert rows["KGC Sachsen-Anhalt"]["zahlen"]["aktivitaeten"] == {"wert": 4, "verborgen": False}
    assert rows["KGC Sachsen-Anhalt"]["zahlen"]["partnerkommunen"] == {"wert": None, "verborgen": True}
    assert rows["KGC Niedersachsen"]["freigegeben"] is False
    assert "Geheimes" not in answer.content.decode()
    with scope(stelle=frozen.kgc_st):
        actions.withdraw_figures(year=YEAR, by=frozen["kgc_leitung"])
    gone = json.loads(frozen.client("bund").get(f"{BASE}?als=json").content)
    assert not any(row["freigegeben"] for row in year_of(gone))
    verbs = list(AuditEntry.objects.filter(verb__startswith="reports.figurerelease").values_list("verb", flat=True))
    assert sorted(verbs) == ["reports.figurerelease.release", "reports.figurerelease.withdraw"]


def test_a_release_stays_until_the_kgc_renews_it(frozen: Cast) -> None:
    by = frozen["kgc_leitung"]
    release(frozen)
    with scope(stelle=frozen.kgc_st):
        activity(by, frozen.gebiete["hettstedt"], day=date(YEAR, 7, 1))
        actions.freeze_report(year=YEAR, reason="Nachtrag", today=TODAY, by=by)
    assert counted(frozen) == [4]
    release(frozen)
    assert counted(frozen) == [5]


def test_nothing_is_released_before_it_is_frozen(cast: Cast, db: None) -> None:
    with scope(stelle=cast.kgc_st), pytest.raises(Invalid, match="nothing_to_release"):
        actions.release_figures(year=YEAR, today=TODAY, by=cast["kgc_leitung"])


def test_nobody_but_the_bund_compares(frozen: Cast) -> None:
    with scope(stelle=frozen.kgc_st), pytest.raises(NotAllowed):
        offices(frozen["kgc_leitung"], [YEAR])


def test_a_program_reads_at_its_address_until_it_is_taken_back(frozen: Cast) -> None:
    release(frozen)
    browser, anybody = frozen.client("bund"), Client()
    refused = browser.post(BASE, {"adresse": "ja", "name": ""})
    assert refused.status_code == 400
    page = browser.post(BASE, {"adresse": "ja", "name": "Referat"}).content.decode()
    address = page.split('report-address">http://testserver')[1].split("<")[0]
    answer = anybody.get(address)
    assert answer["X-Robots-Tag"] == "noindex"
    assert {row["kgc"] for row in year_of(json.loads(answer.content)) if row["freigegeben"]} == {"KGC Sachsen-Anhalt"}
    assert b"aktivitaeten" in b"".join(anybody.get(f"{address}?als=csv").streaming_content)
    # the secret is nowhere but in the address
    assert address not in browser.get(BASE).content.decode()
    with scope(stelle=frozen.bund):
        key = ComparisonLink.objects.get().pk
    assert browser.post(BASE, {"sperren": str(key)}).status_code == 302
    assert anybody.get(address).status_code == 404
    assert browser.post(BASE, {"sperren": str(key)}).status_code == 404


@pytest.mark.parametrize("query", ["", "?zahlen=bausteine", "?verlauf=partnerkommunen", "?jahr=1800&zahlen=unsinn"])
def test_the_page_answers_whatever_the_address_says(frozen: Cast, query: str) -> None:
    assert frozen.client("bund").get(f"{BASE}{query}").status_code == 200


def test_the_csv_has_a_line_for_each_number(frozen: Cast) -> None:
    release(frozen)
    text = b"".join(frozen.client("bund").get(f"{BASE}?als=csv").streaming_content).decode("utf-8-sig")
    rows = [row for row in csv.DictReader(StringIO(text), delimiter=";") if row["jahr"] == str(YEAR)]
    told = [row for row in rows if row["kgc"] == "KGC Sachsen-Anhalt"]
    assert [row["zahl"] for row in told] == list(measure_names())
    assert {row["zahl"]: (row["wert"], row["verborgen"]) for row in told}["kommunen"] == ("", "ja")
    assert len(rows) == 15 + len(told)


def year_of(data: dict[str, Any]) -> list[dict[str, Any]]:
    return next(one["laender"] for one in data["jahre"] if one["jahr"] == YEAR)


def counted(cast: Cast) -> list[int | None]:
    with scope(stelle=cast.kgc_st):
        return [row.figures["aktivitaeten"] for row in FigureRelease.objects.all()]
