"""The pages: what they show to whom, and that nothing typed is lost."""

from typing import Any

import pytest
from django.test import Client
from django_scopes import scope
from pytest_django import DjangoAssertNumQueries

from factories import Cast
from library.shelf import asked, edition_of, pdf, published, put, say, shown, tell, upload, write
from lueckenlos.library.enums import ExampleState
from lueckenlos.library.models import Edition, Example
from uploads import PNG

pytestmark = pytest.mark.django_db
BOOKS, CASES = "/arbeit/hettstedt/veroeffentlichungen/", "/arbeit/hettstedt/praxisbeispiele/"


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def filled(**more: Any) -> dict[str, Any]:
    """An example as the form sends it."""
    plain = {"version": 1, "title": "Lotsin", "where": "Hettstedt", "summary": "Kurz.", "approach": "So."}
    return {**plain, "lessons": "Das.", **more}


def test_empty_lists_say_what_to_do_next(cast: Cast) -> None:
    client = cast.client("leitung")
    assert "Noch keine Veröffentlichung" in text_of(client, BOOKS)
    assert "Noch kein Praxisbeispiel" in text_of(client, CASES)
    assert "Noch nichts über Ihre Stelle" in text_of(client, f"{CASES}?ansicht=ueber-uns")
    assert "Noch nichts veröffentlicht" in text_of(Client(), "/veroeffentlichungen/")
    assert "Noch kein Praxisbeispiel" in text_of(Client(), "/praxisbeispiele/")


