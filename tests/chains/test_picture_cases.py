"""Cases worked out by hand; the definitions stand in docs/adr/0005-hints.md."""

from datetime import date
from math import nan

import numpy as np
import pytest

from chains.snapshots import BRIDGES, DAY, LANGUAGES, need, offer, snapshot
from lueckenlos.chains.picture import (
    Agreement,
    Area,
    Axis,
    Hint,
    Kind,
    Picture,
    Severity,
    Transition,
    add_months,
    compute,
)

NORD, SUED = Area(1, "nord", "Nord", 51.0, 11.0), Area(2, "sued", "Süd", 51.0, 11.0)
FULL = {"areas": None, "free": 1, "step_free": 1, "wait_days": 0, "outreach": 1}


def picture(offers: list[dict[str, object]], axis: Axis = Axis.LEBENSLAGE, **world: object) -> Picture:
    return compute(snapshot(offers, **world), axis)


def of(found: Picture, kind: Kind) -> list[Hint]:
    return [hint for hint in found.hints if hint.kind is kind]


def keys(found: Picture, kind: Kind) -> set[str]:
    return {hint.key for hint in of(found, kind)}


def test_an_offer_counts_once_in_the_whole_and_in_every_area_it_serves() -> None:
    found = picture([offer("kita", "sozial", areas=None), offer("kita", "sozial", areas={0})], areas=[NORD, SUED])
    row, column = found.rows.index("sozial"), found.phases.index("kita")
    assert found.cells.offers[:, row, column].tolist() == [2, 2, 1]
    assert found.columns.offers[:, column].tolist() == [2, 2, 1]


def test_places_are_summed_silence_is_counted_and_shared_places_are_divided() -> None:
    offers = [offer("kita", "sozial", places=10), offer("kita", "sozial", areas={0}, places=4), offer("kita", "sozial")]
    found = picture(offers, areas=[NORD, SUED])
    row, column = found.rows.index("sozial"), found.phases.index("kita")
    assert found.cells.places[:, row, column].tolist() == [14, 5 + 4, 5]
    assert found.cells.silent[:, row, column].tolist() == [1, 1, 1]


@pytest.mark.parametrize(
    ("places", "people", "share"),
    [((12, -1), 48, 0.25), ((-1, -1), 48, nan), ((12,), nan, nan), ((12,), 0, nan), ((), 48, 0)],
)
def test_the_share_reached_is_unknown_when_either_side_is(places: tuple[int, ...], people: float, share: float) -> None:
    found = picture([offer("kita", "sozial", places=count) for count in places], people=[[nan, people, nan, nan]])
    reached = found.cells.per_person(found.people.counts[:, None, :])[0, found.rows.index("sozial"), 1]
    assert reached == pytest.approx(share, nan_ok=True)


def test_offers_for_all_ages_stand_in_their_own_column_only() -> None:
    found = picture([offer("immer", "sozial")])
    assert found.columns.offers[0].tolist() == [0, 0, 0, 1]
    assert keys(found, Kind.EMPTY) == {f"leer:-:alle:{phase}:gesamt" for phase in ("baby", "kita", "schule")}


@pytest.mark.parametrize(
    ("starts", "ends", "counted"),
    [
        (date(2026, 11, 21), date(2026, 11, 21), 1),
        (date(2026, 11, 22), date(2027, 11, 21), 0),
        (date(2025, 1, 1), date(2026, 11, 20), 0),
    ],
)
def test_an_offer_counts_from_its_first_to_its_last_day(starts: date, ends: date, counted: int) -> None:
    assert picture([offer("kita", "sozial", starts=starts, ends=ends)]).offers == counted


def test_without_any_offer_there_is_nothing_to_hint_at() -> None:
    assert picture([], areas=[NORD], people=[[nan] * 4, [100] * 4], transitions=BRIDGES).hints == ()


def test_a_whole_empty_phase_speaks_for_its_cells() -> None:
    found = picture([offer("kita", "sozial materiell"), offer("schule", "sozial")])
    assert keys(found, Kind.EMPTY) == {"leer:-:alle:baby:gesamt", "leer:-:lebenslage.materiell:schule:gesamt"}


