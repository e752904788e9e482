"""From the answers of a survey to protected counts; nothing unprotected leaves this module."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from lueckenlos.participation.disclosure import Counts, merged, protect, protect_choices, protect_options, protect_table
from lueckenlos.participation.enums import QuestionKind
from lueckenlos.participation.models import Question
from lueckenlos.participation.rules.answers import places

# a cross table of more columns than a town has Sozialräume is read by nobody
MOST_COLUMNS = 60


def breakdown_of(questions: Sequence[Question]) -> Question | None:
    """The one question by which a result is broken down: the first about area, age or Lebensphase.

    By two of them the tables would together tell more than each alone: who lives where could follow from what
    everybody answered, and from that what a few of an age have said.
    """
    fitting = (one for one in questions if one.is_dimension and places(one) <= MOST_COLUMNS)
    return next(fitting, None)


def tally(questions: Sequence[Question], answers: Sequence[Mapping[str, Sequence[int]]], least: int) -> dict[str, Any]:
    """``{"questions": {key: counts}, "tables": {"key.dimension": cells}}``, empty where fewer than ``least`` answered.

    Counts are ``{"shown": […], "rest": n}`` with one more category for no answer. Of questions with several answers
    the table is a list of tables with two rows, chosen and not, one for each answer; None where it may not be shown.
    """
    if len(answers) < least:
        return {}
    closed = [one for one in questions if one.kind != QuestionKind.TEXT]
    single = {one.pk: _single(one, answers) for one in closed if one.kind != QuestionKind.MEHRERE}
    several = {one.pk: _several(one, answers) for one in closed if one.kind == QuestionKind.MEHRERE}
    found: dict[str, Any] = {}
    for one in closed:
        if one.pk in single:
            column = protect(np.bincount(single[one.pk], minlength=places(one) + 1).tolist(), least)
            found[str(one.pk)] = {"shown": column.shown, "rest": column.rest}
        else:
            sums = [int(count) for count in several[one.pk].sum(axis=0)]
            found[str(one.pk)] = {"shown": protect_options(sums, len(answers), least), "rest": 0}
    dimension = breakdown_of(closed)
    tables = {
        f"{one.pk}.{dimension.pk}": _table(one, dimension, single, several, found, least)
        for one in closed
        if dimension is not None and not one.is_dimension
    }
    return {"questions": found, "tables": tables}


def _table(
    question: Question,
    dimension: Question,
    single: Mapping[int, Counts],
    several: Mapping[int, Counts],
    found: Mapping[str, Any],
    least: int,
) -> Any:
    columns, shown = single[dimension.pk], found[str(dimension.pk)]["shown"]
    width, own = places(dimension) + 1, found[str(question.pk)]["shown"]
    if question.pk in single:
        return _protected(_cross(single[question.pk], columns, places(question) + 1, width), own, shown, least)
    people = np.bincount(columns, minlength=width)
    chosen = np.array([np.bincount(columns, weights=row, minlength=width) for row in several[question.pk].T])
    # the columns whose sums are hidden go together; no row does, for each is a table of its own
    together = merged(np.vstack([chosen.astype(np.int64), people]), [0] * (len(chosen) + 1), shown)
    tables = protect_choices(together[:-1], together[-1], own, least)
    return [table.cells if table else None for table in tables]


def _protected(table: Counts, rows: Sequence[int | None], columns: Sequence[int | None], least: int) -> Any:
    protected = protect_table(merged(table, rows, columns), least)
    return protected.cells if protected else None


def _cross(rows: Counts, columns: Counts, height: int, width: int) -> Counts:
    return np.bincount(rows * width + columns, minlength=height * width).reshape(height, width)


def _single(question: Question, answers: Sequence[Mapping[str, Sequence[int]]]) -> Counts:
    """The place each chose; the last one stands for no answer."""
    key, none = str(question.pk), [places(question)]
    return np.array([answer.get(key, none)[0] for answer in answers], dtype=np.int64)


def _several(question: Question, answers: Sequence[Mapping[str, Sequence[int]]]) -> Counts:
    """One row of ones and noughts for each answer; the last column for those who chose nothing."""
    key, none = str(question.pk), [places(question)]
    table = np.zeros((len(answers), places(question) + 1), dtype=np.int64)
    for row, answer in enumerate(answers):
        table[row, list(answer.get(key, none))] = 1
    return table
