"""What comes out of a PDF, and what does not come out of it again."""

import io

import pikepdf

from library.shelf import pdf
from lueckenlos.library.pdf import look_through
from lueckenlos.library.pdf_reader import MOST_PAGES, _disarm


def disarmed(content: bytes) -> tuple[int, bytes]:
    with pikepdf.open(io.BytesIO(content)) as document:
        removed = _disarm(document)
        buffer = io.BytesIO()
        document.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    return removed, buffer.getvalue()


def test_scripts_go_wherever_they_stand() -> None:
    removed, content = disarmed(pdf(script=True))
    assert removed >= 9
    for sign in (b"JavaScript", b"app.alert", b"/Launch", b"/JS", b"/XFA", b"/EmbeddedFiles", b"/RichMedia", b"/AA"):
        assert sign not in content


def test_links_to_addresses_and_the_page_a_file_opens_at_stay() -> None:
    made = pikepdf.open(io.BytesIO(pdf()))
    page = made.pages[0].obj
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org")
    page.Annots = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=action)])
    made.Root.OpenAction = pikepdf.Array([page, pikepdf.Name.Fit])
    assert _disarm(made) == 0
    assert str(made.pages[0].obj.Annots[0].A.URI) == "https://example.org"


def test_an_address_that_is_a_script_goes() -> None:
    made = pikepdf.open(io.BytesIO(pdf()))
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=" JavaScript:alert(1)")
    made.pages[0].obj.Annots = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=action)])
    assert _disarm(made) == 1


def test_text_pages_cover_and_structure_are_found_in_a_process_of_their_own() -> None:
    found = look_through(pdf("Fruehe Hilfen", pages=2, script=True, tagged=True))
    assert (found.problem, found.pages, found.tagged) == ("", 2, True)
    assert found.text.split() == ["Fruehe", "Hilfen", "Fruehe", "Hilfen"]
    assert found.cover.startswith(b"\xff\xd8\xff")
    assert found.removed > 0
    assert b"JavaScript" not in found.content


def test_a_clean_file_is_written_anew_too() -> None:
    """What stands outside of its objects is not handed on, whatever another reader would make of it."""
    found = look_through(pdf() + b"\n% <script>alert(1)</script> hidden behind the end")
    assert (found.problem, found.removed) == ("", 0)
    assert found.content.startswith(b"%PDF-")
    assert b"hidden" not in found.content


def test_what_cannot_be_read_names_its_problem() -> None:
    assert look_through(b"%PDF-1.7 und dann nichts").problem == "pdf_broken"


def test_a_file_of_too_many_pages_is_refused() -> None:
    made = pikepdf.new()
    for _ in range(MOST_PAGES + 1):
        made.add_blank_page()
    buffer = io.BytesIO()
    made.save(buffer)
    assert look_through(buffer.getvalue()).problem == "pdf_too_long"


def test_a_file_with_a_password_is_refused() -> None:
    made = pikepdf.open(io.BytesIO(pdf()))
    buffer = io.BytesIO()
    made.save(buffer, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert look_through(buffer.getvalue()).problem == "pdf_locked"
