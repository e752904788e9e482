"""Publications: what readers get when, and what never reaches them."""

from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django_scopes import scope

from factories import Cast
from library.shelf import edition_of, pdf, published, put, upload, write
from lueckenlos.library.actions import files as file_actions
from lueckenlos.library.actions import publications as actions
from lueckenlos.library.enums import EditionState, FileState
from lueckenlos.library.models import DownloadCount, PublicationFile
from lueckenlos.library.queries import public
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.files import MOST_BYTES

pytestmark = pytest.mark.django_db


def fetch(client: Client, address: str) -> tuple[HttpResponse, bytes]:
    """Reading to the end closes the file."""
    answer = client.get(address)
    return answer, read(answer)  # type: ignore[return-value] # a test client's answer


def read(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def page(key: str, rest: str = "") -> str:
    return f"/veroeffentlichungen/{key}/{rest}"


def test_a_draft_has_no_public_address(cast: Cast, client: Client) -> None:
    publication = write(cast["kgc_leitung"])
    assert client.get(page(publication.public_id)).status_code == 404
    assert list(public.public_publications()) == []


def test_an_edition_without_a_file_is_not_published(cast: Cast) -> None:
    by = cast["kgc_leitung"]
    edition = edition_of(write(by))
    with scope(stelle=by.stelle), pytest.raises(NotAllowed, match="edition_without_file"):
        actions.publish_edition(edition=edition, by=by)


def test_an_edition_whose_file_is_still_being_checked_waits(cast: Cast) -> None:
    by = cast["kgc_leitung"]
    edition = edition_of(write(by))
    with scope(stelle=by.stelle):
        PublicationFile.objects.filter(pk=put(edition, by).pk).update(state=FileState.WARTET)
        with pytest.raises(NotAllowed, match="edition_files_wait"):
            actions.publish_edition(edition=edition, by=by)


def test_consulting_staff_writes_and_the_leitung_publishes(cast: Cast) -> None:
    edition = edition_of(write(cast["kgc"]))
    put(edition, cast["kgc"])
    with scope(stelle=cast.kgc_st), pytest.raises(NotAllowed):
        actions.publish_edition(edition=edition, by=cast["kgc"])


def test_who_may_not_publish_changes_nothing_that_is_public(cast: Cast) -> None:
    publication = published(cast["kgc_leitung"])
    with scope(stelle=cast.kgc_st), pytest.raises(NotAllowed):
        actions.save_publication(publication=publication, facts={"title": "X"}, related=(), seen=1, by=cast["kgc"])


def test_the_address_survives_a_new_edition(cast: Cast, client: Client) -> None:
    by = cast["kgc_leitung"]
    publication = published(by)
    old = put(edition_of(write(by, "anderes")), by)  # of another publication: never under this address
    with scope(stelle=by.stelle):
        second = actions.create_edition(publication=publication, values={"year": 2026, "label": "2. Auflage"}, by=by)
    assert client.get(page(publication.public_id)).context["edition"].number == 1
    put(second, by)
    with scope(stelle=by.stelle):
        actions.publish_edition(edition=second, by=by)
    assert client.get(page(publication.public_id)).context["edition"].number == 2
    earlier = client.get(page(publication.public_id, "?auflage=1"))
    assert earlier.context["edition"].number == 1
    assert "Es gibt eine neuere Auflage" in earlier.content.decode()
    assert client.get(page(publication.public_id, f"{old.public_id}/")).status_code == 404


def test_withdrawing_the_new_edition_brings_the_old_one_back(cast: Cast, client: Client) -> None:
    by = cast["kgc_leitung"]
    publication = published(by)
    with scope(stelle=by.stelle):
        second = actions.create_edition(publication=publication, values={"year": 2026}, by=by)
    put(second, by)
    with scope(stelle=by.stelle):
        actions.publish_edition(edition=second, by=by)
        actions.withdraw_edition(edition=second, by=by)
        publication.refresh_from_db()
    assert (publication.current, publication.year) == (1, 2025)
    assert "zurückgezogen" in client.get(page(publication.public_id, "?auflage=2")).content.decode()


def test_who_quoted_a_withdrawn_publication_learns_so_but_gets_no_file(cast: Cast, client: Client) -> None:
    by = cast["kgc_leitung"]
    publication = published(by)
    edition = edition_of(publication)
    with scope(stelle=by.stelle):
        key = edition.files.get().public_id
        actions.withdraw_edition(edition=edition, by=by)
    answer = client.get(page(publication.public_id))
    assert "Diese Auflage ist zurückgezogen" in answer.content.decode()
    assert client.get(page(publication.public_id, f"{key}/")).status_code == 404


def test_downloads_are_counted_by_month_and_leave_no_cookie(cast: Cast, client: Client) -> None:
    publication = published(cast["kgc_leitung"])
    with scope(stelle=cast.kgc_st):
        row = PublicationFile.objects.get()
    address = page(publication.public_id, f"{row.public_id}/")
    for _ in range(2):
        answer, _ = fetch(client, address)
    read(client.head(address))
    assert not answer.cookies
    with scope(stelle=cast.kgc_st):
        assert [one.number for one in DownloadCount.objects.all()] == [2]
        file_actions.count_download(file=row, today=date(2026, 10, 31))
        assert sorted(DownloadCount.objects.values_list("number", flat=True)) == [1, 2]
        assert {field.name for field in DownloadCount._meta.concrete_fields} == {
            *("id", "stelle", "file", "month", "number")
        }


def test_files_of_what_was_public_stay(cast: Cast) -> None:
    by = cast["kgc_leitung"]
    publication = published(by)
    with scope(stelle=by.stelle):
        row = PublicationFile.objects.get()
        with pytest.raises(NotAllowed, match="edition_is_frozen"):
            file_actions.remove_file(file=row, by=by)
        with pytest.raises(Invalid, match="publication_was_public"):
            actions.delete_publication(publication=publication, by=by)


def test_a_draft_goes_with_its_files(cast: Cast, django_capture_on_commit_callbacks: "object") -> None:
    by = cast["kgc_leitung"]
    publication = write(by)
    row = put(edition_of(publication), by)
    storage, name = row.file.storage, row.file.name
    with scope(stelle=by.stelle), django_capture_on_commit_callbacks(execute=True):
        actions.delete_publication(publication=publication, by=by)
    assert not storage.exists(name)


def test_one_file_for_each_language(cast: Cast) -> None:
    by = cast["kgc_leitung"]
    edition = edition_of(write(by))
    put(edition, by)
    put(edition, by, sprache="en")
    with pytest.raises(Invalid, match="edition_has_language"):
        put(edition, by)


def test_a_file_larger_than_we_keep_is_refused_in_a_sentence(cast: Cast) -> None:
    by = cast["kgc_leitung"]
    edition = edition_of(write(by))
    big = upload(pdf())
    big.size = MOST_BYTES + 1  # as Django counts while it receives
    with scope(stelle=by.stelle), pytest.raises(Invalid, match="stored_file_too_large"):
        file_actions.add_file(edition=edition, upload=big, sprache="de", accessible=False, by=by)


def test_readers_get_the_file_without_its_scripts(cast: Cast, client: Client) -> None:
    by = cast["kgc_leitung"]
    publication = published(by, content=pdf(script=True))
    with scope(stelle=by.stelle):
        row = PublicationFile.objects.get()
    assert row.state == FileState.BEREINIGT
    answer, content = fetch(client, page(publication.public_id, f"{row.public_id}/"))
    assert b"%PDF" in content
    assert b"JavaScript" not in content
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment")
    assert client.get(page(publication.public_id, f"{row.public_id}/?titelbild"))["Content-Type"] == "image/jpeg"


def test_a_broken_pdf_is_named_and_can_be_replaced(cast: Cast) -> None:
    by = cast["kgc_leitung"]
    edition = edition_of(write(by))
    broken = put(edition, by, b"%PDF-1.7 nichts", "heft.pdf")
    assert (broken.state, broken.problem) == (FileState.ABGEWIESEN, "pdf_broken")
    put(edition, by)
    with scope(stelle=by.stelle):
        assert [one.kind for one in PublicationFile.objects.all()] == ["png"]


def test_two_people_at_one_publication(cast: Cast) -> None:
    by = cast["kgc_leitung"]
    publication = write(by)
    with scope(stelle=by.stelle):
        actions.save_publication(publication=publication, facts={"title": "Eins"}, related=(), seen=1, by=by)
        with pytest.raises(Invalid, match="changed_meanwhile"):
            actions.save_publication(publication=publication, facts={"title": "Zwei"}, related=(), seen=1, by=by)


def test_states_have_words() -> None:
    assert [one.label for one in EditionState] == ["Entwurf", "veröffentlicht", "zurückgezogen"]
