"""Papers whose paragraphs are about something: what is put right, and what is refused in one sentence."""

import pytest

from adoption.papers import published, rewrite, taken, write
from factories import Cast
from lueckenlos.adoption.enums import PaperKind
from lueckenlos.adoption.models import PaperVersion
from lueckenlos.adoption.shapes import Topic, check, shaped
from lueckenlos.adoption.text import Block, Content
from lueckenlos.adoption.text.blocks import blocks_from_json
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence

KEY = "a" * 8
FORM = Topic("form", "Form", values=("Offener Treff", "Kurs"))
FIELDS = Topic("felder", "Felder", values=("Bewegung", "Ernährung"), many=True)
AGE = Topic("alter", "Alter", number=True)
TITLE = Topic("titel", "Titel", most=20)
TOPICS = {one.key: one for one in (FORM, FIELDS, AGE, TITLE)}


def about(topic: str, text: str, key: str = KEY) -> Block:
    return Block(key, "", text, topic)


def content(*blocks: Block) -> Content:
    return Content("Papier (erfunden)", "", "", blocks)


def test_a_paragraph_is_called_after_its_topic_and_says_what_the_topic_knows() -> None:
    assert shaped(about("felder", "bewegung\nERNÄHRUNG"), TOPICS) == Block(
        KEY, "Felder", "Bewegung\nErnährung", "felder"
    )
    # another kind of paper, or a Kennzahl that is gone: the words stay, the topic goes
    assert shaped(Block(KEY, "Felder", "Bewegung", "felder"), {}) == Block(KEY, "Felder", "Bewegung")


@pytest.mark.parametrize(
    ("topic", "text", "code"),
    [
        ("form", "", "paper_topic_empty"),
        ("alter", "", "paper_topic_empty"),
        ("alter", "drei", "paper_topic_number"),
        ("alter", "123456", "paper_topic_number"),
        ("titel", "x" * 21, "paper_topic_too_long"),
        ("form", "Offener Treff\nKurs", "paper_topic_one"),
        ("felder", "Bewegung\nTöpfern", "paper_topic_unknown"),
    ],
)
def test_what_does_not_fit_is_refused(topic: str, text: str, code: str) -> None:
    with pytest.raises(Invalid, match=code) as refused:
        check(about(topic, text), TOPICS)
    assert TOPICS[topic].label in sentence(refused.value)


def test_what_fits_passes() -> None:
    for topic, text in (("form", "Kurs"), ("felder", "Bewegung\nErnährung"), ("alter", "36"), ("titel", ""), ("", "x")):
        check(about(topic, text), TOPICS)


def test_texts_from_before_there_were_topics_are_read() -> None:
    assert blocks_from_json([{"key": KEY, "heading": "Lotsin", "text": "Da."}]) == (Block(KEY, "Lotsin", "Da."),)


def test_one_kennzahl_stands_in_a_set_once(cast: Cast) -> None:
    twice = content(about("einwohner", "Wie viele?"), about("einwohner", "Noch einmal.", "b" * 8))
    with pytest.raises(Invalid, match="paper_topic_twice"):
        write(cast["leitung"], twice, kind=PaperKind.INDIKATORENSATZ)
    questions = content(about("verstetigung", "Wer zahlt?"), about("verstetigung", "Wie lange?", "b" * 8))
    paper = write(cast["leitung"], questions, kind=PaperKind.LEITFRAGEN)
    assert [one.heading for one in paper.content.blocks] == ["Verstetigung", "Verstetigung"]


def test_what_was_published_once_is_taken_over_unjudged(cast: Cast) -> None:
    """A term may have gone out of use since: the taker puts it right when they next save."""
    template = content(about("angebotsform", "Kurs"))
    source = published(cast["kgc_leitung"], template, kind=PaperKind.ANGEBOTSVORLAGE)
    PaperVersion._base_manager.update(
        blocks=[{"key": KEY, "heading": "Angebotsform", "text": "Zirkel", "about": "angebotsform"}]
    )
    paper = taken(source, cast["leitung"]).paper
    assert paper.content.blocks[0].text == "Zirkel"
    with pytest.raises(Invalid, match="paper_topic_unknown"):
        rewrite(paper, cast["leitung"], content(about("angebotsform", "Zirkel, neu")))


def test_the_editor_offers_the_topics_of_the_kind_and_keeps_what_was_typed(cast: Cast) -> None:
    client, url = cast.client("koordination"), work_url(cast.hettstedt, "adoption:paper_create")
    page = client.get(f"{url}?art=leitfragen").content.decode()
    assert '<option value="verstetigung">Verstetigung</option>' in page
    assert "absatz-thema" not in client.get(url).content.decode()
    typed = {
        "title": "Fragen (erfunden)",
        "kind": "angebotsvorlage",
        "version": 1,
        "absatz-schluessel": "",
        "absatz-titel": "",
        "absatz-text": "Zirkel",
        "absatz-thema": "angebotsform",
    }
    page = client.post(url, typed).content.decode()
    assert "„Zirkel“ gibt es bei „Angebotsform“ nicht." in page
    assert '<option value="angebotsform" selected>Angebotsform</option>' in page
    # another kind brings other topics, and nothing is judged or saved
    page = client.post(url, {**typed, "kind": "indikatorensatz", "schritt": "art-0"}).content.decode()
    assert "Alleinerziehende Haushalte" in page
    assert "Zirkel" in page
    assert "gibt es bei" not in page