@pytest.mark.parametrize(("people", "expected"), [(19, set()), (20, {"leer:-:lebenslage.sozial:kita:sued"})])
def test_an_area_has_a_gap_only_where_people_of_that_age_live(people: int, expected: set[str]) -> None:
    offers = [offer("kita", "sozial", areas={0}), offer("kita", "materiell"), offer("baby schule", "sozial materiell")]
    found = picture(offers, areas=[NORD, SUED], people=[[nan] * 4, [nan] * 4, [nan, people, nan, nan]])
    assert keys(found, Kind.EMPTY) == expected


def test_where_nobody_knows_the_people_high_need_makes_the_gap() -> None:
    offers = [offer("kita", "materiell", areas={0}), offer("kita", "sozial"), offer("baby schule", "sozial materiell")]
    poverty = need("armut", "kita", "materiell", values=[1, 2, 9], fifths=[0, 1, 5])
    (hint,) = of(picture(offers, areas=[NORD, SUED], needs=(poverty,)), Kind.EMPTY)
    assert (hint.key, hint.severity) == ("leer:-:lebenslage.materiell:kita:sued", Severity.HIGH)


def test_by_handlungsfeld_a_cell_is_a_gap_where_the_chain_is_interrupted() -> None:
    offers = [
        offer("baby", felder=["bewegung"]),
        offer("schule", felder=["bewegung"]),
        offer("kita", felder=["sprache"]),
    ]
    found = picture(offers, Axis.HANDLUNGSFELD)
    assert keys(found, Kind.EMPTY) == {"leer:-:handlungsfeld.bewegung:kita:gesamt"}


def test_need_without_supply_compares_areas_with_their_median() -> None:
    """Offers per 100 people: 1, 2 and 4; the median is 2. Nord is worst in need and below it."""
    areas = [NORD, SUED, Area(3, "west", "West")]
    offers = [offer("kita", "materiell") for _ in range(2)]
    people = [[nan] * 4, [nan, 200, nan, nan], [nan, 100, nan, nan], [nan, 50, nan, nan]]
    poverty = need("armut", "kita", "materiell", values=[0, 40, 30, 10], fifths=[0, 5, 3, 1])
    (hint,) = of(picture(offers, areas=areas, people=people, needs=(poverty,)), Kind.NEED)
    assert hint.key == "bedarf:-:lebenslage.materiell:kita:nord"
    told = {figure.name: figure.value for figure in hint.reason.figures}
    assert told == {"need": 40, "offers": 2, "people": 200, "per_100": 1, "median_per_100": 2}
    assert [figure.source for figure in hint.reason.figures if figure.name == "need"] == [7]


def test_need_in_the_whole_compares_with_the_middle_row() -> None:
    offers = [offer("kita", "materiell"), offer("kita", "sozial"), offer("kita", "sozial"), offer("kita", "sozial")]
    poverty = need("armut", "kita", "materiell", values=[40], fifths=[5])
    (hint,) = of(picture(offers, needs=(poverty,)), Kind.NEED)
    assert hint.reason.figure("median_offers") == 2  # rows have 1 and 3


@pytest.mark.parametrize(("last", "hinted"), [(date(2027, 11, 21), True), (date(2027, 11, 22), False)])
def test_twelve_months_include_their_last_day(last: date, hinted: bool) -> None:
    found = picture([offer("kita", "sozial", funded_until=last), offer("kita", "materiell")])
    assert keys(found, Kind.RUNNING_OUT) == ({"auslaufend:-:lebenslage.sozial:kita:gesamt"} if hinted else set())


def test_the_earlier_of_term_and_funding_counts_and_one_lasting_offer_is_enough() -> None:
    ends = offer("kita", "sozial", ends=date(2026, 12, 31), funded_until=date(2030, 1, 1))
    (hint,) = of(picture([ends]), Kind.RUNNING_OUT)
    assert hint.reason.figure("last_day") == date(2026, 12, 31).toordinal()
    assert of(picture([ends, offer("kita", "sozial")]), Kind.RUNNING_OUT) == []


