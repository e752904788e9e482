"""Similar words of the index."""

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import DamerauLevenshtein

from lueckenlos.german import Lexicon, rescue
from lueckenlos.german.typos import completions
from work import work_of

WORDS = st.text(alphabet="abcd", min_size=1, max_size=10)


@settings(deadline=None)
@given(WORDS, st.sets(WORDS, max_size=30))
def test_rescue_finds_the_nearest_of_those_allowed(word: str, known: set[str]) -> None:
    allowed = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
    near = {other: DamerauLevenshtein.distance(word, other) for other in known if other[0] == word[0]}
    near = {other: distance for other, distance in near.items() if distance <= allowed}
    nearest = {other for other, distance in near.items() if distance == min(near.values())} if len(word) > 3 else set()
    found = rescue(word, Lexicon(known))
    assert set(found) <= nearest
    assert len(found) == min(len(nearest), 5)


def test_unfinished_words_are_completed_shortest_first() -> None:
    lexicon = Lexicon(["hebammensprechstunde", "hebammen", "hebamme", "hebel"])
    assert completions("hebam", lexicon) == ["hebamme", "hebammen", "hebammensprechstunde"]
    assert completions("heb", lexicon) == []


def test_a_lexicon_holds_every_word_once() -> None:
    lexicon = Lexicon(["kita", "kita", ""])
    lexicon.add(["kita", "hort"])
    assert len(lexicon) == 2
    assert "hort" in lexicon


def test_fifty_thousand_words_are_no_matter() -> None:
    lexicon = Lexicon(f"{'abcdefghijklmnopqrstuvwxyz'[number % 26]}wort{number}" for number in range(50_000))
    assert work_of(lambda: rescue("awort123456", lexicon)) < 50_000 / 10
