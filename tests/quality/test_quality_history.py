"""The same subject assessed again: lines and the spider. No database."""

import re
from datetime import date

from lueckenlos.quality.chart import RADIUS, breaks, line_of, share_of, spider_of
from lueckenlos.quality.models import Assessment
from lueckenlos.quality.presenters.history import history_of
from lueckenlos.quality.queries import Past
from lueckenlos.quality.rating import Given
from lueckenlos.quality.scale import Scaled
from quality.assessing import scaled

SLUGS = ("a", "b", "c")


def past(year: int, *steps: int, edition: str = "2021", criteria: tuple[Scaled, ...] = ()) -> Past:
    """One closed assessment; 0 is no step."""
    known = criteria or tuple(scaled(slug) for slug in SLUGS)
    assessment = Assessment(edition=edition, begun_on=date(year, 1, 1), closed_on=date(year, 2, 1))
    results = {one.slug: Given(one.slug, step or None) for one, step in zip(known, steps, strict=False)}
    return Past(assessment, results, {one.slug: one for one in known})


def numbers(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"([\d.]+) ([\d.]+)", path)]


def test_a_line_joins_the_same_edition() -> None:
    line = line_of("a", [past(2024, 1), past(2025, 2), past(2026, 4)])
    assert (len(line.paths), len(line.dots)) == (2, 3)
    heights = [float(dot.y) for dot in line.dots]
    assert heights == sorted(heights, reverse=True), "higher steps stand higher up"


def test_another_edition_is_not_joined_and_a_note_says_why() -> None:
    row = [past(2024, 1, edition="2015"), past(2025, 2), past(2026, 3)]
    line = line_of("a", row)
    assert (len(line.paths), len(line.dots)) == (1, 3)
    history = history_of(row)
    assert history is not None
    assert [note[:55] for note in history.notes] == ["Zwischen 01.02.2024 und 01.02.2025 wechselt die Ausgabe"]


def test_reworded_steps_are_not_joined_either() -> None:
    other = tuple(scaled(slug, words="Anders") for slug in SLUGS)
    row = [past(2025, 1), past(2026, 2, criteria=other)]
    assert line_of("a", row).paths == []
    history = history_of(row)
    assert history is not None
    assert ["umformuliert" in note for note in history.notes] == [True]


def test_only_the_reworded_criterion_is_broken() -> None:
    other = (scaled("a", words="Anders"), scaled("b"), scaled("c"))
    row = [past(2025, 1, 1, 1), past(2026, 2, 2, 2, criteria=other)]
    assert [len(line_of(slug, row).paths) for slug in SLUGS] == [0, 1, 1]


def test_a_year_without_a_step_leaves_its_point_out() -> None:
    line = line_of("a", [past(2024, 1), past(2025, 0), past(2026, 3)])
    assert (len(line.paths), len(line.dots)) == (1, 2)


def test_a_step_is_a_share_of_all_steps_of_its_criterion() -> None:
    one = past(2026, 2, 2, criteria=(scaled("a", 4), scaled("b", 8)))
    assert (share_of(one, "a"), share_of(one, "b"), share_of(one, "c")) == (0.5, 0.25, None)


def test_the_spider_reaches_the_rim_at_the_highest_step() -> None:
    spider = spider_of([past(2026, 4, 4, 4)])
    assert spider is not None
    assert spider.now.closed
    assert spider.now.path == spider.rings[-1]
    x, y = numbers(spider.now.path)[0]
    assert (x, round(y)) == (140.0, 140 - RADIUS), "the first axis points up"


def test_the_spider_lies_over_the_last_one_only_where_steps_mean_the_same() -> None:
    same = spider_of([past(2025, 1, 2, 3), past(2026, 2, 2, 3)])
    other = spider_of([past(2025, 1, 2, 3, edition="2015"), past(2026, 2, 2, 3)])
    assert same is not None
    assert other is not None
    assert same.before is not None
    assert other.before is None


def test_what_is_missing_opens_the_spider() -> None:
    spider = spider_of([past(2026, 2, 0, 3)])
    assert spider is not None
    assert not spider.now.closed
    assert len(spider.now.dots) == 2
    assert spider.now.path.count("M") == 1


def test_two_axes_make_no_spider() -> None:
    assert spider_of([past(2026, 2, 3, criteria=(scaled("a"), scaled("b")))]) is None


def test_no_breaks_in_one_edition() -> None:
    assert breaks([past(2025, 1), past(2026, 2)]) == []


def test_the_table_says_the_same_as_the_drawing() -> None:
    history = history_of([past(2025, 1, 2, 0), past(2026, 2, 2, 4)])
    assert history is not None
    assert [row.steps for row in history.rows] == [
        ["Stufe 1 von 4", "Stufe 2 von 4"],
        ["Stufe 2 von 4", "Stufe 2 von 4"],
        ["", "Stufe 4 von 4"],
    ]
    assert history_of([]) is None
