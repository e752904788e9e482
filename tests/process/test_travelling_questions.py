"""Leitfragen that a Stelle has taken over stand at their Baustein; answers survive every change of the text."""

import pytest
from django_scopes import scope

from adoption.papers import issue, published, rewrite, taken
from factories import Cast
from lueckenlos.adoption.actions.adoptions import settle
from lueckenlos.adoption.actions.papers import delete_paper
from lueckenlos.adoption.enums import PaperKind
from lueckenlos.adoption.models import Adoption, Paper
from lueckenlos.adoption.queries.shared import find_version
from lueckenlos.adoption.text import Block, Content, keep_all, take_all
from lueckenlos.adoption.text import settle as settled
from lueckenlos.process import actions, queries
from lueckenlos.process.actions import Typed
from lueckenlos.process.models import Answer
from lueckenlos.tenancy.links import work_url
from process.bausteine import say

FIRST, SECOND = "Wer zahlt im dritten Jahr?", "Wer zahlt im dritten Jahr, und wer beschließt es?"


def text(words: str) -> Content:
    blocks = (Block("a" * 8, "", words, "verstetigung"), Block("b" * 8, "Zum Lesen", "Ohne Baustein."))
    return Content("Fragen (erfunden)", "", "", blocks)


@pytest.fixture
def source(cast: Cast) -> Paper:
    return published(cast["kgc_leitung"], text(FIRST), kind=PaperKind.LEITFRAGEN)


@pytest.fixture
def adoption(cast: Cast, source: Paper) -> Adoption:
    return taken(source, cast["leitung"])


def key_of(adoption: Adoption) -> str:
    return f"papier-{adoption.paper.public_id}-{'a' * 8}"


def renew(cast: Cast, source: Paper, adoption: Adoption, *, take: bool) -> None:
    """The source publishes the second wording, the town decides."""
    rewrite(source, cast["kgc_leitung"], text(SECOND))
    issue(source, cast["kgc_leitung"])
    by = cast["leitung"]
    with scope(stelle=by.stelle):
        version = find_version(by, source.public_id, 2)
        assert version is not None
        paper = Paper.objects.get(pk=adoption.paper_id)
        theirs, ours = version.content.parts, paper.content.parts
        choices = take_all(theirs, ours) if take else keep_all(theirs, ours)
        content = Content.from_parts(settled(theirs, ours, choices))
        settle(adoption=adoption, version=version, content=content, seen=paper.version, by=by)


def asked(cast: Cast, key: str, phase: str = "verstetigung") -> queries.Question | None:
    with scope(stelle=cast.hettstedt):
        found = {one.key: one for one in queries.questions_of(cast["lesen"], phase)}
    return found.get(key)


def page(cast: Cast, name: str = "baustein", who: str = "koordination") -> str:
    url = work_url(cast.hettstedt, f"process:{name}", "verstetigung")
    return str(cast.client(who).get(url).content.decode())


def answer(cast: Cast, key: str, before: str, after: str, wording: str) -> None:
    with scope(stelle=cast.hettstedt):
        typed = {key: Typed(before, after, wording)}
        actions.answer(phase="verstetigung", answers=typed, by=cast["leitung"])


def test_a_question_stands_at_its_baustein_and_nowhere_else(cast: Cast, adoption: Adoption) -> None:
    one = asked(cast, key_of(adoption))
    assert one is not None
    assert (one.text, one.paper, one.source) == (
        FIRST,
        adoption.paper.public_id,
        "„Fragen (erfunden)“, KGC Sachsen-Anhalt, Fassung 1",
    )
    assert asked(cast, key_of(adoption), "vorbereitung") is None
    assert FIRST in page(cast)
    assert "Ohne Baustein." not in page(cast)
    with scope(stelle=cast.kgc_st):
        assert not [one for one in queries.questions_of(cast["kgc_leitung"]) if one.paper]
    with scope(stelle=cast.eisleben):
        assert not [one for one in queries.questions_of(cast["fremd"]) if one.paper]


@pytest.mark.parametrize(("take", "expected"), [(True, SECOND), (False, FIRST)], ids=["take", "keep"])
def test_the_baustein_shows_the_text_as_the_stelle_has_settled_it(
    cast: Cast, source: Paper, adoption: Adoption, take: bool, expected: str
) -> None:
    renew(cast, source, adoption, take=take)
    one = asked(cast, key_of(adoption))
    assert one is not None
    assert (one.text, one.source.rpartition(" ")[2]) == (expected, "2")


def test_an_answer_knows_the_wording_it_was_given_to(cast: Cast, source: Paper, adoption: Adoption) -> None:
    key = key_of(adoption)
    answer(cast, key, "", "Die Stadt.", FIRST)
    assert "Beantwortet wurde" not in page(cast)
    renew(cast, source, adoption, take=True)
    shown = page(cast)
    assert (SECOND in shown, "Die Stadt." in shown, f"Beantwortet wurde: „{FIRST}“" in shown) == (True, True, True)
    answer(cast, key, "Die Stadt.", "Die Stadt, der Rat beschließt.", SECOND)
    assert "Beantwortet wurde" not in page(cast)


def test_an_answer_outlives_its_question(cast: Cast, adoption: Adoption) -> None:
    answer(cast, key_of(adoption), "", "Die Stadt.", FIRST)
    with scope(stelle=cast.hettstedt):
        delete_paper(paper=adoption.paper, by=cast["leitung"])
    assert asked(cast, key_of(adoption)) is None
    shown = page(cast)
    assert ("Die Stadt." in shown, FIRST in shown, "nicht mehr gefragt" in shown) == (True, True, True)


def test_a_question_reworded_meanwhile_is_read_before_it_is_answered(cast: Cast, adoption: Adoption) -> None:
    key, url = key_of(adoption), work_url(cast.hettstedt, "process:answers", "verstetigung")
    client = cast.client("koordination")
    typed = {key: "Die Stadt.", f"{key}-gefragt": "Was hier vorher stand?"}
    shown = client.post(url, typed).content.decode()
    assert "Diese Frage lautet inzwischen anders." in shown
    assert "Die Stadt.</textarea>" in shown
    assert f'value="{FIRST}"' in shown
    assert not Answer._base_manager.exists()
    client.post(url, {**typed, f"{key}-gefragt": FIRST})
    assert Answer._base_manager.get().wording == FIRST


def test_the_text_is_changed_in_the_paper(cast: Cast, adoption: Adoption) -> None:
    shown = page(cast, "question_list")
    assert "In unserem Papier ändern" in shown
    assert "Unser Papier lesen" in page(cast, "question_list", "steuerungsgruppe")
    url = work_url(cast.hettstedt, "process:question_edit", "verstetigung", key_of(adoption))
    assert cast.client("koordination").get(url).status_code == 404


def test_questions_of_three_papers_cost_as_much_as_those_of_one(
    cast: Cast, adoption: Adoption, django_assert_max_num_queries: type
) -> None:
    for _ in range(2):
        taken(published(cast["kgc_leitung"], text(FIRST), kind=PaperKind.LEITFRAGEN), cast["leitung"])
    with scope(stelle=cast.hettstedt), django_assert_max_num_queries(5):
        assert len([one for one in queries.questions_of(cast["lesen"], "verstetigung") if one.paper]) == 3


def test_an_answer_without_a_known_wording_stays_readable(hettstedt: Cast) -> None:
    say(hettstedt["leitung"], "gibt-es-nicht-mehr", "", "Ein Satz von früher.")
    shown = page(hettstedt)
    assert ("Ein Satz von früher." in shown, "Frage ohne festgehaltenen Wortlaut" in shown) == (True, True)
