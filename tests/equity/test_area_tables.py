"""The one currency: labels instead of order, a status for every cell, and the door that keeps text and nonsense out."""

from math import inf, nan

import numpy as np
import pytest

from lueckenlos.equity.errors import CODES, BadNumbers, EquityError
from lueckenlos.equity.numbers import fitting, numbers, z_of
from lueckenlos.equity.tables import AreaTable, Status

AREAS, PERIODS = ("Nord", "Süd"), ("2023", "2024")


def code_of(error: pytest.ExceptionInfo[EquityError]) -> str:
    return error.value.code


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ([1, "2"], "text_in_numbers"),
        ([1, b"2"], "text_in_numbers"),
        ([1, object()], "text_in_numbers"),
        (["1.234"], "text_in_numbers"),
        ([[1, 2], [3]], "shapes_differ"),
        ([1, inf], "infinite"),
        ([1, nan], "not_a_number"),
        ([1, None], "not_a_number"),
        ([1, -1], "negative"),
        (range(1_000_000_000), "too_large"),
        (np.broadcast_to(np.float64(0), (1_000_000_000,)), "too_large"),
    ],
)
def test_what_may_not_enter(raw: object, code: str) -> None:
    with pytest.raises(BadNumbers) as error:
        numbers(raw, name="cases", least=0)  # type: ignore[arg-type] # wrong on purpose
    assert code_of(error) == code


def test_what_may_enter() -> None:
    assert numbers([1, None, 2.5], name="x", missing=True).tolist()[::2] == [1, 2.5]
    assert np.isnan(numbers([1, None], name="x", missing=True)[1])
    assert numbers([True, False], name="x").tolist() == [1, 0]


def test_the_error_names_the_place_and_explains_its_code() -> None:
    with pytest.raises(BadNumbers, match="a cell holds text") as error:
        numbers([[1, 2], [3, "x"]], name="cases")
    assert dict(error.value.values) == {"name": "cases", "position": (1, 1), "text": "x"}


def test_every_code_has_a_meaning() -> None:
    assert all(meaning and not meaning.endswith(".") for meaning in CODES.values())
    with pytest.raises(KeyError):
        EquityError("invented")


def test_lists_that_do_not_fit() -> None:
    with pytest.raises(BadNumbers) as error:
        fitting(("a", np.zeros(2)), ("b", np.zeros(3)))
    assert code_of(error) == "shapes_differ"


@pytest.mark.parametrize("confidence", [0.4, 1, 95])
def test_confidence_is_a_share(confidence: float) -> None:
    with pytest.raises(BadNumbers) as error:
        z_of(confidence)
    assert code_of(error) == "bad_confidence"
    assert round(z_of(0.95), 6) == 1.959964


def test_a_gap_is_missing_unless_told_otherwise() -> None:
    table = AreaTable.of(AREAS, PERIODS, [[1, nan], [3, 4]])
    assert table.status.tolist() == [[0, 1], [0, 0]]
    told = AreaTable.of(AREAS, PERIODS, [[1, nan], [3, 4]], [[0, Status.SUPPRESSED], [0, 0]])
    assert told.known().tolist() == [[True, False], [True, True]]
    assert AreaTable.of(AREAS, ["2024"], [1, nan], [0, 2]).status.tolist() == [[0], [2]]


@pytest.mark.parametrize(
    ("areas", "periods", "values", "status", "code"),
    [
        (["Nord", "Nord"], PERIODS, [[1, 2], [3, 4]], None, "duplicate_area"),
        (AREAS, ["2023", "2023"], [[1, 2], [3, 4]], None, "duplicate_period"),
        (AREAS, PERIODS, [[1, 2]], None, "shapes_differ"),
        (AREAS, PERIODS, [[1, 2], [3, 4]], [[0, 0]], "shapes_differ"),
        (AREAS, PERIODS, [[1, 2], [3, 4]], [[0, 1], [0, 0]], "status_and_value_differ"),
        (AREAS, PERIODS, [[1, nan], [3, 4]], [[0, 0], [0, 0]], "status_and_value_differ"),
        (AREAS, PERIODS, [[1, nan], [3, 4]], [[0, 9], [0, 0]], "status_and_value_differ"),
        (AREAS, PERIODS, [[1, nan], [3, 4]], [[0, -1], [0, 0]], "status_and_value_differ"),
        (range(1_000_000_000), PERIODS, [[1]], None, "too_large"),
    ],
)
def test_tables_that_contradict_themselves(
    areas: list[str], periods: list[str], values: list[list[float]], status: list[list[int]] | None, code: str
) -> None:
    with pytest.raises(BadNumbers) as error:
        AreaTable.of(areas, periods, values, status)
    assert code_of(error) == code


def test_rows_in_any_order_give_the_same_table() -> None:
    rows = [("Nord", "2024", 1.0), ("Süd", "2023", Status.SUPPRESSED), ("Nord", "2023", None), ("Süd", "2024", nan)]
    one, other = AreaTable.from_rows(rows), AreaTable.from_rows(reversed(rows)).take(AREAS)
    assert one.areas == AREAS
    assert one.periods == other.periods == PERIODS
    assert one.status.tolist() == other.status.tolist() == [[1, 0], [2, 1]]
    assert np.array_equal(one.values, other.values, equal_nan=True)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "empty"),
        ([("Nord", "2024", "12")], "text_in_numbers"),
        ([("Nord", "2024", object())], "text_in_numbers"),
        ([("Nord", "2024", 1), ("Nord", "2024", 2)], "duplicate_cell"),
    ],
)
def test_rows_that_cannot_be_read(rows: list[tuple[str, str, float]], code: str) -> None:
    with pytest.raises(BadNumbers) as error:
        AreaTable.from_rows(rows)
    assert code_of(error) == code


def test_taking_areas_by_name() -> None:
    table = AreaTable.of(AREAS, PERIODS, [[1, 2], [3, 4]])
    assert table.take(["Süd"], ["2024", "2023"]).values.tolist() == [[4, 3]]
    assert table.of_period("2024").tolist() == [2, 4]
    with pytest.raises(BadNumbers) as error:
        table.take(["West"])
    assert dict(error.value.values) == {"label": "West"}


def test_nobody_changes_a_table_afterwards() -> None:
    with pytest.raises(ValueError, match="read-only"):
        AreaTable.of(AREAS, PERIODS, [[1, 2], [3, 4]]).values[0, 0] = 9
