"""Newest values and people, as one Stelle may see them."""

import itertools
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from factories import Cast
from lueckenlos.geo.models import Gebiet
from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.models import DataSource, IndicatorValue, Population
from lueckenlos.indicators.queries import (
    latest_values,
    latest_values_by_indicator,
    need_of,
    people,
)
from lueckenlos.indicators.registry import all_indicators, indicator
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.phases import PhaseAges, phase_ages

POVERTY, GISD = indicator("kinderarmut-sgb2"), indicator("gisd")
DAY = date(2023, 12, 31)
GENESIS = [0, 3, 6, 10, 15, 18, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 75, None]


def source(title: str = "Amtlich", stelle: Stelle | None = None) -> DataSource:
    return DataSource.objects.create(title=title, attribution=f"© {title}", file_name="x", file_hash="", stelle=stelle)


def value(gebiet: Gebiet, number: float | None, period: str, origin: DataSource, **more: object) -> None:
    slug = str(more.pop("indicator", "kinderarmut-sgb2"))
    IndicatorValue.objects.create(indicator=slug, gebiet=gebiet, value=number, period=period, source=origin, **more)


def count(
    gebiet: Gebiet, origin: DataSource, ages: dict[tuple[int, int | None], int | None], day: date = DAY, **more: object
) -> None:
    """``ages`` in years."""
    Population.objects.bulk_create(
        Population(
            gebiet=gebiet,
            source=origin,
            stichtag=day,
            age_from_months=start * 12,
            age_to_months=None if end is None else end * 12,
            persons=persons,
            **more,
        )
        for (start, end), persons in ages.items()
    )


# ---------------------------------------------------------------- values


def test_the_newest_period_counts(cast: Cast) -> None:
    town, official = cast.gebiete["hettstedt"], source()
    value(town, 33.0, "2019", official)
    value(town, 31.0, "2022", official)
    value(town, 35.0, "2017", official)
    value(cast.gebiete["eisleben"], 32.5, "2019", official)
    found = latest_values(POVERTY, [town.pk], cast.hettstedt)
    assert list(found) == [town.pk]
    told = found[town.pk]
    assert (told.value, told.status, told.period, told.source, told.attribution) == (
        31.0, ValueStatus.OK, "2022", "Amtlich", "© Amtlich"
    )  # fmt: skip
    assert told.definition == POVERTY.definition


def test_silence_does_not_hide_an_older_figure_but_a_lock_does(cast: Cast) -> None:
    official = source()
    silent, locked = cast.gebiete["hettstedt"], cast.gebiete["eisleben"]
    for gebiet in (silent, locked):
        value(gebiet, 33.0, "2019", official)
    value(silent, None, "2022", official, status=ValueStatus.MISSING)
    value(silent, None, "2023", official)
    value(locked, None, "2022", official, status=ValueStatus.SUPPRESSED)
    found = latest_values(POVERTY, [silent.pk, locked.pk], cast.hettstedt)
    assert (found[silent.pk].value, found[silent.pk].period) == (33.0, "2019")
    assert (found[locked.pk].value, found[locked.pk].status) == (None, ValueStatus.SUPPRESSED)


def test_another_stelles_figures_are_not_there(cast: Cast) -> None:
    town = cast.gebiete["hettstedt"]
    value(town, 30.0, "2019", source())
    value(town, 99.0, "2023", source("Eisleben", cast.eisleben))
    assert latest_values(POVERTY, [town.pk], cast.hettstedt)[town.pk].value == 30.0
    assert latest_values(POVERTY, [town.pk], cast.eisleben)[town.pk].value == 99.0


def test_the_own_figure_of_the_same_period_comes_first(cast: Cast) -> None:
    town = cast.gebiete["hettstedt"]
    value(town, 28.0, "2022", source("Hettstedt", cast.hettstedt))
    value(town, 30.0, "2022", source())
    assert latest_values(POVERTY, [town.pk], cast.hettstedt)[town.pk].source == "Hettstedt"
    assert latest_values(POVERTY, [town.pk], cast.eisleben)[town.pk].source == "Amtlich"


def test_a_small_number_never_leaves(cast: Cast) -> None:
    town = cast.gebiete["hettstedt-walbeck"]
    value(town, 20.0, "2022", source(), numerator=4, denominator=20)
    told = latest_values(POVERTY, [town.pk], cast.hettstedt)[town.pk]
    assert (told.value, told.status) == (None, ValueStatus.SUPPRESSED)
    assert not told.ok


