"""Publications, files and Praxisbeispiele for tests."""

import io
from typing import Any

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django_scopes import scope

from lueckenlos.library.actions import examples as example_actions
from lueckenlos.library.actions import files, publications
from lueckenlos.library.enums import ConsentAnswer, ExampleStep
from lueckenlos.library.models import Edition, Example, Publication, PublicationFile
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import Stelle
from uploads import PNG

TEXTS = {"approach": "Wir haben alle an einen Tisch geholt.", "lessons": "Früher anfangen."}


def pdf(text: str = "Elternbegleitung", *, pages: int = 1, script: bool = False, tagged: bool = False) -> bytes:
    """A small PDF that says ``text`` on each page."""
    made = pikepdf.new()
    font = made.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    for _ in range(pages):
        page = made.add_blank_page(page_size=(210, 297))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.obj.Contents = made.make_stream(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode("latin-1"))
    if script:
        arm(made)
    if tagged:
        made.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        made.Root.StructTreeRoot = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def arm(made: pikepdf.Pdf) -> None:
    """Scripts wherever a PDF can have them."""
    run = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('hallo')")
    made.Root.OpenAction = made.make_indirect(run)
    made.Root.AA = pikepdf.Dictionary(WC=run)
    named = pikepdf.Dictionary(Names=pikepdf.Array(["los", run]))
    made.Root.Names = pikepdf.Dictionary(JavaScript=named, EmbeddedFiles=pikepdf.Dictionary(Names=pikepdf.Array([])))
    start = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
    link = pikepdf.Dictionary(
        S=pikepdf.Name.URI, URI="https://example.org", Next=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="x()")
    )
    marks = [_mark(start), _mark(run), _mark(link), pikepdf.Dictionary(Subtype=pikepdf.Name.RichMedia)]
    made.pages[0].obj.Annots = pikepdf.Array(marks)
    made.pages[0].obj.AA = pikepdf.Dictionary(O=run)
    field = pikepdf.Dictionary(T="feld", AA=pikepdf.Dictionary(K=run), A=run)
    made.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([made.make_indirect(field)]), XFA="<xfa/>")


def _mark(action: pikepdf.Dictionary) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=pikepdf.Array([0, 0, 9, 9]), A=action)


def upload(content: bytes = PNG, name: str = "heft.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def write(by: Actor, title: str = "Gut ankommen (erfunden)", *, year: int = 2025, **facts: Any) -> Publication:
    edition = {"year": year, "authors": "Ahorn, Anna\nBirke, Bernd", "place": "Magdeburg"}
    with scope(stelle=by.stelle):
        return publications.create_publication(facts={"title": title, **facts}, edition=edition, by=by)


def edition_of(publication: Publication, number: int = 1) -> Edition:
    with scope(stelle=publication.stelle_id):
        return Edition.objects.select_related("publication").get(publication=publication, number=number)


def put(edition: Edition, by: Actor, content: bytes = PNG, name: str = "heft.png", **more: Any) -> PublicationFile:
    values = {"sprache": "de", "accessible": False, **more}
    with scope(stelle=by.stelle):
        row = files.add_file(edition=edition, upload=upload(content, name), by=by, **values)
        row.refresh_from_db()
        return row


def published(by: Actor, title: str = "Gut ankommen (erfunden)", content: bytes = PNG, **facts: Any) -> Publication:
    publication = write(by, title, **facts)
    edition = edition_of(publication)
    put(edition, by, content)
    with scope(stelle=by.stelle):
        publications.publish_edition(edition=edition, by=by)
        publication.refresh_from_db()
        return publication


def tell(
    by: Actor, title: str = "Lotsin in der Klinik (erfunden)", commune: Stelle | None = None, **more: Any
) -> Example:
    values = {"title": title, "where": "Hettstedt", "summary": "Eine Lotsin begleitet.", **TEXTS, **more}
    with scope(stelle=by.stelle):
        return example_actions.create_example(values={**values, "commune": commune}, by=by)


def step(example: Example, by: Actor, *steps: ExampleStep, note: str = "Mail vom 3. Mai") -> Example:
    with scope(stelle=by.stelle):
        for one in steps:
            example = example_actions.take_step(example=example, step=one, note=note, by=by)
        return example


def asked(by: Actor, commune: Stelle | None = None, **more: Any) -> Example:
    return step(tell(by, commune=commune, **more), by, ExampleStep.EINREICHEN, ExampleStep.WEITERGEBEN)


def say(example: Example, by: Actor, given: ConsentAnswer = ConsentAnswer.ZUGESTIMMT, note: str = "") -> None:
    with scope(stelle=by.stelle):
        example_actions.answer(example=example, given=given, note=note, by=by)


def shown(by: Actor, commune: Stelle | None = None, agreeing: Actor | None = None, **more: Any) -> Example:
    """A published example; with ``agreeing`` the commune has said yes."""
    example = asked(by, commune, **more)
    if agreeing:
        say(example, agreeing)
    return step(example, by, ExampleStep.VEROEFFENTLICHEN)


def this_month() -> Any:
    return timezone.localdate().replace(day=1)