def test_a_publication_with_its_first_edition_from_one_form(cast: Cast) -> None:
    client = cast.client("mitarbeit")
    sent = {"version": 1, "title": "Heft", "art": "broschuere", "auflage-version": 1, "auflage-year": "2026"}
    answer = client.post(f"{BOOKS}neu/", {**sent, "auflage-doi": "https://doi.org/10.1234/abc"}, follow=True)
    assert "Laden Sie jetzt die Datei hoch" in answer.content.decode()
    with scope(stelle=cast.hettstedt):
        edition = Edition.objects.get()
    assert (edition.number, edition.year, edition.doi) == (1, 2026, "10.1234/abc")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("auflage-year", "1492", "Das Erscheinungsjahr liegt zwischen 1950"),
        ("auflage-doi", "keine", "Eine DOI beginnt mit"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(cast: Cast, name: str, value: str, told: str) -> None:
    sent = {"version": 1, "title": "Mein Heft", "art": "broschuere", "auflage-version": 1, "auflage-year": "2026"}
    page = cast.client("leitung").post(f"{BOOKS}neu/", {**sent, name: value}).content.decode()
    assert told in page
    assert 'value="Mein Heft"' in page
    assert f'value="{value}"' in page


def test_a_file_that_is_none_is_refused_in_the_form(cast: Cast) -> None:
    edition = edition_of(write(cast["leitung"]))
    address = f"{BOOKS}auflage/{edition.pk}/datei/"
    page = cast.client("leitung").post(address, {"file": upload(b"MZ nichts", "x.pdf"), "sprache": "de"})
    assert page.status_code == 200
    assert "Datei" in page.content.decode()
    with scope(stelle=cast.hettstedt):
        assert edition.files.count() == 0


def test_the_page_names_a_refused_file_and_how_often_the_others_were_fetched(cast: Cast) -> None:
    by = cast["leitung"]
    publication = published(by)
    with scope(stelle=by.stelle):
        key = edition_of(publication).files.get().public_id
    answer: Any = Client().get(f"/veroeffentlichungen/{publication.public_id}/{key}/")
    assert b"".join(answer.streaming_content) == PNG
    page = text_of(cast.client("leitung"), f"{BOOKS}{publication.pk}/")
    assert "1 Abruf<" in page
    draft = write(by)
    put(edition_of(draft), by, b"%PDF-1.7 nichts", "heft.pdf")
    assert "Die PDF-Datei lässt sich nicht lesen" in text_of(cast.client("leitung"), f"{BOOKS}{draft.pk}/")


def test_a_file_without_structure_is_marked_for_its_editors(cast: Cast) -> None:
    draft = write(cast["leitung"])
    put(edition_of(draft), cast["leitung"], pdf(), "heft.pdf")
    assert "ohne Struktur für Vorleseprogramme" in text_of(cast.client("leitung"), f"{BOOKS}{draft.pk}/")


def test_the_second_of_two_editors_sees_what_the_first_has_written(cast: Cast) -> None:
    example, client = tell(cast["leitung"], commune=cast.hettstedt), cast.client("leitung")
    address = f"{CASES}{example.public_id}/bearbeiten/"
    client.post(address, filled(summary="Vom Ersten."))
    page = client.post(address, filled(summary="Vom Zweiten.")).content.decode()
    assert "Vom Ersten." in page
    assert "Vom Zweiten." in page


def test_an_example_with_criteria_gaps_and_indicators(cast: Cast) -> None:
    client = cast.client("mitarbeit")
    page = client.get(f"{CASES}neu/")
    criterion = next(
        key for key, label in page.context["form"].fields["criterion_1"].choices if "Partizipation" in label
    )
    sent = filled(
        criterion_1=criterion, evidence_1="Eltern entscheiden mit.", gaps=["leer"], indicators=["alleinerziehende"]
    )
    client.post(f"{CASES}neu/", {**sent, "commune": cast.hettstedt.pk, "lebensphasen": ["kita-alter"]})
    with scope(stelle=cast.hettstedt):
        example = Example.objects.get()
    assert [(one["key"], one["evidence"]) for one in example.criteria] == [(criterion, "Eltern entscheiden mit.")]
    assert example.gaps == ",leer,"
    assert example.indicators == [{"key": "alleinerziehende", "title": "Alleinerziehende Haushalte"}]
    page = text_of(client, f"{CASES}{example.public_id}/")
    assert "Eltern entscheiden mit." in page


def test_a_criterion_needs_its_evidence(cast: Cast) -> None:
    client = cast.client("leitung")
    form = client.get(f"{CASES}neu/").context["form"]
    chosen = form.fields["criterion_1"].choices[1][0]
    page = client.post(f"{CASES}neu/", filled(criterion_1=chosen)).content.decode()
    assert "Schreiben Sie, woran Sie das Kriterium erkennen." in page


def test_a_stelle_writes_only_about_itself_and_those_below(cast: Cast) -> None:
    page = cast.client("leitung").post(f"{CASES}neu/", filled(commune=cast.eisleben.pk))
    assert page.status_code == 200
    with scope(stelle=cast.hettstedt):
        assert not Example.objects.exists()


def test_the_commune_finds_what_waits_for_its_word_and_answers(cast: Cast) -> None:
    example = asked(cast["kgc_leitung"], cast.hettstedt)
    client = cast.client("koordination")
    assert "Bitte um Ihre Zustimmung" in text_of(client, CASES)
    client.post(f"{CASES}{example.public_id}/antwort/", {"answer": "zugestimmt"})
    assert "Bitte um Ihre Zustimmung" not in text_of(client, CASES)
    own = cast.client("kgc_leitung")
    address = f"/arbeit/kgc-sachsen-anhalt/praxisbeispiele/{example.public_id}/"
    assert "Kommune hat zugestimmt" in text_of(own, address)
    own.post(f"{address}schritt/", {"schritt": "veroeffentlichen"})
    with scope(stelle=cast.kgc_st):
        assert Example.objects.get().state == ExampleState.VEROEFFENTLICHT


def test_a_step_without_its_word_comes_back_with_the_sentence(cast: Cast) -> None:
    example = asked(cast["leitung"], cast.hettstedt)
    page = cast.client("leitung").post(f"{CASES}{example.public_id}/schritt/", {"schritt": "zurueckgeben"})
    assert "Schreiben Sie, was zu tun ist oder warum" in page.content.decode()


def test_the_commune_does_not_read_what_is_being_reworked(cast: Cast) -> None:
    example = asked(cast["kgc_leitung"], cast.hettstedt, lessons="Ein Satz im Entwurf.")
    say(example, cast["leitung"])
    own = cast.client("kgc_leitung")
    own.post(
        f"/arbeit/kgc-sachsen-anhalt/praxisbeispiele/{example.public_id}/schritt/",
        {"schritt": "zurueckgeben", "note": "Noch ein Absatz."},
    )
    page = text_of(cast.client("leitung"), f"{CASES}{example.public_id}/")
    assert "Ein Satz im Entwurf." not in page
    assert "Noch ein Absatz." not in page


@pytest.mark.parametrize(("word", "begin"), [("bibtex", "@book{"), ("ris", "TY  - BOOK"), ("csl", "[")])
def test_citations_are_files(cast: Cast, client: Client, word: str, begin: str) -> None:
    publication = published(cast["kgc_leitung"])
    answer = client.get(f"/veroeffentlichungen/{publication.public_id}/?zitat={word}")
    assert answer.content.decode().startswith(begin)
    assert answer["Content-Disposition"].startswith('attachment; filename="gut-ankommen')


def test_what_people_type_is_shown_as_text(cast: Cast, client: Client) -> None:
    example = shown(cast["kgc_leitung"], title="<script>alert(1)</script>", lessons="<b>fett</b>")
    page = text_of(client, f"/praxisbeispiele/{example.public_id}/")
    assert "<script>alert" not in page
    assert "&lt;b&gt;fett&lt;/b&gt;" in page


def test_pages_cost_the_same_for_one_and_for_many(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    by, client = cast["leitung"], cast.client("leitung")
    publication = published(by)
    for _ in range(2):
        published(by)
        shown(by, cast.hettstedt)
    with django_assert_max_num_queries(14):
        client.get(BOOKS)
    with django_assert_max_num_queries(14):
        client.get(CASES)
    with django_assert_max_num_queries(16):
        client.get(f"{BOOKS}{publication.pk}/")
