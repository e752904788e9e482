"""One indicator by fifths of deprivation: figures, measures, refusals in plain words."""

import numpy as np
import pytest

from factories import Cast, make_gebiet
from indicators.pages import text_of
from lueckenlos.equity import Refused
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.indicators.models import DataSource, IndicatorValue
from lueckenlos.indicators.presenters.inequality import measure_rows, told
from lueckenlos.indicators.quintiles import AreaValues, gradient_of, ranks_of
from lueckenlos.indicators.registry import indicator

PAGE = "/arbeit/hettstedt/bedarf/ungleichheit/"
POVERTY = indicator("kinderarmut-sgb2")


def areas(values: list[float], *, cases: bool) -> AreaValues:
    """Areas 0, 1, … of 1,000 inhabitants with 200 children each."""
    value = np.array(values)
    children = np.full(value.shape, 200.0 if cases else np.nan)
    return AreaValues(range(value.size), value, value * children / 100, children, np.full(value.shape, 1_000.0))


def test_the_fifths_are_numbered_as_the_rki_does() -> None:
    ranks = ranks_of({10: 0.9, 20: 0.1, 30: 0.5, 40: 0.7, 50: 0.3})
    assert ranks == {10: 5, 40: 4, 30: 3, 50: 2, 20: 1}  # 5: the most deprived
    with pytest.raises(Refused) as refused:
        ranks_of({10: 0.9, 20: 0.1})
    assert refused.value.code == "too_few_areas"


def test_fifths_of_counts_have_intervals_and_all_measures_for_an_order() -> None:
    found = gradient_of(POVERTY, "2025", areas([30, 34, 20, 20, 15, 15, 10, 10, 5, 5], cases=True), _pairs())
    assert [one.figure and one.figure.value for one in found.fifths] == [5.0, 10.0, 15.0, 20.0, 32.0]
    assert all(one.figure and one.figure.certain and one.areas == 2 for one in found.fifths)
    assert found.counted
    assert set(found.measures) == {"d", "r", "aci", "rci", "sii", "rii", "par", "paf"}
    gap = found.measures["d"]
    assert gap.value == pytest.approx(27.0)
    assert gap.lower is not None
    assert gap.upper is not None
    assert gap.lower == pytest.approx(21.9, abs=0.2)
    assert told(found, "Gemeinden")[0].startswith(
        "2025 war der Wert in den am stärksten benachteiligten Gemeinden um 27"
    )


def test_published_rates_alone_give_no_interval_where_counts_would_be_needed() -> None:
    found = gradient_of(POVERTY, "2025", areas([30, 34, 20, 20, 15, 15, 10, 10, 5, 5], cases=False), _pairs())
    assert [one.figure and one.figure.certain for one in found.fifths] == [False] * 5
    assert not found.counted
    assert {name for name, one in found.measures.items() if one.lower is None} == {"d", "r", "par", "paf"}
    assert "Die Quelle nennt keine Fallzahlen" in told(found, "Gemeinden")[1]


def test_no_difference_is_said_to_be_none() -> None:
    found = gradient_of(POVERTY, "2025", areas([11, 10, 12, 10, 11, 10, 9, 11, 10, 10], cases=True), _pairs())
    assert "kein Unterschied zu erkennen" in told(found, "Kreisen")[0]


def test_a_fifth_without_figure_refuses_every_measure_with_a_sentence() -> None:
    found = gradient_of(POVERTY, "2025", areas([30, 34, 20, 20, 15, 15, 10, 10, 0.5, 0.5], cases=True), _pairs())
    assert found.least_deprived is not None
    assert not found.least_deprived.ok  # two poor children: suppressed
    assert found.measures == {}
    assert {row.why_not for row in measure_rows(found)} == {
        "Dieses Maß braucht mehr Gruppen. Mit so wenigen sagt es nicht mehr als Abstand und Verhältnis."
    }
    assert told(found, "Gemeinden") == []


def _pairs() -> dict[int, int]:
    return {area: 5 - area // 2 for area in range(10)}


def fill(cast: Cast, towns: int, years: int) -> None:
    official = DataSource.objects.create(title="Soziale Lage", attribution="© Amt", file_name="x", file_hash="")
    for place in range(towns):
        town = make_gebiet(
            f"15088{place:07d}", f"Ort {place}", GebietsEbene.GEMEINDE, cast.gebiete["land"], population=10_000
        )
        rows = [("gisd-land", "2021", place / towns, None, None)]
        # 4,139 cases in all of the most deprived fifth: stands nowhere on the page
        rows += [
            ("kinderarmut-sgb2", str(2020 + year), 10.0 + place, 100.0 + 10 * place, 1_000.0) for year in range(years)
        ]
        IndicatorValue.objects.bulk_create(
            IndicatorValue(
                indicator=slug,
                gebiet=town,
                period=period,
                value=value,
                numerator=cases,
                denominator=people,
                source=official,
            )
            for slug, period, value, cases, people in rows
        )


@pytest.mark.parametrize(("towns", "years"), [(5, 1), (15, 3)])
def test_the_page_costs_the_same_however_much_there_is(
    cast: Cast, towns: int, years: int, django_assert_max_num_queries: type
) -> None:
    fill(cast, towns, years)
    browser = cast.client("lesen")
    browser.get(PAGE)
    with django_assert_max_num_queries(8):  # session, user, member, layout; own keys, indicators, figures
        text = text_of(browser.get(PAGE).content.decode())
    assert f"{towns} Gemeinden sind nach ihrer Benachteiligung (GISD, innerhalb des Landes, 2021)" in text
    assert "Abstand (D)" in text
    assert (
        "13 weitere Maße der WHO stehen hier nicht: Maße dieser Art sind für Gruppen ohne Reihenfolge gedacht" in text
    )


def test_too_few_areas_are_explained(cast: Cast) -> None:
    fill(cast, 3, 1)
    text = text_of(cast.client("lesen").get(PAGE).content.decode())
    assert "Fünf Gruppen brauchen mindestens fünf Gebiete." in text
    text = text_of(cast.client("lesen").get(PAGE + "?ebene=70&kennzahl=quatsch").content.decode())
    assert "Noch keine Zahlen für diese Gruppen" in text


def test_counts_stay_inside_and_the_file_says_the_same(cast: Cast) -> None:
    fill(cast, 10, 2)
    browser = cast.client("koordination")
    told_page = text_of(browser.get(PAGE).content.decode())
    told_file = browser.get(PAGE + "?als=csv").getvalue().decode()
    assert "18,5 %" in told_page
    assert "2021;Fünftel;am stärksten benachteiligt;2;18,5;" in told_file
    for secret in ("370", "2000", "2.000", "190;", "1000", "1.000"):  # cases and children of fifths and areas
        assert secret not in told_file, secret
        assert secret not in told_page, secret
