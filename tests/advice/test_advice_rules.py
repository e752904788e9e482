"""What is decided without a database."""

from datetime import date, timedelta

import pytest

from lueckenlos.advice import rules
from lueckenlos.advice.enums import CASE_STEPS, CaseState, Share
from lueckenlos.advice.forms.activity import clock
from lueckenlos.advice.forms.fields import minutes_of, people_of
from lueckenlos.advice.messages import counted, hours
from lueckenlos.advice.models import Activity, Case
from lueckenlos.advice.queries.figures import NOTHING, Tally
from lueckenlos.shared.workbook import workbook

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("45", 45),
        ("45 min", 45),
        (" 90 Minuten ", 90),
        ("1:30", 90),
        ("0:05", 5),
        ("2h", 120),
        ("2 Std.", 120),
        ("1,5 h", 90),
        ("1.25 Stunden", 75),
        ("1:60", None),
        ("halbe Stunde", None),
        ("", None),
        ("-5", None),
    ],
)
def test_a_duration_is_understood_as_people_write_it(typed: str, minutes: int | None) -> None:
    assert minutes_of(typed) == minutes


@pytest.mark.parametrize("minutes", [5, 59, 60, 90, 605])
def test_a_duration_is_shown_so_that_it_can_be_sent_again(minutes: int) -> None:
    assert minutes_of(clock(minutes)) == minutes


def test_a_line_without_a_comma_is_a_name_and_goes_in_time() -> None:
    assert people_of("Eva Eich, Jugendamt\n\nOtto Ohm\n, Gesundheitsamt") == [
        ("Eva Eich", "Jugendamt"),
        ("Otto Ohm", ""),
        ("", "Gesundheitsamt"),
    ]


@pytest.mark.parametrize(("minutes", "possible"), [(0, False), (1, True), (1440, True), (1441, False)])
def test_nobody_advises_longer_than_a_day(minutes: int, possible: bool) -> None:
    assert rules.minutes_possible(minutes) is possible


@pytest.mark.parametrize(
    ("status", "last", "since", "silent"),
    [
        ("partner", 91, None, True),
        ("partner", 90, None, False),
        # a young status does not hide an old contact, and an old status not a young one
        ("partner", 200, 5, True),
        ("partner", 5, 900, False),
        ("interesse", None, 91, True),
        ("interesse", None, 5, False),
        ("modell", None, None, True),
        ("ruhend", 400, None, False),
        ("beendet", None, None, False),
        ("", None, None, False),
    ],
)
def test_silent_is_whom_we_work_with_and_have_not_seen(
    status: str, last: int | None, since: int | None, silent: bool
) -> None:
    day = [TODAY - timedelta(days=days) if days is not None else None for days in (last, since)]
    assert rules.is_silent(status, day[0], day[1], TODAY) is silent


def test_the_number_of_days_can_be_chosen() -> None:
    last = TODAY - timedelta(days=31)
    assert [rules.is_silent("partner", last, None, TODAY, days) for days in (30, 31)] == [True, False]


def test_every_state_of_a_case_leads_on_and_none_back_to_the_beginning() -> None:
    assert set(CASE_STEPS) == set(CaseState)
    assert all(CaseState.ANFRAGE not in steps and steps for steps in CASE_STEPS.values())
    assert rules.may_step(CaseState.ABGESCHLOSSEN, CaseState.LAUFEND)
    assert not rules.may_step(CaseState.LAUFEND, CaseState.ANGENOMMEN)


@pytest.mark.parametrize(
    ("own", "case", "shared"),
    [
        (Share.KOMMUNE, None, True),
        (Share.KOMMUNE, Share.KOMMUNE, True),
        (Share.KOMMUNE, Share.KGC, False),
        (Share.KOMMUNE, Share.VERTRAULICH, False),
        (Share.KGC, Share.KOMMUNE, False),
        (Share.VERTRAULICH, None, False),
    ],
)
def test_an_entry_is_shared_only_together_with_its_case(own: Share, case: Share | None, shared: bool) -> None:
    of = Case(visibility=case) if case else None
    assert rules.is_shared(Activity(visibility=own, case=of)) is shared


def test_tallies_add_up() -> None:
    assert Tally(1, 30, 4) + Tally(2, 15, 0) + NOTHING == Tally(3, 45, 4)


def test_hours_and_counts_in_words() -> None:
    assert (hours(95), counted(1, 30), counted(3, 150)) == (
        "1:35 Stunden",
        "1 Aktivität, 0:30 Stunden",
        "3 Aktivitäten, 2:30 Stunden",
    )


def test_a_workbook_is_one_even_without_rows() -> None:
    with workbook("Blatt", [["Kopf"]]) as file:
        assert file.read(2) == b"PK"
