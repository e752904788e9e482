"""The editor without JavaScript, the list, counts that hide small numbers, and what a hint's page offers."""

from collections import Counter
from dataclasses import replace
from itertools import product

import pytest
from django.http import QueryDict
from django_scopes import scope
from pytest_django import DjangoAssertNumQueries

from adoption.papers import FIRST, SECOND, TEXT, asked, issue, published, rewrite, taken, write
from factories import Cast
from lueckenlos.adoption.enums import GapKind
from lueckenlos.adoption.forms.editor import EditorInput
from lueckenlos.adoption.models import Paper
from lueckenlos.adoption.presenters import shown_count, shown_sum, uptake_rows
from lueckenlos.adoption.rules import SMALL
from lueckenlos.adoption.subjects import hint_facts
from lueckenlos.chains.enums import HintKind
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Ref, Subject


def typed(step: str, *texts: str) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update({"schritt": step, "title": "T", "kind": "leitfragen", "version": "1"})
    data.setlist("absatz-schluessel", [str(place) * 8 for place, _ in enumerate(texts)])
    data.setlist("absatz-titel", [""] * len(texts))
    data.setlist("absatz-text", list(texts))
    return data


@pytest.mark.parametrize(
    ("step", "expected", "focus"),
    [
        ("hoch-2", "bac", {"a": "", "b": "hoch", "c": ""}),
        ("runter-2", "acb", {"a": "", "b": "runter", "c": ""}),
        ("hoch-1", "abc", {}),
        ("runter-3", "abc", {}),
        ("weg-1", "bc", {"b": "text", "c": ""}),
        ("weg-9", "abc", {}),
        ("neu-1", "a.bc", {".": "text"}),
        ("neu-0", ".abc", {".": "text"}),
    ],
)
def test_paragraphs_move_without_saving(step: str, expected: str, focus: dict[str, str]) -> None:
    entry = EditorInput(typed(step, "a", "b", "c"), None)
    assert not entry.is_valid()
    assert entry.form.errors == {}
    assert "".join(row.block.text or "." for row in entry.rows) == expected
    found = {row.block.text or ".": row.focus for row in entry.rows}
    assert found | focus == found


def test_a_paragraph_keeps_its_key_when_it_moves() -> None:
    assert [row.block.key for row in EditorInput(typed("hoch-2", "a", "b"), None).rows] == ["11111111", "00000000"]


def test_columns_of_unequal_length_lose_nothing() -> None:
    data = typed("", "a", "b")
    data.setlist("absatz-schluessel", [])
    entry = EditorInput(data, None)
    assert entry.is_valid()
    assert [one.text for one in entry.content.blocks] == ["a", "b"]


def test_a_conflict_shows_both_texts_and_keeps_the_typed_one(cast: Cast) -> None:
    paper = write(cast["leitung"])
    client = cast.client("koordination")
    url = work_url(cast.hettstedt, "adoption:paper_edit", paper.public_id)
    assert FIRST.text in client.get(url).content.decode()
    rewrite(paper, cast["leitung"], replace(TEXT, blocks=(replace(FIRST, text="Andere Worte"), SECOND)))
    form = {
        "version": 1,
        "title": TEXT.title,
        "kind": "handlungsempfehlung",
        "source_body": "Hettstedt",
        "addressee": TEXT.addressee,
        "reasons": TEXT.reasons,
        "absatz-schluessel": [FIRST.key, SECOND.key],
        "absatz-titel": [FIRST.heading, SECOND.heading],
        "absatz-text": ["Meine Worte", SECOND.text],
    }
    page = client.post(url, form).content.decode()
    assert "Inzwischen geändert" in page
    assert "Andere Worte" in page
    assert page.count("Meine Worte") == 2, "in the table and in the form"
    assert 'name="version" value="2"' in page
    client.post(url, form | {"version": 2})
    assert Paper._base_manager.get(pk=paper.pk).content.blocks[0].text == "Meine Worte"


def test_the_whole_way_of_a_paper_by_its_pages(cast: Cast) -> None:
    """Write, publish, withdraw."""
    client = cast.client("leitung")
    form = {
        "version": 1,
        "title": "Neu hier",
        "kind": "leitfragen",
        "gaps": ["leer", "zugang"],
        "absatz-text": ["Text"],
    }
    response = client.post(work_url(cast.hettstedt, "adoption:paper_create"), form, follow=True)
    assert "Lücke: Zugang" in response.content.decode()
    paper = Paper._base_manager.get()
    assert (paper.gaps, paper.source_body) == (",leer,zugang,", "Hettstedt")
    url = work_url(cast.hettstedt, "adoption:paper_publish", paper.public_id)
    page = client.get(url).content.decode()
    assert "Das ist die erste Fassung" in page
    assert 'name="version" value="1"' in page
    rewrite(paper, cast["mitarbeit"], replace(paper.content, title="Schnell geändert"))
    page = client.post(url, {"version": 1, "visibility": "netzwerk"}).content.decode()
    assert "Inzwischen geändert" in page
    assert 'name="version" value="2"' in page
    page = client.post(url, {"version": 2, "visibility": "netzwerk"}, follow=True).content.decode()
    assert "Fassung 1 ist herausgegeben." in page
    assert "Der Text ist derselbe" in client.post(url, {"version": 3, "visibility": "netzwerk"}).content.decode()
    url = work_url(cast.hettstedt, "adoption:paper_withdraw", paper.public_id)
    page = client.post(url, {"version": 1, "reason": "zu früh"}, follow=True).content.decode()
    assert "Fassung 1 ist zurückgezogen." in page
    read = work_url(cast.hettstedt, "adoption:paper_detail", paper.public_id)
    assert "Diese Fassung ist zurückgezogen" in client.get(f"{read}?fassung=1").content.decode()
    assert [client.get(f"{read}?fassung={odd}").status_code for odd in ("2", "x", "1²", "9" * 30)] == [404] * 4


