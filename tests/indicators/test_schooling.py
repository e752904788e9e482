"""One indicator by education, from a survey."""

import pytest

from factories import Cast
from indicators.pages import text_of
from lueckenlos.geo.models import Gebiet
from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.models import DataSource, GroupValue
from lueckenlos.indicators.presenters.schooling import told
from lueckenlos.indicators.registry import indicator
from lueckenlos.indicators.release import Figure, release_published
from lueckenlos.indicators.schooling import Schooling, schooling_of

PAGE = "/arbeit/hettstedt/bedarf/ungleichheit/?ebene=bildung"
SMOKING = indicator("geda-rauchen")
# Robert Koch-Institut, GEDA 2019/2020-EHIS: current smokers by education, standardised for age
RKI = {"niedrig": (38.81, 35.322, 42.417, 1_339), "mittel": (31.817, 30.474, 33.192, 9_665),
       "hoch": (19.269, 18.199, 20.387, 11_634)}  # fmt: skip


def share(value: float | None, low: float | None, high: float | None, asked: int | None) -> Figure:
    ends = (low, high)
    return release_published(SMOKING, "2019/2020", value=value, ends=ends, asked=asked, status=ValueStatus.OK)


def wave(**changed: Figure) -> Schooling:
    found = {education: share(*numbers) for education, numbers in RKI.items()} | changed
    return schooling_of(SMOKING, "2019/2020", "", found, standardised=True)


def test_difference_and_ratio_have_intervals_and_the_rest_says_what_is_missing() -> None:
    found = wave()
    assert set(found.measures) == {"d", "r"}
    gap, ratio = found.measures["d"], found.measures["r"]
    assert [gap.value, ratio.value] == pytest.approx([19.541, 2.0141], abs=1e-4)
    # two independent errors: (7.095² + 2.188²)½ / 2
    assert [gap.lower, gap.upper] == pytest.approx([15.83, 23.25], abs=0.01)
    assert {found.refused[code].code for code in ("aci", "rci", "sii", "rii", "par", "paf")} == {"population_missing"}
    assert found.refused["mdmw"].code == "not_for_ordered"


def test_it_says_who_has_more_and_that_it_is_not_the_town() -> None:
    said = " ".join(told(wave(), "Deutschland"))
    assert said.startswith("2019/2020 war der Wert in der unteren Bildungsgruppe um 20 Punkte höher als in der oberen")
    assert "zwischen 15,8 und 23,3 Punkten" in said
    assert "nicht über Ihre Kommune" in said
    same = told(wave(niedrig=share(20.0, 17.0, 23.0, 1_339)), "Deutschland")[0]
    assert "kein Unterschied zu erkennen" in same


def test_a_group_that_is_not_known_refuses_all() -> None:
    found = wave(niedrig=share(None, None, None, None))
    assert (found.measures, found.refused[""].code) == ({}, "too_few_subgroups")


@pytest.mark.parametrize("value", [10.0, 90.0])
def test_few_asked_are_not_shown(value: float) -> None:
    """Four of forty, and all but four."""
    figure = share(value, 3.0, 99.0, 40)
    assert (figure.value, figure.lower, figure.status) == (None, None, ValueStatus.SUPPRESSED)


def fill(germany: Gebiet, waves: int) -> None:
    source = DataSource.objects.create(title="GEDA", attribution="RKI", file_name="x", file_hash="")
    for number in range(waves):
        for sex in ("", "w", "m"):
            for standardised in (False, True):
                for education, (value, low, high, asked) in RKI.items():
                    GroupValue.objects.create(
                        indicator=SMOKING.slug, gebiet=germany, period=f"20{10 + number}", education=education, sex=sex,
                        standardised=standardised, value=value - standardised, low=low - standardised,
                        high=high - standardised, n=asked, source=source,
                    )  # fmt: skip


@pytest.mark.parametrize("waves", [1, 3])
def test_page_and_file(cast: Cast, waves: int, django_assert_max_num_queries: type) -> None:
    fill(cast.gebiete["bund"], waves)
    browser = cast.client("lesen")
    browser.get(PAGE)
    with django_assert_max_num_queries(7):  # session, user, member, layout; own keys, groups
        text = text_of(browser.get(PAGE).content.decode())
    assert "Rauchen nach Bildung, Deutschland" in text
    assert text.count(", Frauen") == waves
    assert "37,8 % 34,3 bis 41,4" in text  # standardised for age, one less here
    assert "38,8 %" not in text
    assert "Die Befragung nennt nur, wie viele Menschen befragt wurden." in text
    file = browser.get(PAGE + "&als=csv").getvalue().decode()
    assert "Rauchen;Deutschland;2010;alle;ja;Bildungsgruppe;untere Bildungsgruppe;37,8;34,3;41,4;" in file
    assert not [asked for asked in ("1339", "1.339", "9665", "11634") if asked in file + text]


def test_without_a_survey_it_says_what_to_do(cast: Cast) -> None:
    assert "Noch keine Zahlen für diese Gruppen" in text_of(cast.client("lesen").get(PAGE).content.decode())