@pytest.mark.parametrize(
    ("answers", "hinted"),
    [([0, 0, 1], False), ([0, 0], True), ([0, -1], True), ([0, -1, -1], False), ([-1, -1], False)],
)
def test_access_needs_half_of_the_offers_to_answer_and_none_to_be_free(answers: list[int], hinted: bool) -> None:
    found = picture([offer("kita", "sozial", free=answer) for answer in answers])
    assert keys(found, Kind.ACCESS) == ({"zugang:kosten:alle:kita:gesamt"} if hinted else set())


def test_a_cell_speaks_where_the_phase_as_a_whole_has_a_free_offer() -> None:
    found = picture([offer("kita", "sozial", free=0), offer("kita", "materiell", free=1)])
    assert keys(found, Kind.ACCESS) == {"zugang:kosten:lebenslage.sozial:kita:gesamt"}


@pytest.mark.parametrize(("days", "hinted"), [(41, False), (42, True)])
def test_six_weeks_are_a_long_wait(days: int, hinted: bool) -> None:
    assert bool(of(picture([offer("kita", "sozial", wait_days=days)]), Kind.ACCESS)) is hinted


def test_asked_languages_are_looked_for_in_every_phase() -> None:
    found = picture([offer("kita", "sozial", sprachen=1)], languages=LANGUAGES)
    (hint,) = of(found, Kind.ACCESS)
    assert (hint.key, hint.reason.terms) == ("zugang:sprache.ar:alle:kita:gesamt", (("sprache", "ar"),))


def test_far_is_measured_from_the_middle_of_the_area_and_silent_where_somebody_comes() -> None:
    people = [[nan] * 4, [nan, 50, nan, nan]]
    far = offer("kita", "sozial", points=[(51.1, 11.0)])
    (hint,) = of(picture([far], areas=[NORD], people=people), Kind.ACCESS)
    assert (hint.key, hint.reason.figure("km")) == ("zugang:weit:alle:kita:nord", 11.1)
    assert of(picture([far, offer("kita", "sozial", remote=1)], areas=[NORD], people=people), Kind.ACCESS) == []


@pytest.mark.parametrize(
    ("offers", "hinted"),
    [
        ([{"load_percent": 100}], True),
        ([{"waiting": 1}, {"load_percent": 120}], True),
        ([{"load_percent": 99}, {"load_percent": 130}], False),
        ([{}, {}, {"load_percent": 100}], False),
    ],
)
def test_full_when_every_offer_that_says_so_is(offers: list[dict[str, int]], hinted: bool) -> None:
    found = picture([offer("kita", "sozial", **answers) for answers in offers])
    assert keys(found, Kind.CAPACITY) == ({"kapazitaet:voll:alle:kita:gesamt"} if hinted else set())


@pytest.mark.parametrize(("people", "hinted"), [(75, False), (76, True)])
def test_fewer_places_than_one_for_25_people(people: int, hinted: bool) -> None:
    found = picture([offer("kita", "sozial", places=3)], people=[[nan, people, nan, nan]])
    assert bool(of(found, Kind.CAPACITY)) is hinted


def twin(traeger: int, **values: object) -> dict[str, object]:
    return offer("kita", "sozial", felder=["sprache"], ziele=["kinder"], form=0, traeger=traeger, **values)


def test_alike_offers_of_different_traeger_may_be_duplicates() -> None:
    (hint,) = of(picture([twin(1), twin(2), twin(2)]), Kind.DUPLICATE)
    assert hint.key == "doppelung:kurs.sprache.kinder:alle:-:gesamt"
    assert (hint.reason.offers, hint.reason.figure("traeger")) == ((1, 2, 3), 2)
    assert hint.reason.cells == (("sozial", "kita"),)


@pytest.mark.parametrize(
    "other",
    [{"traeger": 1}, {"traeger": -1}, {"form": 1}, {"form": -1}, {"ziele": ["eltern"]}, {"felder": ["bewegung"]},
     {"phases": ["schule"]}, {"areas": {1}}],
)  # fmt: skip
def test_one_difference_is_enough_to_be_no_duplicate(other: dict[str, object]) -> None:
    offers = [twin(1, areas={0}), {**twin(2, areas={0}), **other}]
    assert of(picture(offers, areas=[NORD, SUED]), Kind.DUPLICATE) == []


