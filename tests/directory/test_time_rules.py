"""Patterns of times: to RRULE and back, and in words."""

from datetime import date, time

import pytest

from lueckenlos.directory.enums import SeriesKind
from lueckenlos.directory.rules.content import TimeValues
from lueckenlos.directory.rules.times import LAST, Pattern, in_words, pattern_of, rrule_of

MONDAY, TUESDAY, THURSDAY = 1, 2, 8


@pytest.mark.parametrize(
    ("pattern", "rrule"),
    [
        (Pattern(SeriesKind.WOECHENTLICH, TUESDAY), ""),
        (Pattern(SeriesKind.ZWEIWOECHENTLICH, TUESDAY | THURSDAY), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"),
        (Pattern(SeriesKind.MONATLICH, MONDAY, 2), "FREQ=MONTHLY;BYDAY=2MO"),
        (Pattern(SeriesKind.MONATLICH, THURSDAY, LAST), "FREQ=MONTHLY;BYDAY=-1TH"),
    ],
)
def test_pattern_and_rrule(pattern: Pattern, rrule: str) -> None:
    assert rrule_of(pattern) == rrule
    assert pattern_of(weekdays=pattern.weekdays, rrule=rrule, first_day=None) == pattern


@pytest.mark.parametrize(
    "rrule",
    ["FREQ=DAILY", "FREQ=MONTHLY;BYDAY=1MO,3TU", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO", "FREQ=MONTHLY;BYDAY=5MO", "?"],
)
def test_other_rules_stay_what_they_are(rrule: str) -> None:
    assert pattern_of(weekdays=0, rrule=rrule, first_day=None).kind is SeriesKind.EIGENE


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (
            TimeValues(weekdays=2 | 8, starts_at=time(9), ends_at=time(11, 30)),
            "dienstags und donnerstags, 9:00–11:30 Uhr",
        ),
        (TimeValues(weekdays=31, starts_at=time(8)), "montags bis freitags, ab 8:00 Uhr"),
        (TimeValues(weekdays=127), "täglich"),
        (
            TimeValues(weekdays=1 | 4 | 16, school_holidays="nicht"),
            "montags, mittwochs und freitags, nicht in den Ferien",
        ),
        (
            TimeValues(weekdays=2, rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", first_day=date(2026, 3, 3)),
            "alle zwei Wochen dienstags, ab 03.03.2026",
        ),
        (TimeValues(weekdays=1, rrule="FREQ=MONTHLY;BYDAY=-1MO"), "jeden letzten Montag im Monat"),
        (TimeValues(first_day=date(2026, 3, 3), ends_at=time(12)), "am 03.03.2026, bis 12:00 Uhr"),
        (TimeValues(), "nach Vereinbarung"),
        (TimeValues(note="Termine am Telefon"), "Termine am Telefon"),
        (TimeValues(weekdays=2, note="bitte anmelden"), "dienstags (bitte anmelden)"),
        (TimeValues(rrule="FREQ=YEARLY", note="zum Stadtfest"), "nach besonderer Regel (zum Stadtfest)"),
    ],
)
def test_in_words(values: TimeValues, text: str) -> None:
    assert in_words(values) == text
