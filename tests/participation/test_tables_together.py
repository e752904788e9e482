"""What several tables of one survey tell together: tried on all surveys that fit to everything that is shown."""

import random
from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np

from lueckenlos.participation.disclosure import protect_choices, protect_options, protect_table
from lueckenlos.participation.models import Question
from lueckenlos.participation.rules import breakdown_of, tally
from participation.test_disclosure import possible

LEAST = 2
Shown = Sequence[Sequence[int | None]]


def question(pk: int, kind: str, *options: str) -> Question:
    return Question(pk=pk, kind=kind, text=f"Frage {pk}", options=list(options))


# ---------------------------------------------------------------- one answer each
def test_tables_by_one_question_tell_no_more_than_each_alone() -> None:
    """For every value of a hidden cell there is a survey in which all else that is shown stays the same."""
    drawn = random.Random(11)  # noqa: S311 -- tables, not secrets
    tried = 0
    for _ in range(40):
        people = [(drawn.randrange(2), drawn.randrange(3), drawn.randrange(2)) for _ in range(drawn.randint(9, 16))]
        first, second = (crossed(people, place) for place in (0, 1))
        protected = protect_table(first, LEAST)
        if protected is None or all(cell is not None for line in protected.cells for cell in line):
            continue
        for other in possible(protected.cells, first.sum(axis=1).tolist(), first.sum(axis=0).tolist()):
            tried += 1
            rebuilt = answering_both(np.array(other), second)
            assert crossed(rebuilt, 0).tolist() == other
            assert crossed(rebuilt, 1).tolist() == second.tolist()
    assert tried > 100


def crossed(people: Sequence[tuple[int, int, int]], place: int) -> np.ndarray:
    """One of the first two answers by the third."""
    table = np.zeros((2 if place == 0 else 3, 2), dtype=np.int64)
    for person in people:
        table[person[place], person[2]] += 1
    return table


def answering_both(first: np.ndarray, second: np.ndarray) -> list[tuple[int, int, int]]:
    """People, column by column, whose answers make both tables."""
    made = []
    for column in range(first.shape[1]):
        one, other = (np.repeat(np.arange(len(table)), table[:, column]) for table in (first, second))
        made += [(int(a), int(b), column) for a, b in zip(one, other, strict=True)]
    return made


def test_there_are_tables_by_one_question_only() -> None:
    area, age = question(1, "raum", "Nord", "Süd"), question(2, "alter", "jung", "alt")
    wish, more = question(3, "eine", "Bus", "Arzt"), question(4, "mehrere", "Spielplatz", "Bad")
    assert breakdown_of([wish, more]) is None
    assert breakdown_of([wish, age, area]) is age
    rows = [{"1": [number % 2], "2": [number % 3 % 2], "3": [number % 2], "4": [0, 1]} for number in range(60)]
    assert set(tally([area, age, wish, more], rows, 5)["tables"]) == {"3.1", "4.1"}


# ---------------------------------------------------------------- several answers each
def test_answers_that_go_together_do_not_give_each_other_back() -> None:
    """Against all surveys of two areas and two answers: hidden counts have values the limit or more apart."""
    drawn = random.Random(5)  # noqa: S311 -- tables, not secrets
    tried = 0
    for _ in range(120):
        chosen, columns = some_people(drawn)
        shown = protect_options([int(n) for n in chosen.sum(axis=1)], int(columns.sum()), LEAST)
        tables = protect_choices(chosen, columns, shown, LEAST)
        cells: Shown = [[None] * len(columns) if one is None else one.cells[0] for one in tables]
        tried += sum(one is not None and None in one.cells[0] for one in tables)
        fits = np.array(list(surveys(cells, shown, columns)))
        spread = fits.max(axis=0) - fits.min(axis=0)
        for row, table in enumerate(tables):
            for place in range(len(columns)):
                rest = columns[place] - chosen[row, place]
                delicate = 0 < chosen[row, place] < LEAST or 0 < rest < LEAST
                if cells[row][place] is None and (table is not None or delicate):
                    assert spread[row, place] >= LEAST, (chosen, columns, cells)
        sums = fits.sum(axis=2)
        for row, total in enumerate(shown):
            assert total is not None or sums[:, row].max() - sums[:, row].min() >= LEAST
    assert tried > 20


def some_people(drawn: random.Random) -> tuple[np.ndarray, np.ndarray]:
    """Two answers and nothing chosen, in two areas of three to five people."""
    chosen, columns = np.zeros((3, 2), dtype=np.int64), np.zeros(2, dtype=np.int64)
    for place in range(2):
        for _ in range(drawn.randint(3, 5)):
            columns[place] += 1
            chosen[list(drawn.choice([(0,), (1,), (0, 1), (0, 1), (2,)])), place] += 1
    return chosen, columns


def surveys(cells: Shown, shown: Sequence[int | None], columns: np.ndarray) -> Iterator[list[list[int]]]:
    """All counts that agree with what is shown; each area by itself first."""
    areas = [list(area([line[place] for line in cells], int(people))) for place, people in enumerate(columns)]
    for both in product(*areas):
        rows = [list(line) for line in zip(*both, strict=True)]
        if all(total is None or sum(line) == total for line, total in zip(rows, shown, strict=True)):
            yield rows


def area(cells: Sequence[int | None], people: int) -> Iterator[tuple[int, ...]]:
    """Whoever chose nothing has chosen no answer; whoever chose something at least one."""
    for counts in product(*[range(people + 1) if cell is None else [cell] for cell in cells]):
        *answers, nothing = counts
        if max(answers) <= people - nothing <= sum(answers):
            yield counts


def test_one_left_over_is_not_told_by_the_others() -> None:
    """Ten people, all of them answered, nine want a bus: whoever does not must want the bath."""
    chosen, columns = np.array([[9, 10], [1, 8], [0, 0]]), np.array([10, 12])
    alone = protect_table(np.stack([chosen[1], columns - chosen[1]]), 5)
    assert alone is not None
    assert protect_choices(chosen, columns, [19, 9, 0], 5) == [None, None, None]