def test_in_areas_as_large_as_a_kreis_nothing_is_a_duplicate() -> None:
    assert of(picture([twin(1), twin(2)], coarse=True), Kind.DUPLICATE) == []


def test_a_transition_breaks_where_both_sides_have_offers_and_none_bridges() -> None:
    sides = [offer("baby", "sozial"), offer("kita", "sozial")]
    assert keys(picture(sides, transitions=BRIDGES[:1]), Kind.BROKEN) == {"bruch:baby-kita:alle:-:gesamt"}
    assert keys(picture([*sides, offer("schule", bridges=1)], transitions=BRIDGES[:1]), Kind.BROKEN) == set()
    assert keys(picture(sides[:1], transitions=BRIDGES[:1]), Kind.BROKEN) == set()


def test_an_agreed_hand_over_makes_a_break_less_pressing() -> None:
    agreed = Agreement(1, "Hebamme", "Jugendamt", "vereinbart", "", "", "", "")
    crossing = Transition("baby-kita", 0, ("baby",), ("kita",), (agreed,))
    (hint,) = of(picture([offer("baby kita", "sozial")], transitions=(crossing,)), Kind.BROKEN)
    assert hint.severity is Severity.MEDIUM


@pytest.mark.parametrize(
    ("checked", "unchecked", "outdated"),
    [(date(2026, 5, 21), None, None), (date(2026, 5, 20), 1, 0), (date(2026, 3, 21), 1, 0), (date(2026, 3, 20), 1, 1)],
)
def test_six_and_eight_months_without_a_check(checked: date, unchecked: int | None, outdated: int | None) -> None:
    hints = of(picture([offer("kita", "sozial", checked=checked)]), Kind.UNCHECKED)
    assert [(hint.reason.figure("unchecked"), hint.reason.figure("outdated")) for hint in hints] == (
        [] if unchecked is None else [(unchecked, outdated)]
    )


def test_an_offer_never_checked_is_not_checked() -> None:
    assert of(picture([offer("kita", "sozial", checked=-1)]), Kind.UNCHECKED) != []


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), -6, date(2026, 2, 28)),
        (date(2024, 8, 31), -6, date(2024, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_months_end_with_the_month(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


def test_the_cause_stays_while_only_days_and_figures_move() -> None:
    """An empty cell stays the same gap when people move in; a set of duplicates does not when it grows."""
    before = picture([offer("kita", "sozial")], people=[[nan, 50, nan, nan]])
    after = picture([offer("kita", "sozial")], people=[[nan, 90, nan, nan]], day=date(2026, 12, 1))
    assert {hint.key: hint.cause_hash for hint in before.hints} == {hint.key: hint.cause_hash for hint in after.hints}
    (pair,), (three,) = (of(picture([twin(n) for n in range(1, count)]), Kind.DUPLICATE) for count in (3, 4))
    assert pair.key == three.key
    assert pair.cause_hash != three.cause_hash


def test_offers_without_a_place_are_named() -> None:
    assert picture([offer("kita", ""), offer("", "sozial"), offer("kita", "sozial")]).unplaced == (1, 2)


def test_hints_come_by_severity_and_the_whole_before_its_areas() -> None:
    offers = [
        offer("kita", "sozial", areas={0}, checked=-1),
        offer("kita", "materiell", free=0),
        offer("schule", "sozial"),
    ]
    found = picture(offers, areas=[NORD, SUED], people=[[nan] * 4, [100] * 4, [100] * 4])
    order = [(int(hint.severity), bool(hint.place.area)) for hint in found.hints]
    assert order == sorted(order)
    assert np.unique([int(hint.severity) for hint in found.hints]).tolist() == [1, 2, 3]


def test_the_day_is_the_day_of_the_snapshot() -> None:
    assert picture([]).day == DAY
