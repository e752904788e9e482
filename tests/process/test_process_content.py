"""Guiding questions and the check as files: complete, unique, and read by edition and Land."""

from collections import Counter

from lueckenlos.process.registry import newest_guide, questionnaire, read_guides
from lueckenlos.vocabulary.registry import vocabulary

OLD = 'source = "x"\n[[question]]\nphase = "verstetigung"\nkey = "a"\ntext = "Alt?"\n'
NEW = OLD.replace("Alt", "Neu")
LAND = OLD.replace('"a"', '"st-a"').replace('"x"', '"Land"')


def test_every_baustein_has_questions() -> None:
    counted = Counter(one.phase for one in newest_guide().of("st"))
    assert {slug for slug, number in counted.items() if number >= 3} == set(vocabulary("prozessphase").by_slug)


def test_keys_and_wordings_are_unique_and_fit_the_columns() -> None:
    asked = newest_guide().questions
    assert len({one.key for one in asked}) == len({one.text for one in asked}) == len(asked)
    assert [one.key for one in asked if len(one.key) > 60 or len(one.text) > 300 or len(one.hint) > 500] == []


def test_lands_are_asked_what_is_theirs_and_that_last() -> None:
    keys = [one.key for one in newest_guide().of("st") if one.phase == "verstetigung"]
    assert keys == ["ohne-foerderung", "nachfolge", "haushalt", "st-landkreis"]
    assert [one.key for one in newest_guide().of("") if one.land] == []


def test_questions_of_a_land_name_their_source() -> None:
    assert [one.key for one in newest_guide().questions if one.land and not one.source] == []


def test_editions_are_ordered_by_number_and_keep_their_wording() -> None:
    files = {
        "leitfragen-2026.10.toml": NEW,
        "leitfragen-2026.2.toml": OLD,
        "leitfragen-2026.10-st.toml": LAND,
        "verstetigung.toml": "",
    }
    guides = read_guides(files)
    assert [(guide.edition, [one.text for one in guide.of("")]) for guide in guides] == [
        ("2026.2", ["Alt?"]),
        ("2026.10", ["Neu?"]),
    ]
    assert [one.key for one in guides[-1].of("st")] == ["a", "st-a"]


def test_the_check_is_complete() -> None:
    asked = questionnaire()
    assert len(asked.items) == 15
    assert {item.group for item in asked.items} == {slug for slug, _ in asked.groups}
    assert sorted(item.priority for item in asked.items) == list(range(1, 16))
    assert [item.key for item in asked.items if len(item.next_step) > 200] == []
