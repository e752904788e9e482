"""What the commune reads, and that a withdrawn entry is gone everywhere at once."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.http import Http404, HttpResponseBase
from django.urls import reverse
from django_scopes import scope
from pytest_django import DjangoAssertNumQueries

from advice.advising import CALL, PDF, activity, case, paper
from factories import Cast
from lueckenlos.advice import actions
from lueckenlos.advice.enums import Share
from lueckenlos.advice.models import Activity, Case, Document
from lueckenlos.advice.queries.shared import documents_of, get_shared_document_or_404, shared_with
from lueckenlos.shared.errors import NotAllowed
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.subjects import Ref
from permissions.test_access_table import ROUTES

PAGE = "/arbeit/hettstedt/kgc-beratung/"
SECRET = "Uebergabeblatt"
SIDE_DOORS = re.compile(r"kgc-beratung|\.ics|\.csv|feed|atom|rss|suche|vorschlag|protokoll|export|veranstaltungen/$")


def shown(cast: Cast, share: Share = Share.KOMMUNE, inside: Share | None = None, town: str = "hettstedt") -> Activity:
    """An activity of the KGC with that town, in a case where ``inside`` says how far that is shared."""
    by = cast["kgc"]
    with scope(stelle=cast.kgc_st):
        of = case(by, cast.gebiete[town], visibility=inside, title=f"Fall {SECRET}") if inside else None
        values = {**CALL, "title": SECRET, "result": f"{SECRET} besprochen", "visibility": share}
        row = activity(by, cast.gebiete[town], [("Otto Ohm", "Bauamt")], case=of, **values)
        paper(by, row, f"{SECRET}.pdf")
    return row


def read_by(actor: Actor) -> list[str]:
    with scope(stelle=actor.stelle):
        return [one.title for one in shared_with(actor)]


@pytest.mark.parametrize(
    ("share", "inside", "count"),
    [
        (Share.KOMMUNE, None, 1),
        (Share.KOMMUNE, Share.KOMMUNE, 1),
        (Share.KOMMUNE, Share.KGC, 0),
        (Share.KOMMUNE, Share.VERTRAULICH, 0),
        (Share.KGC, None, 0),
        (Share.KGC, Share.KOMMUNE, 0),
        (Share.VERTRAULICH, Share.KOMMUNE, 0),
    ],
)
def test_the_commune_reads_what_both_the_entry_and_its_case_allow(
    cast: Cast, share: Share, inside: Share | None, count: int
) -> None:
    shown(cast, share, inside)
    assert len(read_by(cast["koordination"])) == count


def test_nobody_reads_sideways_or_above(cast: Cast) -> None:
    shown(cast)
    assert (read_by(cast["lesen"]), read_by(cast["fremd"]), read_by(cast["kreis"])) == ([SECRET], [], [])
    for who in ("traeger", "steuerungsgruppe", "bund", "kgc", "fremde_kgc"):
        with pytest.raises(NotAllowed):
            read_by(cast[who])


def test_what_a_commune_writes_as_if_it_were_a_kgc_is_not_read(cast: Cast) -> None:
    """Rows of another kind of Stelle cannot reach a commune, whatever they say."""
    row = shown(cast)
    cast.kgc_st.art = "kreis"
    cast.kgc_st.save()
    assert read_by(cast["koordination"]) == []
    assert row.visibility == Share.KOMMUNE


def content(answer: HttpResponseBase) -> bytes:
    """The whole body, what is packed in a workbook unpacked; a file is closed again."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined] # one has one
    # only the file: closing the whole answer would also close the connection of this test's transaction
    for close in answer._resource_closers:  # type: ignore[attr-defined] # Django keeps them there
        close()
    if body[:2] == b"PK":
        with ZipFile(BytesIO(body)) as book:
            body = b"".join(book.read(name) for name in book.namelist())
    return body


