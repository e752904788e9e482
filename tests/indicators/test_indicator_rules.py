"""Small numbers stay inside; a Träger sees its own entries only."""

import pytest

from factories import Cast
from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.registry import indicator
from lueckenlos.indicators.rules import may_view_need, shown_status

OK, MISSING, SUPPRESSED = ValueStatus.OK, ValueStatus.MISSING, ValueStatus.SUPPRESSED


@pytest.mark.parametrize(
    ("slug", "value", "numerator", "denominator", "expected"),
    [
        ("kinderarmut-sgb2", 33.0, None, None, OK),
        ("kinderarmut-sgb2", 33.0, 5, 15, OK),
        ("kinderarmut-sgb2", 26.7, 4, 15, SUPPRESSED),
        ("kinderarmut-sgb2", 0.0, 0, 15, SUPPRESSED),
        ("kinderarmut-sgb2", 26.7, None, 15, SUPPRESSED),
        ("kinderarmut-sgb2", 33.3, None, 15, OK),
        ("kinderarmut-sgb2", None, 5, 15, MISSING),
        ("hze-quote", 10.0, None, 400, SUPPRESSED),
        ("hze-quote", 10.0, None, 500, OK),
        ("seu-sprache", 30.0, 9, 30, SUPPRESSED),
        ("seu-sprache", 33.3, 10, 30, OK),
        ("gisd", 0.8, None, None, OK),
        ("wanderung", -3.0, -2, 1_000, OK),
        ("einwohner", 2.0, None, None, OK),
    ],
)
def test_small_numbers(
    slug: str, value: float | None, numerator: float | None, denominator: float | None, expected: ValueStatus
) -> None:
    shown = shown_status(indicator(slug), value=value, numerator=numerator, denominator=denominator, status=OK)
    assert shown is expected


@pytest.mark.parametrize("status", [MISSING, SUPPRESSED, ValueStatus.NOT_MEANINGFUL])
def test_what_was_no_number_stays_none(status: ValueStatus) -> None:
    shown = shown_status(indicator("gisd"), value=0.5, numerator=None, denominator=None, status=status)
    assert shown is status


def test_who_sees_need(cast: Cast) -> None:
    seen = {who: bool(may_view_need(actor)) for who, actor in cast.actors.items()}
    assert {who for who, allowed in seen.items() if not allowed} == {"traeger"}
    assert may_view_need(cast["traeger"]).code == "need_not_for_role"
