"""The Verstetigungs-Check: dated, corrected, read beside earlier ones; never a number over all."""

from dataclasses import replace
from datetime import date

import pytest

from factories import Cast
from lueckenlos.process import actions, queries
from lueckenlos.process.actions import CheckValues
from lueckenlos.process.models import StabilityCheck
from lueckenlos.shared.errors import Invalid, NotAllowed
from process.bausteine import TODAY, make_check

VALUES = CheckValues(made_on=date(2026, 11, 1), steps={"beschluss": 4}, notes={"beschluss": "Rat 2020"})


def test_a_check_reads_what_carries_and_what_is_worthwhile(hettstedt: Cast) -> None:
    check = make_check(hettstedt.hettstedt, beschluss=4, haushalt=1, nachfolge=1, steuerung=3, daten=2)
    shown = queries.compare(check, [check])
    assert [item.key for item in shown.strengths] == ["beschluss"]
    assert [item.key for item in shown.next_things] == ["haushalt", "nachfolge", "daten"]


def test_checks_are_compared_over_time(hettstedt: Cast) -> None:
    make_check(hettstedt.hettstedt, date(2024, 1, 1), beschluss=1, haushalt=2)
    middle = make_check(hettstedt.hettstedt, date(2025, 1, 1), beschluss=3)
    last = make_check(hettstedt.hettstedt, date(2026, 1, 1), beschluss=2, haushalt=2)
    shown = queries.compare(last, list(queries.checks_for(hettstedt["lesen"])))
    lines = {line.item.key: line for _, group in shown.groups for line in group}
    assert [one.made_on.year for one in shown.earlier] == [2025, 2024]
    assert (lines["beschluss"].before, lines["beschluss"].change) == ((3, 1), -1)
    assert (lines["haushalt"].before, lines["haushalt"].change) == ((0, 2), 0)
    assert queries.compare(middle, list(queries.checks_for(hettstedt["lesen"]))).earlier[0].made_on.year == 2024


@pytest.mark.parametrize(
    ("values", "code"),
    [(replace(VALUES, steps={}), "check_empty"), (replace(VALUES, made_on=date(2026, 11, 23)), "check_in_future")],
)
def test_a_check_that_cannot_be_is_refused(hettstedt: Cast, values: CheckValues, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        actions.save_check(values=values, today=TODAY, by=hettstedt["leitung"])


def test_a_correction_does_not_overwrite_another(hettstedt: Cast) -> None:
    check = actions.save_check(values=VALUES, today=TODAY, by=hettstedt["leitung"])
    again = replace(VALUES, steps={"beschluss": 3})
    actions.save_check(values=again, today=TODAY, by=hettstedt["leitung"], check=check, seen=1)
    with pytest.raises(Invalid, match="changed_meanwhile"):
        actions.save_check(values=VALUES, today=TODAY, by=hettstedt["mitarbeit"], check=check, seen=1)
    assert StabilityCheck.objects.get().steps == {"beschluss": 3}


def test_readers_do_not_save(hettstedt: Cast) -> None:
    with pytest.raises(NotAllowed):
        actions.save_check(values=VALUES, today=TODAY, by=hettstedt["lesen"])