def test_many_indicators_cost_one_query(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    official = source()
    gebiete = list(cast.gebiete.values())
    for place, gebiet in enumerate(gebiete):
        value(gebiet, 20.0 + place, "2019", official)
        value(gebiet, 0.5, "2021", official, indicator="gisd")
        value(gebiet, 1.0, "2021", official, indicator="gone")
    with django_assert_num_queries(1):
        found = latest_values_by_indicator([POVERTY, GISD], [gebiet.pk for gebiet in gebiete], cast.hettstedt)
    assert {slug: len(values) for slug, values in found.items()} == {
        "kinderarmut-sgb2": len(gebiete),
        "gisd": len(gebiete),
    }


# ---------------------------------------------------------------- people


def test_bands_that_fit_are_not_estimated(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    town = cast.gebiete["hettstedt"]
    count(town, source(), {(0, 1): 90, (1, 3): 200, (3, 6): 310, (0, None): 13_498})
    with django_assert_num_queries(1):
        found = people([town.pk], phase_ages()[:4], cast.hettstedt)
    told = {slug: (one.persons, one.status, one.estimated) for (_gebiet, slug), one in found.items()}
    assert told == {
        "geburt-erstes-jahr": (90, ValueStatus.OK, False),
        "fruehe-kindheit": (200, ValueStatus.OK, False),
        "kita-alter": (310, ValueStatus.OK, False),
        "grundschulalter": (None, ValueStatus.MISSING, False),
    }
    assert found[town.pk, "kita-alter"].stichtag == DAY
    assert found[town.pk, "kita-alter"].attribution == "© Amtlich"


def test_the_official_table_of_gemeinden(cast: Cast) -> None:
    town = cast.gebiete["hettstedt"]
    numbers = [300, 330, 420, 560, 340, 210, 480, 500, 700, 800, 850, 800, 900, 1_200, 1_300, 2_000, 1_800]
    bands = itertools.pairwise(GENESIS)
    count(town, source(), dict(zip(((start or 0, end) for start, end in bands), numbers, strict=True)))
    found = people([town.pk], phase_ages(), cast.hettstedt)
    assert {slug: (one.persons, one.estimated) for (_gebiet, slug), one in found.items()} == {
        "geburt-erstes-jahr": (100, True),
        "fruehe-kindheit": (200, True),
        "kita-alter": (330, False),
        "grundschulalter": (420, False),
        "weiterfuehrende-schule": (560 + round(340 / 3), True),
        "jugend-ausbildung": (round(340 * 2 / 3 + 210 + 480 + 500 * 2 / 5), True),
        "erwerbsalter": (300 + 700 + 800 + 850 + 800 + 900 + 1_200 + 1_300, True),
        "juengeres-alter": (2_000 + 600, True),
        "hohes-alter": (1_200, True),
    }


def test_the_newest_day_counts_and_older_ones_fill_its_gaps(cast: Cast) -> None:
    town, official = cast.gebiete["hettstedt"], source()
    count(town, official, {(0, 1): 80, (1, 3): 190}, date(2022, 12, 31))
    count(town, source("Kinder"), {(0, 1): 90})
    found = people([town.pk], phase_ages()[:2], cast.hettstedt)
    assert [(one.persons, one.stichtag.year, one.older) for one in found.values()] == [
        (90, 2023, False),
        (190, 2022, True),
    ]


def test_a_total_without_ages_answers_nothing(cast: Cast) -> None:
    town = cast.gebiete["hettstedt"]
    count(town, source(), {(0, None): 13_498})
    assert people([town.pk], phase_ages(), cast.hettstedt) == {}


def test_a_locked_part_locks_what_it_belongs_to(cast: Cast) -> None:
    town, official = cast.gebiete["hettstedt-walbeck"], source()
    count(town, official, {(0, 1): None}, status=ValueStatus.SUPPRESSED)
    count(town, official, {(1, 3): 12, (3, 6): None})
    bands = (*phase_ages()[:3], PhaseAges("u3", 0, 36))
    found = people([town.pk], bands, cast.hettstedt)
    assert {slug: (one.persons, one.status) for (_gebiet, slug), one in found.items()} == {
        "geburt-erstes-jahr": (None, ValueStatus.SUPPRESSED),
        "fruehe-kindheit": (12, ValueStatus.OK),
        "kita-alter": (None, ValueStatus.MISSING),
        "u3": (None, ValueStatus.SUPPRESSED),
    }


@pytest.mark.parametrize(
    ("sexes", "expected"), [({"w": 40, "m": 50}, 90), ({"w": 40, "m": 50, "": 95}, 95), ({"w": 40}, None)]
)
def test_women_and_men_make_all(cast: Cast, sexes: dict[str, int], expected: int | None) -> None:
    town, official = cast.gebiete["hettstedt"], source()
    for sex, persons in sexes.items():
        count(town, official, {(0, 1): persons}, sex=sex)
    assert people([town.pk], phase_ages()[:1], cast.hettstedt)[town.pk, "geburt-erstes-jahr"].persons == expected


def test_own_counts_before_official_ones_and_never_foreign(cast: Cast) -> None:
    town = cast.gebiete["hettstedt"]
    count(town, source("Hettstedt", cast.hettstedt), {(0, 1): 92})
    count(town, source(), {(0, 1): 90})
    count(town, source("Eisleben", cast.eisleben), {(0, 1): 1}, date(2025, 12, 31))
    assert people([town.pk], phase_ages()[:1], cast.hettstedt)[town.pk, "geburt-erstes-jahr"].persons == 92


# ---------------------------------------------------------------- the page's data


def test_page_of_a_town_compares_upward_and_looks_down(cast: Cast) -> None:
    official = source()
    value(cast.gebiete["hettstedt"], 33.0, "2019", official)
    value(cast.gebiete["msh"], 0.805, "2021", official, indicator="gisd")
    value(cast.gebiete["hettstedt-altstadt"], 38.0, "2019", official)
    value(cast.gebiete["eisleben"], 32.5, "2019", official)
    count(cast.gebiete["hettstedt"], official, {(0, 1): 90})
    page = need_of(cast.hettstedt)
    assert [gebiet.name for gebiet in page.columns] == ["Hettstedt, Stadt", "Mansfeld-Südharz"]
    shown = {row.indicator.slug: [one and one.value for one in row.values] for row in page.indicators}
    assert shown == {"kinderarmut-sgb2": [33.0, None], "gisd": [None, 0.805]}
    assert page.indicators[0].sources == [("Amtlich", "© Amtlich")]
    assert [each.slug for each in page.part_indicators] == ["kinderarmut-sgb2"]
    parts = {part.gebiet.name: [one and one.value for one in part.values] for part in page.parts}
    assert parts == {"Altstadt": [38.0], "Neustadt": [None], "Walbeck": [None]}
    assert [(each.gebiet.name, each.stichtag) for each in page.counted] == [("Hettstedt, Stadt", DAY)]
    assert not page.parts_have_people
    assert not page.estimated
    assert len(page.without_values) == len(all_indicators()) - 2
    assert not page.empty


def test_many_own_gebiete_become_rows(cast: Cast) -> None:
    towns = ["hettstedt", "eisleben", "sangerhausen", "msh"]
    cast.msh.gebiete.set(cast.gebiete[town] for town in towns)
    value(cast.gebiete["eisleben"], 32.5, "2019", source())
    page = need_of(cast.msh)
    assert page.columns == []
    assert len(page.parts) == 4
    assert not page.empty


def test_page_without_figures_is_empty(cast: Cast) -> None:
    page = need_of(cast.hettstedt)
    assert page.empty
    assert [gebiet.name for gebiet in page.columns] == ["Hettstedt, Stadt"]


LIFE = {
    (0, 1): 10,
    (1, 3): 20,
    (3, 6): 30,
    (6, 10): 40,
    (10, 16): 60,
    (16, 27): 40,
    (27, 65): 60,
    (65, 80): 30,
    (80, None): 10,
}
PARTS = ("altstadt", "neustadt", "walbeck")


@pytest.mark.parametrize(
    ("population", "counted", "expected"),
    [
        (1_000, PARTS, [30, 60, 90, 120, 180, 120, 180, 90, 30]),
        (1_001, PARTS, None),  # more than a tenth of the people live elsewhere
        (None, PARTS, None),
        (600, PARTS[:2], None),  # a part is not counted
    ],
)
def test_a_town_nobody_counted_is_the_sum_of_its_parts(
    cast: Cast, population: int | None, counted: tuple[str, ...], expected: list[int] | None
) -> None:
    town = cast.gebiete["hettstedt"]
    Gebiet.objects.filter(pk=town.pk).update(population=population)
    official = source()
    for part in counted:
        count(cast.gebiete[f"hettstedt-{part}"], official, LIFE)
    page = need_of(cast.hettstedt)
    assert page.summed is bool(expected)
    assert [each.gebiet.name for each in page.counted] == (["Hettstedt, Stadt"] if expected else [])
    assert [[one and one.persons for one in row.people] for row in page.phases] == [
        [number] for number in expected or []
    ] or not expected


def test_its_own_count_is_never_replaced(cast: Cast) -> None:
    Gebiet.objects.filter(pk=cast.gebiete["hettstedt"].pk).update(population=900)
    official = source()
    count(cast.gebiete["hettstedt"], official, {(0, 1): 5})
    for part in PARTS:
        count(cast.gebiete[f"hettstedt-{part}"], official, LIFE)
    page = need_of(cast.hettstedt)
    assert page.phases[0].people[0] is not None
    assert page.phases[0].people[0].persons == 5
    assert not page.summed
