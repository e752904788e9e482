"""What is not public stays with the members, at every door."""

import io
from datetime import timedelta

import docx
import pypdfium2
import pytest
from django.test import Client

from boards import committee as made
from factories import Cast
from lueckenlos.boards.actions.agenda import add_item
from lueckenlos.boards.content import brief
from lueckenlos.boards.models import AgendaItem, Gremium, Meeting, Paper, Resolution
from lueckenlos.boards.queries.access import insight
from lueckenlos.boards.subjects import Boards, ItemSubjects, ResolutionSubjects
from lueckenlos.chains.actions import freeze
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Ref, Subject

SECRET = "Geheimsache"


class Closed:
    """A Sitzung with one public point and one that is not, both with paper, note and Beschluss."""

    def __init__(self, cast: Cast, *, days: int = 0) -> None:
        self.cast, self.by = cast, cast["koordination"]
        self.gremium: Gremium = made.committee(self.by)
        self.meeting: Meeting = made.sitting(self.gremium, self.by, days=days)
        self.open = made.item(self.meeting, self.by, title="Offenes")
        self.item: AgendaItem = made.item(self.meeting, self.by, title=SECRET, is_public=False, proposal=SECRET)
        self.paper: Paper = made.linked(self.item, self.by)
        self.resolution: Resolution = made.resolved(self.item, self.by, text=SECRET)
        made.resolved(self.open, self.by)

    def url(self, name: str, *args: object) -> str:
        return work_url(self.cast.hettstedt, f"boards:{name}", *args)

    def admit(self, who: str, **values: object) -> Client:
        """Make the person a member of the Gremium, by their address."""
        user = self.cast[who].user
        assert user is not None
        made.member(self.gremium, self.by, **{"email": user.email.upper()} | values)
        return self.cast.client(who)


@pytest.fixture
def closed(hettstedt: Cast) -> Closed:
    return Closed(hettstedt)


def text_of(content: bytes, what: str) -> str:
    if what.endswith("docx"):
        return "\n".join(line.text for line in docx.Document(io.BytesIO(content)).paragraphs)
    if what.endswith("pdf"):
        paper = pypdfium2.PdfDocument(content)
        told = "".join(page.get_textpage().get_text_range() for page in paper)
        paper.close()
        return told
    return content.decode()


PAGES = ("gremium_detail", "meeting_detail", "minutes", "resolution_list", "gremium_list")
PAPERS = ("niederschrift.pdf", "niederschrift.docx", "kurzinfo.pdf", "termin.ics")


def seen_by(client: Client, closed: Closed) -> dict[str, bool]:
    """Door → whether the secret stands there."""
    keys = {"gremium_detail": closed.gremium.pk, "meeting_detail": closed.meeting.pk, "minutes": closed.meeting.pk}
    found = {}
    for name in PAGES:
        query = {"show": "alle"} if name == "resolution_list" else {}
        answer = client.get(closed.url(name, *([keys[name]] if name in keys else [])), query)
        found[name] = SECRET in answer.content.decode()
    for what in PAPERS:
        answer = client.get(closed.url("meeting_paper", closed.meeting.pk, what))
        found[what] = SECRET in text_of(answer.content, what)
    return found


def test_readers_who_are_no_members_find_nothing(closed: Closed) -> None:
    client = closed.cast.client("steuerungsgruppe")
    assert [door for door, leaks in seen_by(client, closed).items() if leaks] == []
    for name, key in (
        ("item_detail", closed.item.pk),
        ("motion", closed.item.pk),
        ("paper", closed.paper.pk),
        ("resolution_detail", closed.resolution.pk),
    ):
        assert client.get(closed.url(name, key)).status_code == 404


def test_a_member_with_an_account_reads_it(closed: Closed) -> None:
    """The same doors could leak: a member finds it behind every one that names the agenda."""
    client = closed.admit("steuerungsgruppe")
    seen = seen_by(client, closed)
    assert {door for door, shown in seen.items() if not shown} == {"gremium_list", "termin.ics"}
    assert client.get(closed.url("item_detail", closed.item.pk)).status_code == 200


def test_the_public_part_can_be_had_alone(closed: Closed) -> None:
    answer = closed.cast.client("leitung").get(
        closed.url("meeting_paper", closed.meeting.pk, "niederschrift.docx"), {"teil": "oeffentlich"}
    )
    told = text_of(answer.content, "docx")
    assert (SECRET in told, "Offenes" in told) == (False, True)


def test_the_standing_told_in_a_later_meeting_keeps_the_secret(hettstedt: Cast) -> None:
    closed = Closed(hettstedt, days=-9)
    closed.meeting = made.sitting(closed.gremium, closed.by)
    assert not any(seen_by(hettstedt.client("steuerungsgruppe"), closed).values())
    seen = seen_by(closed.admit("steuerungsgruppe"), closed)
    assert {door for door, shown in seen.items() if shown} >= {"minutes", *PAPERS[:3]}


