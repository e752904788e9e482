from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lueckenlos.german.dictionary import compile_words, dictionary
from lueckenlos.german.wordset import WordMap, WordSet, read_words, write_words

words = st.sets(st.text(max_size=12))


@settings(deadline=None)
@given(words, words)
def test_it_answers_like_a_set(inside: set[str], asked: set[str]) -> None:
    found = WordSet.of(inside)
    assert {word for word in asked | inside if word in found} == inside
    assert len(found) == len(inside)


texts = st.dictionaries(st.text(max_size=12), st.text(max_size=40))


@settings(deadline=None)
@given(texts, words)
def test_a_map_answers_like_a_map(inside: dict[str, str], asked: set[str]) -> None:
    found = WordMap.of(inside.items())
    assert {word: found.get(word) for word in asked | inside.keys()} == {
        word: inside.get(word) for word in asked | inside.keys()
    }
    assert len(found) == len(inside)


@settings(deadline=None, max_examples=25)
@given(words, words, texts)
def test_a_file_gives_back_what_was_put_in(
    tmp_path_factory: pytest.TempPathFactory, one: set[str], two: set[str], three: dict[str, str]
) -> None:
    path = tmp_path_factory.mktemp("sets") / "words.bin"
    write_words(path, "1/test", [WordSet.of(one), WordSet.of(two)], WordMap.of(three.items()))
    read = read_words(path, "1/test")
    assert read is not None
    assert [{word for word in one | two if word in found} for found in read[0]] == [one, two]
    assert {word: read[1].get(word) for word in three} == three


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"2/test little 1\n", b"1/test little x\n", b"1/test little 4\n\x00\x00"]
)
def test_a_file_that_does_not_fit_is_no_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "words.bin"
    assert read_words(path, "1/test") is None
    path.write_bytes(content)
    assert read_words(path, "1/test") is None


def test_the_words_are_compiled_once(tmp_path: Path) -> None:
    path = tmp_path / "words.bin"
    assert [compile_words(path), compile_words(path)] == [True, False]
    used = dictionary()
    stored = read_words(path, _version_of(path))
    assert stored is not None
    (nouns, _), lemmas = stored
    for word in ("hebamme", "beratung", "kinder", "xylophonorchester"):
        assert (word in nouns) == used.has_noun(word)
        assert lemmas.get(word.capitalize()) == used.noun(word)
    assert lemmas.get("Kindergärten") == "Kindergarten"


def _version_of(path: Path) -> str:
    with path.open("rb") as file:
        return file.readline().split()[0].decode()
