"""What can be wrong with numbers, as codes; the sentences for people live where the numbers are shown."""

from collections.abc import Mapping
from typing import Final

# code -> what it means; a screen needs one sentence for each
CODES: Final[Mapping[str, str]] = {
    # the input cannot be used
    "text_in_numbers": "a cell holds text where a number belongs",
    "not_a_number": "a value that is needed is missing",
    "infinite": "a value is infinite",
    "negative": "a count or a population is negative",
    "cases_above_population": "more cases than people",
    "zero_population": "nobody lives in an area that has cases",
    "shapes_differ": "two lists that belong together have different lengths",
    "too_large": "more numbers than can be computed at once",
    "empty": "no numbers at all",
    "duplicate_area": "an area stands in the table twice",
    "duplicate_period": "a period stands in the table twice",
    "duplicate_cell": "an area has two values for one period",
    "unknown_area": "an area or period is asked for that the table does not hold",
    "status_and_value_differ": "a value without status OK, or status OK without a value",
    "bad_confidence": "a confidence level that does not lie between 0.5 and 1",
    "bad_steps": "distance steps that do not grow, or weights that do not fit them",
    "bad_rule": "a threshold, a rounding base or a number of groups that makes no sense",
    # the input is sound, but every answer would mislead
    "one_area": "one area cannot be compared",
    "all_equal": "all areas have the same value",
    "too_few_areas": "fewer areas than groups",
    "too_few_cases": "too few cases for this measure",
    "too_few_people": "too few people for this measure",
    "too_few_subgroups": "too few subgroups for this measure",
    "population_missing": "the measure weights by population, which is missing",
    "order_missing": "the measure needs subgroups in an order",
    "not_for_ordered": "the measure is for subgroups without an order",
    "reference_missing": "the measure needs a subgroup to compare with",
    "subgroups_overlap": "the subgroups share people",
    "zero_mean": "a relative measure of a mean of zero",
    "not_positive": "a relative measure needs positive values",
    "outside_scale": "a share that does not lie between 0 and its scale",
    "no_fit": "the regression finds no curve through the subgroups",
    "interval_too_wide": "the interval is so wide that the value says nothing",
    "no_places": "no candidate place, or none that reaches anybody",
}


class EquityError(ValueError):
    """Carries a code of ``CODES`` and the values for its sentence."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(f"{code}: {CODES[code]}", values)
        self.code = code
        self.values: Mapping[str, object] = values


class BadNumbers(EquityError):
    """The input cannot be used."""


class Refused(EquityError):
    """The input is sound, but every answer would mislead."""
