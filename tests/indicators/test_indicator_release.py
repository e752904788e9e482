"""Counts of people go in, only figures that may be shown come out."""

import numpy as np
import pytest

from lueckenlos.equity import wilson
from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.registry import Indicator, indicator
from lueckenlos.indicators.release import CODE, Figure, Figures, Stored, release_figures
from lueckenlos.indicators.rules import shown_status

OK, MISSING, SUPPRESSED, X = ValueStatus.OK, ValueStatus.MISSING, ValueStatus.SUPPRESSED, ValueStatus.NOT_MEANINGFUL
SPEECH, POVERTY, GISD = indicator("seu-sprache"), indicator("kinderarmut-sgb2"), indicator("gisd")
Cell = tuple[float | None, float | None, float | None, ValueStatus]


def released(one: Indicator, *cells: Cell) -> list[Figure]:
    numbers = np.array([cell[:3] for cell in cells], dtype=np.float64)
    status = np.array([CODE[cell[3]] for cell in cells], dtype=np.uint8)
    found = release_figures(one, Stored(numbers[:, 0], numbers[:, 1], numbers[:, 2], status))
    return [found.at(place, "2025") for place in range(len(cells))]


def test_a_share_of_counts_has_its_interval() -> None:
    (figure,) = released(SPEECH, (38.3, 41.0, 107.0, OK))
    expected = wilson(41, 107, per=100)
    assert (figure.value, figure.lower, figure.upper) == pytest.approx(
        (float(expected.value), float(expected.lower), float(expected.upper))
    )
    assert figure.certain


@pytest.mark.parametrize(
    ("one", "cell", "expected"),
    [
        (POVERTY, (33.0, None, None, OK), (33.0, OK)),  # only a rate has been published
        (GISD, (0.8, None, None, OK), (0.8, OK)),
        (indicator("kita-quote-3-6"), (103.0, 103.0, 100.0, OK), (103.0, OK)),  # children from elsewhere
        (indicator("wanderung"), (-3.0, -30.0, 10_000.0, OK), (-3.0, OK)),
        (SPEECH, (20.0, 9.0, 45.0, OK), (None, SUPPRESSED)),
        (SPEECH, (93.3, 42.0, 45.0, OK), (None, SUPPRESSED)),  # all but three tells about three
        (SPEECH, (20.0, None, 45.0, OK), (None, SUPPRESSED)),  # nine follow from rate and people
        (SPEECH, (None, 41.0, 107.0, OK), (None, MISSING)),
        (SPEECH, (None, None, None, SUPPRESSED), (None, SUPPRESSED)),
        (SPEECH, (None, None, None, MISSING), (None, MISSING)),
        (SPEECH, (None, 0.0, 0.0, X), (None, X)),
    ],
)
def test_what_may_be_shown(one: Indicator, cell: Cell, expected: tuple[float | None, ValueStatus]) -> None:
    (figure,) = released(one, cell)
    assert (figure.value, figure.status) == expected
    assert not figure.certain


def test_cells_do_not_touch_each_other() -> None:
    figures = released(SPEECH, (20.0, 9.0, 45.0, OK), (38.3, 41.0, 107.0, OK), (None, None, None, MISSING))
    assert [one.status for one in figures] == [SUPPRESSED, OK, MISSING]
    assert [one.certain for one in figures] == [False, True, False]


def test_it_never_shows_what_the_rule_for_one_value_hides() -> None:
    cells: list[Cell] = [(100 * x / n, float(x), float(n), OK) for n in (8, 15, 40) for x in range(n + 1)]
    for figure, (value, x, n, status) in zip(released(SPEECH, *cells), cells, strict=True):
        allowed = shown_status(SPEECH, value=value, numerator=x, denominator=n, status=status)
        assert figure.value is None or allowed is OK


def test_nobody_else_makes_one() -> None:
    with pytest.raises(TypeError):
        Figure(SPEECH, 20.0, None, None, OK, "2025")
    nothing = np.array([])
    with pytest.raises(TypeError):
        Figures(None, SPEECH, (nothing, nothing, nothing), nothing.astype(np.uint8))
    assert not {"numerator", "denominator", "cases", "population"} & {*Figure.__slots__, *Figures.__slots__}