def test_what_is_not_public_takes_no_room_in_the_brief_of_others(closed: Closed) -> None:
    long = "Wort für Wort " * 12
    for title in (*[f"{SECRET} {long}"] * 14, "Zuletzt"):
        facts = {"title": title[:200], "is_public": title == "Zuletzt", "proposal": long}
        made.item(closed.meeting, closed.by, **facts)
    told = brief(closed.meeting, made.today(), everything=False)
    assert (told["items"][-1]["title"], told["more_items"], told["partial"]) == ("Zuletzt", 0, True)
    assert brief(closed.meeting, made.today())["more_items"] > 0


@pytest.mark.parametrize(
    ("days", "reads"),
    [({}, True), ({"since": 0, "until": 0}, True), ({"until": -1}, False), ({"since": 1}, False)],
)
def test_only_within_the_term(closed: Closed, days: dict[str, int], reads: bool) -> None:
    """``days`` from today on; which day that is may change between collecting tests and running them."""
    closed.admit("lesen", **{name: made.today() + timedelta(days=number) for name, number in days.items()})
    assert insight(closed.cast["lesen"]).whole(closed.gremium.pk) is reads
    assert not insight(closed.cast["lesen"]).whole(closed.gremium.pk + 1)


def test_a_deputy_reads_too(closed: Closed) -> None:
    user = closed.cast["lesen"].user
    assert user is not None
    made.member(closed.gremium, closed.by, deputy_name="Vertretung", deputy_email=user.email)
    assert insight(closed.cast["lesen"]).whole(closed.gremium.pk)


def test_pointers_of_others_show_only_what_one_may_see(closed: Closed) -> None:
    reader: Actor = closed.cast["steuerungsgruppe"]
    for kind, key in ((ItemSubjects(), closed.item.pk), (ResolutionSubjects(), closed.resolution.pk)):
        assert kind.find(reader, [str(key)]) == {}
        assert list(kind.find(closed.by, [str(key)])) == [str(key)]


def test_what_was_put_on_an_agenda_stands_on_its_page(closed: Closed) -> None:
    ref = Ref("events.event", "77")
    pointed = Subject(ref, "Börse")
    client = closed.cast.client("koordination")
    query = {"art": ref.kind, "schluessel": ref.key, "titel": "Börse"}
    url = closed.url("put_on_agenda") + "?art=events.event&schluessel=77&titel=B%C3%B6rse"
    form = {"meeting": closed.meeting.pk, "title": "Börse auswerten", "kind": "bericht", "is_public": "on"}
    assert client.get(closed.url("put_on_agenda"), query).status_code == 200
    assert client.post(url, form).status_code == 302
    assert [one.title.partition(" (")[0] for one in Boards().resting(closed.by, ref)] == ["Börse auswerten"]
    assert Boards().rests(ref)
    assert [link.label for link in Boards().links(closed.by, pointed)] == ["Auf die Tagesordnung setzen"]
    assert list(Boards().links(closed.cast["steuerungsgruppe"], pointed)) == []
    assert subjects.label_of("boards.item") == "Tagesordnungspunkt"


@pytest.mark.parametrize(
    "query", ["", "?art=nichts&schluessel=1&titel=x", "?art=events.event&schluessel=99", "?ergebnis=9"]
)
def test_nothing_that_is_not_there_gets_onto_an_agenda(closed: Closed, query: str) -> None:
    answer = closed.cast.client("koordination").get(closed.url("put_on_agenda") + query)
    assert (answer.status_code, answer["Location"]) == (302, closed.url("gremium_list"))


def test_a_bestandsaufnahme_goes_onto_an_agenda_and_says_so(hettstedt: Cast) -> None:
    by, client = hettstedt["koordination"], hettstedt.client("koordination")
    frozen = freeze(title="Zur Konferenz", note="", day=made.today(), by=by)
    page = work_url(hettstedt.hettstedt, "chains:bestandsaufnahme_detail", frozen.pk)
    assert "Auf die Tagesordnung setzen" in client.get(page).content.decode()
    meeting = made.planned(made.committee(by), by)
    found = subjects.find(by, Ref("chains.bestandsaufnahme", str(frozen.pk)))
    assert found is not None
    add_item(meeting=meeting, by=by, values={"title": "Bericht zum Stand", "kind": "bericht"}, subject=found)
    shown = client.get(page).content.decode()
    assert "Daran knüpft an" in shown
    assert "Bericht zum Stand" in shown
    top = client.get(work_url(hettstedt.hettstedt, "boards:meeting_detail", meeting.pk)).content.decode()
    assert f'href="{page}">Zur Konferenz' in top
