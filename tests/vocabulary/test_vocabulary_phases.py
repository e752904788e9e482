"""Lebensphasen from ages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lueckenlos.vocabulary.phases import ALL_PHASES, lebensphasen_for_ages, phase_ages
from lueckenlos.vocabulary.registry import vocabulary

months = st.integers(0, 1_300)


@pytest.mark.parametrize(
    ("from_months", "to_months", "phases"),
    [
        (0, 12, {"geburt-erstes-jahr"}),
        (0, 13, {"geburt-erstes-jahr", "fruehe-kindheit"}),
        (0, 36, {"geburt-erstes-jahr", "fruehe-kindheit"}),
        (11, 12, {"geburt-erstes-jahr"}),
        (12, 36, {"fruehe-kindheit"}),
        (35, 37, {"fruehe-kindheit", "kita-alter"}),
        (None, 72, {"geburt-erstes-jahr", "fruehe-kindheit", "kita-alter"}),
        (780, None, {"juengeres-alter", "hohes-alter"}),
        (960, None, {"hohes-alter"}),
        (1_200, 1_212, {"hohes-alter"}),
        (12, 12, {"fruehe-kindheit"}),
        (None, None, {ALL_PHASES}),
    ],
)
def test_phases_of_ages(from_months: int | None, to_months: int | None, phases: set[str]) -> None:
    assert lebensphasen_for_ages(from_months, to_months) == phases


@given(start=months, length=st.integers(1, 400))
def test_equals_the_list_of_months(start: int, length: int) -> None:
    """A phase is touched exactly if one of the offer's months lies in it."""
    offer = range(start, start + length)
    expected = {
        phase.slug
        for phase in phase_ages()
        if any(phase.from_months <= month and (phase.to_months is None or month < phase.to_months) for month in offer)
    }
    assert lebensphasen_for_ages(start, start + length) == expected


@given(start=st.none() | months, end=st.none() | months)
def test_pregnancy_never_follows_from_an_age(start: int | None, end: int | None) -> None:
    phases = lebensphasen_for_ages(start, end)
    assert phases
    assert "schwangerschaft" not in phases
    assert phases <= vocabulary("lebensphase").by_slug.keys()
