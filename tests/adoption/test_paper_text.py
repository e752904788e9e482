"""Differences of texts and how they are settled: properties that must hold for any three texts."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lueckenlos.adoption.text import (
    Block,
    Change,
    Content,
    Parts,
    compare,
    keep_all,
    moved,
    settle,
    spans,
    take_all,
)
from lueckenlos.adoption.text.words import Kind

QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = st.text(alphabet="ab ,.\n", max_size=12)


def texts() -> st.SearchStrategy[Parts]:
    blocks = st.builds(Block, st.sampled_from("abcdefgh"), st.sampled_from(["", "H"]), st.sampled_from("xyz"))
    return st.lists(blocks, unique_by=lambda one: one.key, max_size=7).map(tuple)


def block(key: str, text: str = "") -> Block:
    return Block(key, "", text or key)


def keys(parts: Parts) -> str:
    return "".join(one.key for one in parts)


@QUIET
@given(texts(), texts())
def test_taking_all_gives_the_text_of_the_source(theirs: Parts, ours: Parts) -> None:
    assert settle(theirs, ours, take_all(theirs, ours), their_order=True) == theirs


@QUIET
@given(texts(), texts())
def test_keeping_all_changes_nothing(theirs: Parts, ours: Parts) -> None:
    assert settle(theirs, ours, keep_all(theirs, ours)) == ours
    assert settle(theirs, ours, {}) == ours


@QUIET
@given(texts(), texts())
def test_without_moves_taking_all_needs_no_order(theirs: Parts, ours: Parts) -> None:
    """Who has not moved anything gets the source's text by deciding on the paragraphs alone."""
    shared = {one.key for one in theirs} & {one.key for one in ours}
    places = {one.key: place for place, one in enumerate(theirs)}
    in_order = sorted((one for one in ours if one.key in shared), key=lambda one: places[one.key])
    rest = iter(in_order)
    same = tuple(next(rest) if one.key in shared else one for one in ours)
    assert settle(theirs, same, take_all(theirs, same)) == theirs


@QUIET
@given(texts(), texts(), texts())
def test_deciding_on_the_news_settles_what_the_source_changed(base: Parts, theirs: Parts, ours: Parts) -> None:
    news = [row for row in compare(base, theirs, ours) if row.news]
    settled = settle(theirs, ours, {row.key: row.theirs for row in news})
    assert [row for row in compare(base, theirs, settled) if row.news] == []


@QUIET
@given(texts(), texts(), texts())
def test_what_nobody_changed_is_not_shown(base: Parts, theirs: Parts, ours: Parts) -> None:
    shown = {row.key for row in compare(base, theirs, ours)}
    for one in base:
        if one in theirs and one in ours:
            assert one.key not in shown
    assert compare(base, base, base) == []


@QUIET
@given(WORDS, WORDS)
def test_spans_hold_both_texts(old: str, new: str) -> None:
    found = spans(old, new)
    assert "".join(span.text for span in found if span.kind is not Kind.NEW) == old
    assert "".join(span.text for span in found if span.kind is not Kind.GONE) == new


def test_one_changed_word_is_one_mark_each() -> None:
    marks = [(span.kind.value, span.text) for span in spans("Die Kita lädt ein.", "Die Schule lädt ein.")]
    assert marks == [("same", "Die "), ("gone", "Kita "), ("new", "Schule "), ("same", "lädt ein.")]


def test_who_changed_what() -> None:
    base = (block("a"), block("b"), block("c"), block("d"))
    theirs = (block("a", "neu"), block("b", "neu"), block("c"), block("e"))
    ours = (block("a"), block("b", "eigen"), block("c", "eigen"), block("d"), block("f"))
    found = {row.key: (row.source_change, row.own_change, row.news, row.clash) for row in compare(base, theirs, ours)}
    none, added, changed, removed = Change.NONE, Change.ADDED, Change.CHANGED, Change.REMOVED
    assert found == {
        "a": (changed, none, True, False),
        "b": (changed, changed, True, True),
        "c": (none, changed, False, False),
        "d": (removed, none, True, False),
        "e": (added, none, True, False),
        "f": (none, added, False, False),
    }


def test_what_we_struck_out_and_the_source_reworded_is_a_clash() -> None:
    (row,) = compare((block("a"),), (block("a", "neu"),), ())
    assert row.clash


def test_the_same_change_on_both_sides_needs_no_decision() -> None:
    (row,) = compare((block("a"),), (block("a", "neu"),), (block("a", "neu"),))
    assert not row.news


def test_a_new_paragraph_stands_behind_the_one_it_follows_at_the_source() -> None:
    ours = (block("x"), block("a"), block("y"), block("b"))
    theirs = (block("n"), block("a"), block("m"), block("o"), block("b"))
    new = {one.key: one for one in theirs if one.key in "nmo"}
    assert keys(settle(theirs, ours, new)) == "nxamoyb"


def test_another_order_of_the_source() -> None:
    base, theirs = (block("a"), block("b"), block("c")), (block("c"), block("a"), block("b"))
    own = block("x")
    assert moved(base, theirs, base)
    assert not moved(base, base, theirs), "we moved, the source did not"
    assert not moved(base, theirs, theirs), "we have that order already"
    assert keys(settle(theirs, (*base[:1], own, *base[1:]), {}, their_order=True)) == "caxb"


def test_fields_and_paragraphs_are_one_row_and_back() -> None:
    content = Content("T", "A", "B", (block("a"), block("b")))
    assert Content.from_parts(content.parts) == content
    assert Content.from_json(content.to_json()) == content
