"""The board of all communes, the week, and the figures for the report."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_scopes import scope

from advice.advising import CALL, TODAY, activity, case, commune
from boards import committee as made
from factories import Cast, make_gebiet, make_member
from goals.plans import make_goal
from lueckenlos.advice import actions
from lueckenlos.advice.enums import CaseState, Share
from lueckenlos.advice.forms.filters import BoardFilterForm
from lueckenlos.advice.presenters import appointments, board_lines, board_rows
from lueckenlos.advice.queries import figures, lists
from lueckenlos.advice.queries.board import BoardFilter, BoardRow, board_of, kreise_of
from lueckenlos.advice.queries.communes import missing_gebiete
from lueckenlos.advice.queries.week import dates_of, week_of
from lueckenlos.events.actions.events import cancel_event, create_event
from lueckenlos.events.models import Event
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.process.models import Baustein, ProcessSettings
from lueckenlos.shared.errors import NotAllowed
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.subjects import Ref

NOON = timezone.make_aware(datetime.combine(TODAY, time(12)))


@pytest.fixture
def kgc(cast: Cast) -> Iterator[Actor]:
    with scope(stelle=cast.kgc_st):
        yield cast["kgc"]


def rows_of(actor: Actor, **wanted: Any) -> list[BoardRow]:
    return board_of(actor, BoardFilter(**wanted), TODAY).rows


def names(actor: Actor, **wanted: Any) -> list[str]:
    return [row.commune.gebiet.name.partition(",")[0] for row in rows_of(actor, **wanted)]


def share(cast: Cast, *, shared: bool = True, **states: str) -> None:
    """Where the Bausteine of Hettstedt stand."""
    with scope(stelle=cast.hettstedt):
        ProcessSettings.objects.create(stelle=cast.hettstedt, shared=shared)
        for phase, state in states.items():
            Baustein.objects.create(stelle=cast.hettstedt, phase=phase, state=state)


@pytest.fixture
def three(cast: Cast, kgc: Actor) -> Actor:
    """Three towns: one that is seen, one that is silent, one nobody works with."""
    commune(kgc, cast.gebiete["hettstedt"], status="modell", themes=frozenset({"gesund-aufwachsen"}))
    commune(kgc, cast.gebiete["eisleben"], status="partner", status_since=date(2020, 1, 1))
    commune(kgc, cast.gebiete["sangerhausen"])
    activity(kgc, cast.gebiete["hettstedt"], day=date(2026, 11, 1))
    activity(kgc, cast.gebiete["hettstedt"], day=date(2026, 9, 1))
    activity(kgc, cast.gebiete["eisleben"], day=date(2026, 6, 1))
    return kgc


# ---------------------------------------------------------------- the board
def test_last_contact_and_silence(three: Actor) -> None:
    found = {row.commune.gebiet.name: (row.last, row.contacts, row.silent) for row in rows_of(three)}
    assert found == {
        "Eisleben, Lutherstadt": (date(2026, 6, 1), 1, True),
        "Hettstedt, Stadt": (date(2026, 11, 1), 2, False),
        "Sangerhausen, Stadt": (None, 0, False),
    }
    assert names(three, silent=True) == ["Eisleben"]
    assert names(three, silent=True, days=10) == ["Eisleben", "Hettstedt"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"text": "hett"}, ["Hettstedt"]),
        ({"status": "partner"}, ["Eisleben"]),
        ({"status": "ohne"}, ["Sangerhausen"]),
        ({"theme": "gesund-aufwachsen"}, ["Hettstedt"]),
        ({"sort": "kontakt"}, ["Sangerhausen", "Eisleben", "Hettstedt"]),
        ({"sort": "status"}, ["Hettstedt", "Eisleben", "Sangerhausen"]),
        ({"kreis": -1}, []),
        ({"sort": "unsinn"}, ["Eisleben", "Hettstedt", "Sangerhausen"]),
    ],
)
def test_filters_and_order(three: Actor, wanted: dict[str, Any], found: list[str]) -> None:
    assert names(three, **wanted) == found


def test_the_next_date_is_the_earliest_of_the_commune_its_cases_and_activities(cast: Cast, three: Actor) -> None:
    days = [TODAY + timedelta(days=number) for number in (9, 6, 3)]
    actions.add_follow_up(on=days[0], what="", commune=commune(three, cast.gebiete["hettstedt"]), by=three)
    assert rows_of(three, text="hett")[0].next == days[0]
    actions.add_follow_up(on=days[1], what="", case=case(three, cast.gebiete["hettstedt"]), by=three)
    assert rows_of(three, text="hett")[0].next == days[1]
    values = {**CALL, "gebiet": cast.gebiete["hettstedt"]}
    actions.create_activity(values=values, today=TODAY, by=three, next_on=days[2])
    assert rows_of(three, text="hett")[0].next == days[2]
    assert names(three, sort="termin")[0] == "Hettstedt"


def test_bausteine_only_as_far_as_the_commune_shares_them(cast: Cast, three: Actor) -> None:
    share(cast, shared=False, auftrag="steht")
    assert [row.standing for row in rows_of(three)] == [None, None, None]
    with scope(stelle=cast.hettstedt):
        ProcessSettings.objects.update(shared=True)
        Baustein.objects.create(stelle=cast.hettstedt, phase="verstetigung", state="in_arbeit")
    [line] = board_lines(board_of(three, BoardFilter(text="hett"), TODAY), cast.kgc_st, TODAY)
    assert [cell[2] for cell in line.cells if cell[0] != "nicht_begonnen"] == ["in Arbeit"]
    assert names(three, phase="verstetigung") == ["Hettstedt"]
    assert names(three, phase="verstetigung", state="steht") == []
    # what is shared and not begun is something else than what is not shared
    assert names(three, phase="umsetzung", state="nicht_begonnen") == ["Hettstedt"]


def test_another_kgc_has_a_board_of_its_own(cast: Cast, three: Actor) -> None:
    with scope(stelle=cast.kgc_ni):
        assert board_of(cast["fremde_kgc"], BoardFilter(), TODAY).total == 0


def test_the_filter_of_an_address_that_makes_no_sense_shows_all(three: Actor) -> None:
    from django.http import QueryDict

    form = BoardFilterForm(QueryDict("kreis=x&status=y&tage=-3&still=&ordnung=z"), kreise=kreise_of(three))
    assert form.wanted == BoardFilter()


def test_the_file_says_the_same_in_words(cast: Cast, three: Actor) -> None:
    header, *rows = board_rows(board_of(three, BoardFilter(text="hett"), TODAY))
    found = dict(zip(header, rows[0], strict=True))
    asked = [*header[:4], "letzter Kontakt", "Verstetigung", "Beratungen", "Stelle"]
    assert [found[name] for name in asked] == [
        "Hettstedt, Stadt",
        "15087220",
        "Mansfeld-Südharz",
        "Modellkommune",
        "01.11.2026",
        "nicht geteilt",
        "2",
        "Hettstedt",
    ]


def test_communes_with_a_stelle_are_proposed_until_they_are_there(cast: Cast, three: Actor) -> None:
    assert [one.name for one in missing_gebiete(three)] == ["Mansfeld-Südharz"]
    actions.add_communes(gebiete=missing_gebiete(three), by=three)
    assert missing_gebiete(three) == []


def test_the_board_asks_as_often_for_three_communes_as_for_one(
    cast: Cast, kgc: Actor, django_assert_max_num_queries: object
) -> None:
    commune(kgc, cast.gebiete["hettstedt"])
    share(cast, verstetigung="steht")
    for number in (0, 4):
        for one in range(number):
            gebiet = make_gebiet(f"15087999{one:04d}", f"Dorf {one}", GebietsEbene.GEMEINDE, cast.gebiete["msh"])
            activity(kgc, gebiet, day=date(2026, 11, 1))
        with django_assert_max_num_queries(7):
            board_of(kgc, BoardFilter(), TODAY)


# ---------------------------------------------------------------- my week
def test_my_week_has_mine_and_what_belongs_to_nobody(cast: Cast, kgc: Actor) -> None:
    colleague = make_member(cast.kgc_st, Role.MITARBEIT)
    row = commune(kgc, cast.gebiete["hettstedt"])
    for days, what in ((-1, "gestern"), (0, "heute"), (6, "in sechs"), (7, "in sieben"), (15, "später")):
        actions.add_follow_up(on=TODAY + timedelta(days=days), what=what, commune=row, by=kgc)
    actions.add_follow_up(on=TODAY, what="der anderen", commune=row, by=colleague)
    found = week_of(kgc, NOON)
    shown = [[one.what for one in part] for part in (found.late, found.now, found.ahead)]
    assert shown == [["gestern"], ["heute", "in sechs"], ["in sieben"]]
    assert [one.what for one in week_of(colleague, NOON).now] == ["der anderen"]


def test_new_inquiries_stand_in_everybodys_week(cast: Cast, kgc: Actor) -> None:
    row = case(kgc)
    assert week_of(cast["kgc_leitung"], NOON).inquiries == [row]
    actions.move_case(case=row, state=CaseState.ANGENOMMEN, seen=1, today=TODAY, by=kgc)
    assert week_of(cast["kgc_leitung"], NOON).inquiries == []


def invited(by: Actor, title: str, days: float) -> Event:
    starts = NOON + timedelta(days=days)
    values = {"art": "fachtag", "title": title, "starts_at": starts, "ends_at": starts + timedelta(hours=2)}
    return create_event(by=by, values=values)


def test_own_events_and_meetings_stand_in_the_week(cast: Cast) -> None:
    by = cast["kgc_leitung"]
    with scope(stelle=cast.kgc_ni):
        invited(system_actor(cast.kgc_ni), "anderswo", 1)
    with scope(stelle=cast.kgc_st):
        for title, days in (("Fachtag", 3), ("läuft gerade", -0.05), ("vorbei", -1), ("später", 15.0)):
            invited(by, title, days)
        cancel_event(event=invited(by, "abgesagt", 2), reason="Sturm", by=by)
        made.planned(made.gremium(by), by, starts_at=NOON + timedelta(days=1))
        found = [str(row) for row in dates_of(by, NOON)]
        shown = appointments(dates_of(by, NOON), cast.kgc_st)
    assert found == ["läuft gerade", "1. Sitzung am 23.11.2026", "Fachtag"]
    assert [one.state for one in shown] == ["Entwurf", "noch nicht eingeladen", "Entwurf"]


# ---------------------------------------------------------------- figures
def test_the_figures_of_a_year_add_up(cast: Cast, kgc: Actor) -> None:
    both = frozenset({"gesund-aufwachsen", "gesund-im-alter"})
    town = cast.gebiete["hettstedt"]
    activity(kgc, town, minutes=60, reached=3, themes=both)
    activity(kgc, town, minutes=30, reached=2, kind="vortrag", channel="video", themes=frozenset({"gesund-im-alter"}))
    activity(kgc, minutes=15, reached=0)
    # a confidential hour is an hour; one of another year is not of this one
    activity(kgc, town, minutes=10, reached=1, visibility=Share.VERTRAULICH)
    activity(kgc, town, day=date(2025, 12, 31), minutes=500)
    activity(kgc, town, day=date(2026, 1, 1), minutes=5, reached=0)
    found = figures.figures_of(make_member(cast.kgc_st, Role.LESEN), 2026)
    tally = figures.Tally
    assert found.total == tally(5, 120, 6)
    assert found.by_kind == {"prozessbegleitung": tally(4, 90, 4), "vortrag": tally(1, 30, 2)}
    assert found.by_channel == {"telefon": tally(4, 90, 4), "video": tally(1, 30, 2)}
    assert found.by_theme == {
        "": tally(3, 30, 1),
        "gesund-aufwachsen": tally(1, 60, 3),
        "gesund-im-alter": tally(2, 90, 5),
    }
    assert sorted(found.by_commune.values(), key=lambda one: one.minutes) == [tally(1, 15, 0), tally(4, 105, 6)]
    for part in (found.by_kind, found.by_channel, found.by_commune):
        assert sum(part.values(), figures.NOTHING) == found.total


def test_the_list_behind_a_figure_has_its_sum(cast: Cast, kgc: Actor) -> None:
    activity(kgc, cast.gebiete["hettstedt"], minutes=60, reached=3)
    activity(kgc, cast.gebiete["hettstedt"], minutes=30, reached=2, kind="vortrag")
    rows = lists.filtered_activities(kgc, lists.ActivityFilter(year=2026, kind="vortrag"))
    tally = figures.figures_of(kgc, 2026).by_kind["vortrag"]
    assert lists.sums_of(rows) == lists.Sums(tally.activities, tally.minutes, tally.reached)
    assert lists.sums_of(rows.none()) == lists.Sums(0, 0, 0)


def test_communes_by_status_and_cases_by_state(cast: Cast, three: Actor) -> None:
    case(three)
    case(three, received_on=date(2025, 5, 5))
    assert figures.communes_by_status(three) == {"modell": 1, "partner": 1, "": 1}
    assert figures.cases_by_state(three, 2026) == {"anfrage": 1}


def test_figures_are_not_for_others(cast: Cast, kgc: Actor) -> None:
    for who in ("koordination", "bund"):
        with pytest.raises(NotAllowed):
            figures.figures_of(cast[who], 2026)


def test_the_page_of_a_goal_says_what_was_done_for_it(cast: Cast, kgc: Actor) -> None:
    goal = make_goal(cast["kgc_leitung"])
    ref = Ref("goals.goal", str(goal.pk))
    assert subjects.resting(kgc, ref) == []
    activity(kgc, cast.gebiete["hettstedt"], goal=goal, minutes=90)
    activity(kgc, cast.gebiete["hettstedt"], goal=goal, minutes=30)
    [found] = subjects.resting(kgc, ref)
    assert found.title == "2 Aktivitäten, 2:00 Stunden"
    assert found.url == f"/arbeit/kgc-sachsen-anhalt/aktivitaeten/?ziel={goal.pk}"
