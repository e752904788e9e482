"""The ways out: a list, a table with its sums, a territory by its parts, and a part of something already shown."""

import numpy as np

from lueckenlos.equity.disclosure.margins import protected
from lueckenlos.equity.disclosure.rule import Releasable, Rule, printed
from lueckenlos.equity.errors import BadNumbers
from lueckenlos.equity.numbers import BoolArray, FloatArray, IntArray, Numbers, fitting, numbers


def release(counts: Numbers, rule: Rule) -> Releasable:
    """Counts that stand alone, whose sum is printed nowhere: small ones hidden, all others rounded.

    Unit: people. Missing: NaN stays MISSING. Errors: negative, text_in_numbers, bad_rule.
    """
    table = numbers(counts, name="counts", missing=True, least=0)
    return printed(table, rule.small(table), rule)


def release_table(counts: Numbers, rule: Rule) -> Releasable:
    """A table [row, column] of whole counts, or a list, together with its sums: one row and one column more, at the
    end; for a list one value more.

    Hidden are small counts, small sums, and as many further cells as it takes that no sum gives a hidden one away: a
    small count could still be any of more than ``threshold`` counts, even for a reader who knew all shown counts before
    rounding. Rounding comes on top; rounded sums therefore need not be the sums of rounded cells.
    Missing: none allowed. Errors: not_a_number, negative, bad_rule (fractions), empty.
    Source: Hundepool et al., Statistical Disclosure Control (2012), ch. 4.
    """
    cells = numbers(counts, name="counts", least=0)
    flat = cells.ndim == 1
    if not cells.size or cells.ndim > 2:
        raise BadNumbers("empty", shape=cells.shape)
    table = with_sums(_whole(cells[None, :] if flat else cells))
    small = rule.small(table.astype(np.float64))
    hidden = protected(table, small, rule.threshold)
    values = table.astype(np.float64)
    # a list's sums by column are the list itself
    return printed(values[0], hidden[0] | hidden[1], rule) if flat else printed(values, hidden, rule)


def release_parts(parts: Numbers, rule: Rule, whole: float = np.nan) -> Releasable:
    """People in the parts of a territory and, as the last value, in all of it, which some other list may count.

    Where the parts add up to the whole, or nobody has counted it and it is their sum: as ``release_table``. Where a
    part is unknown, or the whole comes from another count, there is nothing exact to subtract: as ``release``.
    Fractions (people shared out between ages) are rounded first. Missing: NaN stays MISSING, also the whole.
    Errors: negative, text_in_numbers.
    """
    counts = np.rint(numbers(parts, name="parts", missing=True, least=0).reshape(-1))
    everybody = np.rint(numbers(whole, name="whole", missing=True, least=0))
    if counts.size and not np.isnan(counts).any() and (np.isnan(everybody) or everybody == counts.sum()):
        return release_table(counts, rule)
    return release(np.append(counts, everybody), rule)


def release_part(part: Numbers, whole: Numbers, shown: Releasable) -> Releasable:
    """Counts of a part whose whole was shown before: of last year's list in this year's, of a filter in everybody.

    Whoever holds both subtracts. So a part is hidden where it is small itself, and where the rest of a whole that is
    shown is small; a part that is everybody adds nothing. Of counts that grew the earlier are the part; for counts
    that are not nested there is nothing to subtract, and ``release`` is right. After several releases of one thing ask
    for each of them, and hide what any of them hides.
    Missing: NaN stays MISSING. Errors: cases_above_population where a part exceeds its whole, shapes_differ.
    """
    few = numbers(part, name="part", missing=True, least=0)
    all_of_them = numbers(whole, name="whole", missing=True, least=0)
    few, all_of_them, seen = fitting(("part", few), ("whole", all_of_them), ("shown", shown.values))
    if (few > all_of_them).any():
        raise BadNumbers("cases_above_population")
    rule = shown.rule
    rest_is_small: BoolArray = rule.small(all_of_them - few) & ~np.isnan(seen)
    return printed(few, rule.small(few) | rest_is_small, rule)


def with_sums(cells: IntArray) -> IntArray:
    """The table with the sums of its rows in a last column and those of its columns in a last row."""
    wide = np.hstack([cells, cells.sum(axis=1, keepdims=True)])
    return np.vstack([wide, wide.sum(axis=0, keepdims=True)])


def _whole(cells: FloatArray) -> IntArray:
    if (cells % 1).any():
        raise BadNumbers("bad_rule", fractions=True)
    return cells.astype(np.int64)