def everywhere(cast: Cast, document: int) -> set[str]:
    """Doors behind which the commune finds the entry."""
    client = cast.client("leitung")
    # the field of the search shows again what was typed
    pages = {"page": PAGE, "search": f"{PAGE}?wort={SECRET[:5]}", "csv": f"{PAGE}?als=csv", "xlsx": f"{PAGE}?als=xlsx"}
    pages |= {"start": "/arbeit/hettstedt/", "trail": "/arbeit/hettstedt/protokoll/"}
    found = {door for door, address in pages.items() if SECRET.encode() in content(client.get(address))}
    if content(client.get(f"{PAGE}datei/{document}/")) == PDF:
        found.add("file")
    kinds = {"advice.case": Case, "advice.activity": Activity}
    with scope(stelle=cast.kgc_st):
        refs = [Ref(kind, str(one.pk)) for kind, model in kinds.items() for one in model.objects.all()]
    with scope(stelle=cast.hettstedt):
        if subjects.find_all(cast["leitung"], refs) or subjects.search(cast["leitung"], kinds, SECRET):
            found.add("pointer")
    return found


@pytest.mark.parametrize("how", ["entry", "case", "moved", "deleted"])
def test_a_shared_case_that_is_withdrawn_is_gone_everywhere(cast: Cast, how: str) -> None:
    row = shown(cast, inside=Share.KOMMUNE)
    with scope(stelle=cast.kgc_st):
        document = Document.objects.get(activity=row).pk
    # the start page, the trail and what points to things never had it
    assert everywhere(cast, document) == {"page", "search", "csv", "file", "xlsx"}
    by = cast["kgc"]
    with scope(stelle=cast.kgc_st):
        of = Case.objects.get()
        if how == "entry":
            actions.share_activity(activity=row, share=Share.KGC, by=by)
        elif how == "case":
            actions.share_case(case=of, share=Share.KGC, by=by)
        elif how == "moved":
            actions.update_case(case=of, values={"gebiet": cast.gebiete["eisleben"]}, seen=of.version, by=by)
        else:
            actions.delete_activity(activity=row, by=by)
    assert everywhere(cast, document) == set()


def test_no_search_feed_or_file_of_the_commune_has_it(cast: Cast) -> None:
    """So that withdrawing at the one door is withdrawing everywhere."""
    shown(cast, inside=Share.KOMMUNE)
    client, found, asked = cast.client("leitung"), set(), 0
    for name, (route, _) in ROUTES.items():
        parts = re.findall(r"<slug:(stelle|kommune)>", route)
        if route.count("<") != len(parts) or not SIDE_DOORS.search(route):
            continue
        address = reverse(name, args=[cast.hettstedt.slug] * len(parts))
        answer = client.get(address, {"text": SECRET, "q": SECRET, "wort": SECRET})
        asked += 1
        if answer.status_code == 200 and f"{SECRET} besprochen".encode() in content(answer):
            found.add(name)
    assert found == {"advice:shared"}
    assert asked > 5


def test_the_commune_reads_neither_names_nor_inner_matters(cast: Cast) -> None:
    row = shown(cast, inside=Share.KOMMUNE)
    with scope(stelle=cast.kgc_st):
        of = Case.objects.get()
        values = {"contact_name": "Eva Eich", "concern": "Nur fuer uns", "gebiet": cast.gebiete["hettstedt"]}
        actions.update_case(case=of, values=values, seen=of.version, by=cast["kgc"])
    client = cast.client("koordination")
    for address in (PAGE, f"{PAGE}?als=csv"):
        body = content(client.get(address)).decode()
        assert SECRET in body
        assert [word for word in ("Ohm", "Eich", "Nur fuer uns", cast["kgc"].name) if word in body] == []
    assert row.pk


def test_a_paper_of_another_commune_is_not_handed_out(cast: Cast) -> None:
    row = shown(cast, town="eisleben")
    with scope(stelle=cast.kgc_st):
        document = Document.objects.get()
    with scope(stelle=cast.hettstedt):
        assert documents_of(cast["koordination"], [row]) == {}
        with pytest.raises(Http404):
            get_shared_document_or_404(cast["koordination"], document.pk)


def test_the_page_asks_a_constant_number_of_queries(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = cast.client("koordination")
    for number in (1, 3):
        for _ in range(number):
            shown(cast, inside=Share.KOMMUNE)
        with django_assert_max_num_queries(17):
            assert client.get(PAGE).status_code == 200
