"""A hidden Sozialraum cannot be worked out from its town and the others."""

import numpy as np

from lueckenlos.equity import Status
from lueckenlos.indicators.hiding import Member, further_hidden, hidden_keys, stored_of
from lueckenlos.indicators.registry import indicator
from lueckenlos.indicators.release import release_figures

SPEECH = indicator("seu-sprache")
Counts = list[tuple[float | None, float | None]]


def family(counts: Counts) -> list[Member]:
    """A town (Gebiet 0) with its Sozialräume 1, 2, …; a part without cases is hidden by the source."""
    found = []
    for place, (x, n) in enumerate(counts):
        value = 100 * x / n if x is not None and n else None
        found.append(Member("seu-sprache", place, "2025", value, x, n, "gesperrt" if x is None else "ok", 0))
    return found


def shown(counts: Counts) -> list[bool]:
    stored = stored_of(family(counts))
    status = release_figures(SPEECH, stored, further_hidden(SPEECH, stored)).status
    return [bool(one == Status.OK) for one in status]


def test_a_hidden_part_takes_the_smallest_other_with_it() -> None:
    assert shown([(100, 300), (4, 40), (56, 150), (40, 110)]) == [True, False, True, False]


def test_two_that_hide_each_other_are_enough_only_if_they_leave_room() -> None:
    assert shown([(100, 300), (5, 40), (6, 40), (89, 220)]) == [True, False, False, True]
    # two children at most: whoever subtracts knows nearly all
    assert shown([(100, 300), (1, 40), (1, 40), (49, 110), (49, 110)])[1:3] == [False, False]
    assert shown([(100, 300), (1, 40), (1, 40), (49, 110), (49, 110)]).count(True) == 2


def test_nothing_else_goes_where_nothing_can_be_worked_out() -> None:
    assert shown([(100, 300), (40, 100), (30, 100), (30, 100)]) == [True] * 4
    # a third of the town is in none of the areas
    assert shown([(150, 450), (4, 40), (50, 130), (46, 130)]) == [True, False, True, True]
    without_town = family([(100, 300), (4, 40), (96, 260)])[1:]
    assert hidden_keys(without_town, indicator) == set()


def test_a_part_the_source_has_hidden_is_not_worked_out_either() -> None:
    assert shown([(100, 300), (None, None), (50, 130), (46, 130)]).count(True) == 2
    rates = family([(30, 100), (None, None), (20, 100), (40, 100)])
    bare = [one._replace(numerator=None, denominator=None) for one in rates]
    assert len(hidden_keys(bare, indicator)) == 1


def test_every_hidden_count_could_still_be_one_of_several() -> None:
    """The reader knows the people of every area, the town, and all figures that are shown."""
    random = np.random.default_rng(20261122)
    for _ in range(40):
        attack(random)


def test_a_source_may_ask_for_more_than_the_usual_rule() -> None:
    """12 of 40 may be shown; not if the source shows nothing below 15, and then the room is as wide as that."""
    counts: Counts = [(200, 600), (12, 40), (48, 100), (60, 200), (80, 260)]
    strict = [one._replace(threshold=15) for one in family(counts)]
    assert all(shown(counts))
    secret = hidden_keys(strict, indicator)
    stored = stored_of(strict)
    assert release_figures(SPEECH, stored).status.tolist().count(Status.SUPPRESSED) == 1
    assert secret == {("seu-sprache", 2, "2025")}
    # two that hide each other have room for 10 (five cases each), but not for 15
    pair: Counts = [(60, 170), (5, 20), (5, 20), (50, 130)]
    assert shown(pair).count(False) == 2
    wide = stored_of([one._replace(threshold=15) for one in family(pair)])
    assert further_hidden(SPEECH, wide)[3]


def attack(random: np.random.Generator) -> None:
    people = random.integers(12, 120, random.integers(2, 9))
    cases = np.minimum(random.integers(0, 60, people.size), people)
    told = shown([(float(cases.sum()), float(people.sum())), *zip(cases.tolist(), people.tolist(), strict=True)])
    secret = ~np.array(told[1:])
    if not told[0] or not secret.any():
        return
    rest = int(cases[secret].sum())
    for x, n in zip(cases[secret].tolist(), people[secret].tolist(), strict=True):
        others = int(people[secret].sum()) - n
        low, high = max(0, rest - others), min(n, rest)
        assert low <= x <= high
        assert high > low
        if x < SPEECH.min_cases or n - x < SPEECH.min_cases:
            assert high - low >= min(SPEECH.min_cases, n), (x, n, low, high)
