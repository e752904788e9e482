"""What is found at once and what the job adds; own covers; the criterion facet; addresses that stay."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scope
from PIL import Image

from factories import Cast
from library.shelf import edition_of, pdf, published, put, shown, write
from lueckenlos.library.actions import files, publications
from lueckenlos.library.cover import cover_of
from lueckenlos.library.enums import ExampleState
from lueckenlos.library.indexing import index_publication, index_text
from lueckenlos.library.models import Publication
from lueckenlos.library.queries import public
from lueckenlos.library.queries.search import answering_publications, understood
from lueckenlos.shared.errors import Invalid

WORD = "Elternbegleitung"


def found(word: str) -> list[str]:
    rows = answering_publications(public.public_publications(), understood(word))
    return [row.title for row in rows]


def image(kind: str = "PNG", size: tuple[int, int] = (1200, 1600)) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "teal").save(made, kind)
    return made.getvalue()


def test_the_title_is_found_at_once_and_the_text_when_the_job_has_read_it(cast: Cast) -> None:
    row = published(cast["koordination"], "Heft eins (erfunden)", pdf(WORD))
    assert (found("Heft"), found(WORD)) == ([row.title], [row.title])
    with scope(stelle=cast.hettstedt):
        index_publication(row)
        assert Publication.objects.get().text_pending
        assert (found("Heft"), found(WORD)) == ([row.title], [])
        page = cast.client("koordination").get(f"/arbeit/hettstedt/veroeffentlichungen/{row.pk}/")
        assert "wird gerade für die Suche gelesen" in page.content.decode()
        for _ in range(2):
            index_text.call(row.pk, cast.hettstedt.pk)
        assert not Publication.objects.get().text_pending
    assert found(WORD) == [row.title]


def test_the_job_leaves_alone_what_was_withdrawn_meanwhile(cast: Cast) -> None:
    row = published(cast["koordination"], content=pdf(WORD))
    with scope(stelle=cast.hettstedt):
        publications.withdraw_edition(edition=edition_of(row), by=cast["koordination"])
        index_text.call(row.pk, cast.hettstedt.pk)
    assert found(WORD) == []


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_cover_becomes_a_small_picture_of_our_own(kind: str) -> None:
    content = image(kind)
    with Image.open(io.BytesIO(cover_of(io.BytesIO(content), len(content)))) as made:
        assert (made.format, made.size) == ("JPEG", (420, 560))


@pytest.mark.parametrize(
    ("content", "size", "code"),
    [
        (b"<svg onload='x()'/>", 20, "cover_no_picture"),
        (image()[:200], 200, "cover_no_picture"),
        (image(size=(9000, 9000)), 100, "cover_too_large"),
        (b"", 20_000_000, "cover_too_large"),
    ],
)
def test_what_is_no_picture_is_refused(content: bytes, size: int, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        cover_of(io.BytesIO(content), size)


def test_an_own_cover_stands_in_for_the_first_page(cast: Cast) -> None:
    by = cast["koordination"]
    row = write(by)
    edition = edition_of(row)
    put(edition, by)
    with scope(stelle=cast.hettstedt):
        files.set_cover(edition=edition, upload=SimpleUploadedFile("titel.png", image()), by=by)
        publications.publish_edition(edition=edition, by=by)
        with pytest.raises(Exception, match="edition_is_frozen"):
            files.set_cover(edition=edition, upload=SimpleUploadedFile("titel.png", image()), by=by)
    row.refresh_from_db()
    key = public.covers_of([row])[row.pk]
    answer = cast.client("anonymous").get(f"/veroeffentlichungen/{row.public_id}/{key}/?titelbild")
    assert (answer["Content-Type"], answer.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")


def test_examples_are_found_by_the_criterion_they_show_evidence_for(cast: Cast) -> None:
    criteria = [{"key": "good-practice-2021:setting-ansatz", "title": "Setting-Ansatz", "evidence": "Im Stadtteil."}]
    example = shown(cast["koordination"], cast.hettstedt, criteria=criteria)
    assert example.state == ExampleState.VEROEFFENTLICHT
    rows = public.public_examples()
    assert [public.showing(rows, one).count() for one in ("", "setting-ansatz", "setting", "partizipation")] == [
        1,
        1,
        0,
        0,
    ]


def test_an_address_and_an_old_edition_survive_a_new_one(cast: Cast) -> None:
    by = cast["koordination"]
    row = published(by)
    page = f"/veroeffentlichungen/{row.public_id}/"
    client = cast.client("anonymous")
    with scope(stelle=cast.hettstedt):
        second = publications.create_edition(publication=row, values={"year": 2026}, by=by)
    put(edition_of(row, second.number), by)
    with scope(stelle=cast.hettstedt):
        publications.publish_edition(edition=second, by=by)
    assert "2. Auflage, 2026" in client.get(page).content.decode()
    old = client.get(f"{page}?auflage=1")
    assert "Es gibt eine neuere Auflage" in old.content.decode()
    assert "PY  - 2025" in client.get(f"{page}?auflage=1&zitat=ris").content.decode()
