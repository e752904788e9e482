"""Pages and papers of a Gremium, as people get them."""

import io
from datetime import timedelta

import pikepdf
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from boards import committee as made
from conferences.meeting import make_conference
from factories import Cast
from lueckenlos.boards.actions.resolutions import add_progress
from lueckenlos.boards.content import brief
from lueckenlos.boards.enums import ProgressState as P
from lueckenlos.boards.models import AgendaItem, Meeting, Participant, Resolution
from lueckenlos.boards.papers import brief_pdf
from lueckenlos.conferences.actions.minutes import add_result
from lueckenlos.events.rules import new_form_key
from lueckenlos.tenancy.links import work_url


def page(client: Client, cast: Cast, name: str, *args: object) -> str:
    answer = client.get(work_url(cast.hettstedt, f"boards:{name}", *args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_from_gremium_to_minutes(hettstedt: Cast) -> None:
    """The whole way through the screens: Gremium, member, Sitzung, TOP, vote, Niederschrift."""
    client = hettstedt.client("koordination")

    def post(door: str, *args: object, **form: object) -> str:
        answer = client.post(work_url(hettstedt.hettstedt, f"boards:{door}", *args), form)
        assert answer.status_code == 302, answer.content.decode()
        return str(answer["Location"])

    facts = {"version": 1, "kind": "steuerkreis", "invitation_days": 14, "quorum": "mehrheit"}
    facts |= {"voting": "einfach", "keep_days": 365}
    gremium = int(post("gremium_create", name="Steuerkreis", active="on", **facts).rstrip("/").rpartition("/")[2])
    post("member_create", gremium, version=1, name="Ada (erfunden)", function="mitglied", votes="on")
    start = timezone.localtime() - timedelta(hours=1)
    post("meeting_create", gremium, version=1, starts_at=f"{start:%Y-%m-%dT%H:%M}", place="Rathaus")
    meeting = Meeting.objects.get()
    post(
        "item_create",
        meeting.pk,
        version=1,
        title="Elterntreff",
        kind="beschluss",
        is_public="on",
        proposal_kind="empfehlung",
    )
    post("meeting_step", meeting.pk, schritt="eroeffnen")
    post("presence", meeting.pk, alle="1")
    top = AgendaItem.objects.get(title="Elterntreff")
    post("note", top.pk, text="Lange beraten.", fassung=0)
    vote = {"kind": "empfehlung", "text": "Der Elterntreff wird eingerichtet.", "yes": 1}
    post("resolution_create", top.pk, version=1, **vote)
    post("meeting_step", meeting.pk, schritt="schliessen")
    shown = page(client, hettstedt, "minutes", meeting.pk)
    assert "Lange beraten." in shown
    assert "1 Ja, 0 Nein, 0 Enthaltungen: angenommen" in shown
    assert Resolution.objects.get().state == "offen"
    for what in ("niederschrift.pdf", "niederschrift.docx", "kurzinfo.pdf", "termin.ics"):
        assert client.get(work_url(hettstedt.hettstedt, "boards:meeting_paper", meeting.pk, what)).status_code == 200
    assert client.get(work_url(hettstedt.hettstedt, "boards:motion", top.pk)).status_code == 200
    for name, key in (
        ("gremium_list", ()),
        ("gremium_detail", (gremium,)),
        ("meeting_detail", (meeting.pk,)),
        ("item_detail", (top.pk,)),
        ("resolution_list", ()),
        ("resolution_detail", (Resolution.objects.get().pk,)),
        ("item_edit", (top.pk,)),
        ("resolution_edit", (Resolution.objects.get().pk,)),
        ("meeting_edit", (meeting.pk,)),
        ("gremium_edit", (gremium,)),
    ):
        page(client, hettstedt, name, *key)


def test_one_sentence_where_votes_do_not_add_up(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    item = made.item(made.sitting(made.committee(by), by), by)
    url = work_url(hettstedt.hettstedt, "boards:resolution_create", item.pk)
    form = {"version": 1, "kind": "beschluss", "text": "Wir machen es.", "yes": 2, "addressee": "Jugendamt"}
    shown = hettstedt.client("koordination").post(url, form).content.decode()
    assert "Die Stimmen ergeben 2, da sind aber 3 Stimmberechtigte. Bitte zählen Sie nach." in shown
    # what was typed stays
    assert "Wir machen es." in shown
    assert 'value="Jugendamt"' in shown
    assert Resolution.objects.count() == 0


def test_the_second_sees_what_the_first_has_written(hettstedt: Cast) -> None:
    """Notes without a script, and the form of a Gremium."""
    by = hettstedt["koordination"]
    item = made.item(made.sitting(made.committee(by), by), by)
    client = hettstedt.client("koordination")
    url = work_url(hettstedt.hettstedt, "boards:note", item.pk)
    assert client.post(url, {"text": "Ada schreibt.", "fassung": 0}).status_code == 302
    answer = client.post(url, {"text": "Bo schreibt.", "fassung": 0})
    assert answer.status_code == 409
    assert [text in answer.content.decode() for text in ("Ada schreibt.", "Bo schreibt.")] == [True, True]
    script = client.post(url, {"text": "Bo schreibt.", "fassung": 0}, headers={"Accept": "application/json"})
    assert (script.status_code, script.json()) == (409, {"version": 1, "written": False, "text": "Ada schreibt."})


def test_presence_answers_with_the_quorum(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    meeting = made.sitting(made.committee(by), by, present=2)
    rows = list(Participant.objects.filter(meeting=meeting, votes=True).order_by("name"))
    url = work_url(hettstedt.hettstedt, "boards:presence", meeting.pk)
    form = {f"person-{rows[0].pk}": "fehlt", f"person-{rows[1].pk}": "anwesend", f"war-{rows[1].pk}": "anwesend"}
    answer = hettstedt.client("koordination").post(url, form, headers={"Accept": "application/json"})
    said = "Nicht beschlussfähig: 1 von 3 Stimmberechtigten ist da, nötig sind 2."
    assert answer.json() == {"said": said, "holds": False}


def test_a_result_of_a_conference_becomes_a_recommendation(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    conference = make_conference(by)
    facts = {"kind": "empfehlung", "text": "Mehr Bewegung in der Kita", "addressee": "Träger"}
    result = add_result(event=conference.event, by=by, form_key=new_form_key(), **facts)
    gremium = made.committee(by)
    meeting = made.planned(gremium, by)
    client = hettstedt.client("koordination")
    assert "Mehr Bewegung in der Kita" in page(client, hettstedt, "gremium_detail", gremium.pk)
    url = work_url(hettstedt.hettstedt, "boards:put_on_agenda") + f"?ergebnis={result.pk}"
    form = {"meeting": meeting.pk, "title": "Bewegung", "kind": "beschluss", "is_public": "on", "proposal": result.text}
    assert client.post(url, form).status_code == 302
    item = AgendaItem.objects.get(result=result)
    assert (item.proposal_kind, item.addressee, item.subject_key) == ("empfehlung", "Träger", str(conference.event_id))
    assert "Mehr Bewegung in der Kita" not in page(client, hettstedt, "gremium_detail", gremium.pk)


def test_the_minutes_are_a_tagged_pdf(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    meeting = made.drafted(made.committee(by), by)
    url = work_url(hettstedt.hettstedt, "boards:meeting_paper", meeting.pk, "niederschrift.pdf")
    with pikepdf.open(io.BytesIO(hettstedt.client("lesen").get(url).content)) as paper:
        assert paper.Root.MarkInfo.Marked
        assert str(paper.Root.Lang) == "de-DE"


def test_the_brief_never_takes_more_than_two_pages(hettstedt: Cast) -> None:
    by, long = hettstedt["koordination"], "Wort für Wort " * 30
    gremium = made.committee(by)
    before = made.sitting(gremium, by, days=-9)
    first = made.item(before, by)
    facts = {"addressee": long[:200], "due": made.today()}
    for _ in range(12):
        one = made.resolved(first, by, text=long, **facts)
        add_progress(resolution=one, state=P.IN_ARBEIT, note=long, on=made.today(), today=made.today(), by=by)
    meeting = made.planned(gremium, by, notice=long)
    for _ in range(18):
        made.item(meeting, by, title=long[:200], presenter=long[:120], proposal=long)
    told = brief(meeting, made.today())
    with pikepdf.open(io.BytesIO(brief_pdf(told, day=made.today()))) as paper:
        assert len(paper.pages) == 2
    assert (len(told["items"]), told["more_items"], len(told["standing"]), told["more_standing"]) == (7, 13, 4, 8)


def test_pages_ask_a_constant_number_of_times(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    gremium = made.committee(by)
    meeting = made.sitting(gremium, by)
    client = hettstedt.client("steuerungsgruppe")
    doors = {"gremium_list": (), "gremium_detail": (gremium.pk,), "resolution_list": ()}
    doors |= dict.fromkeys(("meeting_detail", "minutes"), (meeting.pk,))

    def counted() -> dict[str, int]:
        asked = {}
        for name, args in doors.items():
            with CaptureQueriesContext(connection) as queries:
                page(client, hettstedt, name, *args)
            asked[name] = len(queries)
        return asked

    def another() -> None:
        item = made.item(meeting, by)
        made.linked(item, by)
        one = made.resolved(item, by)
        add_progress(resolution=one, state=P.IN_ARBEIT, note="", on=made.today(), today=made.today(), by=by)
        made.planned(gremium, by)

    another()
    few = counted()
    another()
    another()
    assert counted() == few
    # other packages add to the page of a Sitzung what they know about it
    del few["meeting_detail"]
    assert few == {"gremium_list": 8, "gremium_detail": 10, "minutes": 10, "resolution_list": 11}