def test_deciding_needs_a_decision_on_what_both_have_changed(cast: Cast) -> None:
    source = published(cast["kgc_leitung"])
    own = taken(source, cast["leitung"]).paper
    rewrite(own, cast["leitung"], replace(TEXT, blocks=(replace(FIRST, text="Unser Weg"), SECOND)))
    rewrite(source, cast["kgc_leitung"], replace(TEXT, blocks=(replace(FIRST, text="Ihr Weg"), SECOND)))
    issue(source, cast["kgc_leitung"])
    client = cast.client("leitung")
    url = work_url(cast.hettstedt, "adoption:paper_compare", own.public_id)
    form: dict[str, object] = {"version": 2, "number": 2}
    assert "Bitte entscheiden Sie über diesen Absatz." in client.post(url, form).content.decode()
    form |= {f"wahl-{FIRST.key}": "anpassen", f"text-{FIRST.key}": ""}
    assert "Schreiben Sie den Text" in client.post(url, form).content.decode()
    form |= {f"text-{FIRST.key}": "Ein dritter Weg", f"titel-{FIRST.key}": "Lotsin"}
    # the source was quicker: the page compares anew and keeps the typed text
    stale = client.post(url, form | {"number": 1})
    assert (stale.status_code, "Fassung 2 herausgegeben" in stale.content.decode()) == (409, True)
    assert "Ein dritter Weg" in stale.content.decode()
    # so was somebody of the own Stelle
    assert client.post(url, form | {"version": 1}).status_code == 409
    assert client.post(url, form).status_code == 302
    assert Paper._base_manager.get(pk=own.pk).content.blocks[0].text == "Ein dritter Weg"
    assert client.post(url, form | {"version": 3}).status_code == 409, "nothing left to settle"


def test_the_list_asks_the_same_number_of_questions(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """However many papers there are; with one and with three of each."""
    client, found = cast.client("leitung"), []
    for more in (1, 2):
        for _ in range(more):
            taken(published(cast["kgc_leitung"]), cast["leitung"])
            asked(write(cast["kgc_leitung"]), cast["kgc_leitung"], cast["leitung"])
        counts = []
        for address in ("", "?ansicht=entdecken&text=lots"):
            with django_assert_max_num_queries(11) as queries:
                assert client.get(work_url(cast.hettstedt, "adoption:paper_list") + address).status_code == 200
            counts.append(len(queries))
        found.append(counts)
    assert found[0] == found[1]


def test_no_small_number_is_shown_or_follows_from_a_sum() -> None:
    """Every row of four counts up to six: each hidden count could be at least two numbers."""
    told: dict[tuple[str, ...], list[tuple[int, ...]]] = {}
    rows = [counts for counts in product(range(7), repeat=4) if sum(counts)]
    for counts in rows:
        key = (*(shown_count(count) for count in counts), shown_sum(counts))
        told.setdefault(key, []).append(counts)
    for key, possible in told.items():
        for place in range(4):
            values = {counts[place] for counts in possible}
            assert len(values) > 1 or values.isdisjoint(range(1, SMALL)), key


def test_counts_by_version() -> None:
    rows = uptake_rows(Counter({(1, "geplant"): 5, (2, "umgesetzt"): 3, (2, "geplant"): 7}))
    assert [(row.number, row.cells, row.total) for row in rows] == [
        (2, ["7", "0", "weniger als 5", "0"], "mindestens 7"),
        (1, ["5", "0", "0", "0"], "5"),
    ]


def test_gaps_are_the_kinds_of_hints() -> None:
    assert GapKind.choices == HintKind.choices


def test_what_a_hint_says_by_its_key() -> None:
    assert hint_facts("leer:-:lebenslage.materiell:kita-alter:gesamt") == ("leer", ["kita-alter"])
    assert hint_facts("bruch:familie-kita:alle:-:gesamt") == ("bruch", ["fruehe-kindheit", "kita-alter"])
    assert hint_facts("") == ("", [])


def test_fitting_papers_stand_on_a_hints_page(cast: Cast) -> None:
    def paper(title: str, gaps: str, *phases: str) -> None:
        published(cast["kgc_leitung"], replace(TEXT, title=title), gaps=gaps, lebensphasen=frozenset(phases))

    paper("Passt", ",leer,zugang,", "kita-alter")
    paper("Für alle Phasen", ",leer,")
    paper("Andere Phase", ",leer,", "hohes-alter")
    paper("Andere Lücke", ",doppelung,", "kita-alter")
    hint = Subject(Ref("chains.hint", "leer:-:lebenslage.materiell:kita-alter:gesamt"), "Lücke")
    with scope(stelle=cast.hettstedt):
        labels = [link.label for link in subjects.links(cast["leitung"], hint) if "Empfehlung" in link.label]
        assert labels == ["Passende Empfehlung: Für alle Phasen", "Passende Empfehlung: Passt"]
        traeger = subjects.links(cast["traeger"], hint)
        assert [link.label for link in traeger if "Empfehlung" in link.label] == []
