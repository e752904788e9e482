"""Recommendations that everybody reads: list, page, versions, documents; and what stays inside."""

import io
from dataclasses import replace

import docx
import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from adoption.papers import FIRST, SECOND, TEXT, issue, published, rewrite, write
from factories import Cast
from lueckenlos.adoption.actions.papers import withdraw
from lueckenlos.adoption.documents import PUBLIC_PATH
from lueckenlos.adoption.models import Paper, PaperVersion
from lueckenlos.shared.text import printable
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Visibility
from lueckenlos.tenancy.scope import all_tenants

PUBLIC = Visibility.OEFFENTLICH


@pytest.fixture
def by(hettstedt: Cast) -> Actor:
    return hettstedt["koordination"]


def text(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def page(paper: Paper) -> str:
    return reverse("portal:paper_page", args=[paper.public_id])


def again(paper: Paper, by: Actor, words: str, visibility: str = PUBLIC) -> PaperVersion:
    rewrite(paper, by, replace(TEXT, blocks=(replace(FIRST, text=words), SECOND)))
    return issue(paper, by, visibility)


def test_everybody_finds_and_reads_what_is_public(client: Client, by: Actor) -> None:
    paper = published(by, visibility=PUBLIC, lebensphasen=frozenset({"geburt-erstes-jahr"}))
    listed = text(client, "/empfehlungen/")
    assert TEXT.title in listed
    assert "Fassung 1" in listed
    shown = text(client, page(paper))
    assert FIRST.text in shown
    assert TEXT.reasons in shown
    assert f"Hettstedt ({paper.published_at:%Y}): {TEXT.title}. Fassung 1 vom" in shown
    assert f"/empfehlungen/{paper.public_id}/?fassung=1" in shown
    assert PUBLIC_PATH.format(key=paper.public_id, number=1) == f"{page(paper)}?fassung=1"


@pytest.mark.parametrize("visibility", [Visibility.STELLE, Visibility.LAND, Visibility.NETZWERK])
def test_what_is_meant_for_fewer_has_no_door(client: Client, by: Actor, visibility: str) -> None:
    paper = published(by, visibility=visibility)
    draft = write(by)
    for one in (paper, draft):
        assert client.get(page(one)).status_code == 404
        assert client.get(f"{page(one)}?als=pdf").status_code == 404
    assert TEXT.title not in text(client, "/empfehlungen/")


def test_versions_from_before_it_was_public_stay_inside(client: Client, by: Actor) -> None:
    paper = published(by, visibility=Visibility.LAND)
    again(paper, by, "Für alle.")
    shown = text(client, page(paper))
    assert "Fassung 2" in shown
    assert "Fassung 1" not in shown
    for question in ("?fassung=1", "?fassung=1&als=pdf", "?fassung=9", "?fassung=x"):
        assert client.get(page(paper) + question).status_code == 404
    # the same text for a wider audience is public from now on, for a narrower one no more
    other = published(by, visibility=Visibility.LAND)
    issue(other, by, PUBLIC)
    assert "Fassung 1" in text(client, page(other))
    issue(other, by, Visibility.STELLE)
    assert client.get(page(other)).status_code == 404


def test_the_working_text_stays_inside(client: Client, by: Actor) -> None:
    paper = published(by, visibility=PUBLIC)
    rewrite(paper, by, replace(TEXT, title="Arbeitstitel", blocks=(replace(FIRST, text="Unfertig."), SECOND)))
    for door in (page(paper), "/empfehlungen/", "/empfehlungen/?text=Arbeitstitel"):
        shown = text(client, door).replace('value="Arbeitstitel"', "")
        assert "Arbeitstitel" not in shown
        assert "Unfertig." not in shown


def test_an_older_version_leads_to_the_newest_and_a_withdrawn_one_shows_its_reason(client: Client, by: Actor) -> None:
    paper = published(by, visibility=PUBLIC)
    second = again(paper, by, "Zweite Worte.")
    assert "Zur geltenden Fassung" in text(client, f"{page(paper)}?fassung=1")
    withdraw(version=second, reason="Ein Fehler.", by=by)
    gone = text(client, f"{page(paper)}?fassung=2")
    assert "Ein Fehler." in gone
    assert "Zweite Worte." not in gone
    assert b"Zweite Worte." not in client.get(f"{page(paper)}?fassung=2&als=docx").content
    assert FIRST.text in text(client, page(paper))


def test_a_withdrawal_never_brings_an_inner_version_out(client: Client, by: Actor) -> None:
    paper = published(by, visibility=Visibility.LAND)
    withdraw(version=again(paper, by, "Für alle."), reason="Ein Fehler.", by=by)
    assert client.get(page(paper)).status_code == 404
    assert TEXT.title not in text(client, "/empfehlungen/")


def test_the_filters_narrow_and_can_be_emptied(client: Client, by: Actor) -> None:
    published(by, visibility=PUBLIC, kind="leitfragen")
    assert TEXT.title in text(client, "/empfehlungen/?art=leitfragen&text=lotsen")
    empty = text(client, "/empfehlungen/?art=indikatorensatz")
    assert TEXT.title not in empty
    assert "Alle Empfehlungen" in empty


def test_a_recommendation_as_pdf_and_word(client: Client, hettstedt: Cast, by: Actor) -> None:
    paper = write(by, replace(TEXT, blocks=(replace(FIRST, text="Erste\u2011Hilfe ✅\nZweite Zeile"), SECOND)))
    issue(paper, by, PUBLIC)
    answer = client.get(f"{page(paper)}?als=pdf")
    assert answer["Content-Disposition"] == 'attachment; filename="lotsendienst-einrichten-erfunden-fassung-1.pdf"'
    opened = pypdfium2.PdfDocument(answer.content)
    told = opened[0].get_textpage().get_text_range()
    opened.close()
    for words in (TEXT.title, "Erste-Hilfe", "Zweite Zeile", SECOND.heading, "So zitieren Sie"):
        assert words in told
    assert b"/StructTreeRoot" in answer.content
    assert b"pdfuaid" in answer.content
    written = docx.Document(io.BytesIO(client.get(f"{page(paper)}?als=docx").content))
    assert [one.text for one in written.paragraphs if one.style.name == "Heading 1"] == [
        "Begründung",
        FIRST.heading,
        SECOND.heading,
        "So zitieren Sie",
    ]


def test_the_font_has_every_sign_that_is_printed(client: Client, by: Actor) -> None:
    """Typst refuses a document with a sign that the font has not."""
    signs = "".join(sign for sign in map(chr, range(0x2000, 0xFB10)) if printable(sign))
    assert len(signs) > 80
    paper = write(by, replace(TEXT, blocks=(replace(FIRST, text=signs), SECOND)))
    issue(paper, by, PUBLIC)
    assert client.get(f"{page(paper)}?als=pdf").content[:5] == b"%PDF-"


def test_the_office_prints_its_draft_as_one(hettstedt: Cast, by: Actor) -> None:
    paper = write(by)
    client = hettstedt.client("koordination")
    address = f"/arbeit/hettstedt/empfehlungen/{paper.public_id}/"
    assert "?als=pdf" in client.get(address).content.decode()
    lines = [one.text for one in docx.Document(io.BytesIO(client.get(f"{address}?als=docx").content)).paragraphs]
    assert "Entwurf, noch nicht herausgegeben" in lines
    assert not any("zitieren" in line for line in lines)
    with all_tenants():
        assert not PaperVersion.objects.exists()
    # a foreign one that may be read can be had as a document, too
    foreign = published(hettstedt["kgc_leitung"], visibility=Visibility.NETZWERK)
    file = client.get(f"/arbeit/hettstedt/empfehlungen/{foreign.public_id}/?als=pdf")
    assert file.content[:5] == b"%PDF-"
