"""What happens around a Sitzung, and what is refused."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import DjangoCaptureOnCommitCallbacks

from boards import committee as made
from factories import Cast
from lueckenlos.boards.actions.agenda import add_item, add_paper, move_item, remove_item, remove_paper, update_item
from lueckenlos.boards.actions.gremien import update_gremium, update_member
from lueckenlos.boards.actions.meetings import (
    approve_minutes,
    call_off,
    close_meeting,
    invite,
    open_meeting,
    update_meeting,
)
from lueckenlos.boards.actions.minutes import save_note, save_presence
from lueckenlos.boards.actions.resolutions import add_progress, remove_resolution, update_resolution
from lueckenlos.boards.actions.tidy import forget_member
from lueckenlos.boards.content import standing
from lueckenlos.boards.enums import ItemKind, MeetingStatus, ProgressState
from lueckenlos.boards.models import AgendaItem, FrozenMinutes, Meeting, Participant, Resolution
from lueckenlos.boards.queries.attendance import Quorum, participants, quorum_of
from lueckenlos.boards.rules import Vote
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import AuditEntry
from lueckenlos.tenancy.subjects import Ref, Subject, ensure_free

P = ProgressState


@pytest.fixture
def by(hettstedt: Cast) -> Actor:
    return hettstedt["koordination"]


def refused(code: str) -> "pytest.RaisesContext[Invalid]":
    return pytest.raises(Invalid, match=f"^{code}$")


def titles(meeting: Meeting) -> list[str]:
    return list(AgendaItem.objects.filter(meeting=meeting).values_list("title", flat=True))


def kinds(meeting: Meeting) -> list[str]:
    return list(AgendaItem.objects.filter(meeting=meeting).values_list("kind", flat=True))


# ---------------------------------------------------------------- Gremium and members
def test_two_gremien_have_two_names(by: Actor) -> None:
    made.gremium(by, name="Steuerkreis")
    with refused("gremium_exists"):
        made.gremium(by, name="steuerkreis")


def test_a_fixed_quorum_says_how_many(by: Actor) -> None:
    with refused("quorum_number_missing"):
        made.gremium(by, quorum="anzahl")


def test_a_term_ends_after_it_begins(by: Actor) -> None:
    with refused("term_ends_before"):
        made.member(made.gremium(by), by, since=made.today(), until=made.today() - timedelta(days=1))


def test_the_second_learns_that_the_first_has_changed_it(by: Actor) -> None:
    gremium = made.gremium(by)
    update_gremium(gremium=gremium, values={"name": gremium.name, "purpose": "Neu"}, seen=1, by=by)
    with refused("changed_meanwhile"):
        update_gremium(gremium=gremium, values={"name": gremium.name, "purpose": "Anders"}, seen=1, by=by)


def test_the_trail_holds_no_names(by: Actor) -> None:
    member = made.member(made.gremium(by), by, name="Ada Geheim (erfunden)", email="ada@example.org")
    update_member(member=member, values={"name": "Bo Geheim (erfunden)", "email": "bo@example.org"}, seen=1, by=by)
    forget_member(member=member, by=by, now=made.now())
    entries = AuditEntry.objects.filter(verb__startswith="boards.member").values_list("object_label", "changes")
    assert len(entries) == 3
    assert "Geheim" not in str(list(entries))
    assert "example.org" not in str(list(entries))


# ---------------------------------------------------------------- agenda
def test_a_first_agenda_opens_and_the_next_asks_after_the_last(by: Actor) -> None:
    gremium = made.committee(by)
    first = made.sitting(gremium, by, days=-20)
    made.resolved(made.item(first, by), by)
    second = made.planned(gremium, by)
    assert kinds(second) == ["eroeffnung", "stand"]
    close_meeting(meeting=first, by=by, now=made.now())
    assert kinds(second) == ["eroeffnung", "genehmigung", "stand"]
    assert kinds(made.planned(gremium, by, days=60)) == ["eroeffnung", "genehmigung", "stand"]


def test_points_move_within_their_part(by: Actor) -> None:
    meeting = made.planned(made.gremium(by), by)
    for title, public in (("A", True), ("N", False), ("B", True)):
        made.item(meeting, by, title=title, is_public=public)
    opening = titles(meeting)[0]
    assert titles(meeting) == [opening, "A", "B", "N"]
    move_item(item=AgendaItem.objects.get(title="B"), up=True, by=by)
    assert titles(meeting) == [opening, "B", "A", "N"]
    with refused("item_cannot_move"):
        move_item(item=AgendaItem.objects.get(title="N"), up=True, by=by)


def test_what_comes_by_itself_keeps_its_kind(by: Actor) -> None:
    meeting = made.planned(made.gremium(by), by)
    with refused("item_is_automatic"):
        add_item(meeting=meeting, values={"title": "Stand", "kind": ItemKind.STAND}, by=by)
    with refused("item_is_automatic"):
        update_item(item=AgendaItem.objects.get(), values={"kind": "bericht"}, seen=1, by=by)


def test_a_point_with_a_resolution_stays(by: Actor) -> None:
    item = made.item(made.sitting(made.committee(by), by), by)
    made.resolved(item, by)
    with refused("item_has_resolutions"):
        remove_item(item=item, by=by)


def test_a_paper_is_a_file_or_an_address(
    by: Actor, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    item = made.item(made.planned(made.gremium(by), by), by)
    with refused("paper_empty"):
        add_paper(item=item, by=by, title="Nichts", now=made.now())
    upload = SimpleUploadedFile("Vorlage.pdf", b"%PDF-1.7 x")
    paper = add_paper(item=item, by=by, title="", now=made.now(), upload=upload)
    assert (paper.title, paper.kind) == ("Vorlage.pdf", "pdf")
    remove_paper(paper=paper, by=by)
    remove_paper(paper=made.linked(item, by), by=by)
    assert list(item.papers.all()) == []


# ---------------------------------------------------------------- invitation
def test_members_get_agenda_brief_and_calendar(by: Actor) -> None:
    gremium = made.committee(by)
    made.member(gremium, by, email="", name="Ohne Adresse (erfunden)")
    made.member(gremium, by, until=made.today(), name="Nicht mehr da (erfunden)")
    meeting = made.planned(gremium, by)
    assert invite(meeting=meeting, by=by, now=made.now()) == 4
    meeting.refresh_from_db()
    assert (meeting.status, meeting.invited_late) == (MeetingStatus.EINGELADEN, False)
    assert Participant.objects.filter(meeting=meeting).count() == 5
    letter = mail.outbox[0]
    assert [name for name, *_ in letter.attachments] == ["Kurzinfo.pdf", "Sitzung.ics"]
    assert "1. Eröffnung und Feststellung der Beschlussfähigkeit" in letter.body
    made.member(gremium, by)
    assert invite(meeting=meeting, by=by, now=made.now()) == 1
    assert invite(meeting=meeting, by=by, now=made.now(), again=True) == 5


def test_a_late_invitation_is_said_aloud(by: Actor) -> None:
    meeting = made.planned(made.committee(by), by, days=13)
    with refused("invitation_too_late"):
        invite(meeting=meeting, by=by, now=made.now())
    assert mail.outbox == []
    invite(meeting=meeting, by=by, now=made.now(), late_is_known=True)
    meeting.refresh_from_db()
    assert meeting.invited_late


def test_who_was_invited_hears_that_it_is_called_off(by: Actor) -> None:
    meeting = made.planned(made.committee(by), by)
    invite(meeting=meeting, by=by, now=made.now())
    mail.outbox.clear()
    call_off(meeting=meeting, by=by)
    assert len(mail.outbox) == 4
    ((name, content, _),) = mail.outbox[0].attachments
    assert (name, "STATUS:CANCELLED" in str(content)) == ("Sitzung.ics", True)


@pytest.mark.parametrize(
    ("facts", "code"),
    [({"place": ""}, "meeting_place_missing"), ({"starts_at": made.now() - timedelta(hours=1)}, "meeting_in_past")],
)
def test_an_invitation_needs_when_and_where(by: Actor, facts: dict[str, object], code: str) -> None:
    meeting = made.planned(made.committee(by), by, **facts)
    with refused(code):
        invite(meeting=meeting, by=by, now=made.now())


def test_nobody_to_invite(by: Actor) -> None:
    with refused("nobody_to_invite"):
        invite(meeting=made.planned(made.gremium(by), by), by=by, now=made.now())


# ---------------------------------------------------------------- in the room
def test_a_meeting_opens_on_its_day(by: Actor) -> None:
    with refused("meeting_too_early"):
        open_meeting(meeting=made.planned(made.committee(by), by), by=by, today=made.today())


def test_who_left_meanwhile_does_not_sit_there(by: Actor) -> None:
    gremium = made.committee(by)
    meeting = made.sitting(gremium, by)
    one = Participant.objects.filter(meeting=meeting).first()
    assert one is not None
    assert one.member is not None
    save_presence(meeting=meeting, presences={one.pk: "entschuldigt"}, by=by)
    update_member(member=one.member, values={"name": "Ada", "until": made.today() - timedelta(days=9)}, seen=1, by=by)
    with refused("member_out_of_term"):
        save_presence(meeting=meeting, presences={one.pk: "anwesend"}, by=by)


def test_everybody_is_somewhere_before_it_ends(by: Actor) -> None:
    gremium = made.committee(by)
    meeting = made.planned(gremium, by, starts_at=made.now())
    open_meeting(meeting=meeting, by=by, today=made.today())
    with refused("presence_open"):
        close_meeting(meeting=meeting, by=by, now=made.now())


def test_two_write_and_nothing_is_lost(by: Actor) -> None:
    item = made.item(made.sitting(made.committee(by), by), by)
    first = save_note(item=item, text="Ada schreibt.", version=0, by=by)
    second = save_note(item=item, text="Bo schreibt.", version=0, by=by)
    again = save_note(item=item, text="Ada schreibt.", version=0, by=by)
    assert [written for _, written in (first, second, again)] == [True, False, True]
    assert (second[0].note, second[0].note_version) == ("Ada schreibt.", 1)


# ---------------------------------------------------------------- votes
def test_votes_add_up_to_those_present(by: Actor) -> None:
    item = made.item(made.sitting(made.committee(by), by), by)
    with refused("vote_does_not_add_up"):
        made.resolved(item, by, Vote(yes=2))
    one = made.resolved(item, by, Vote(yes=1, no=2))
    two = made.resolved(item, by, Vote(consensus=True))
    assert [(row.number, row.outcome, row.yes, row.present) for row in (one, two)] == [
        (1, "abgelehnt", 1, 3),
        (2, "angenommen", None, 3),
    ]


def test_no_resolution_without_quorum(by: Actor) -> None:
    item = made.item(made.sitting(made.committee(by), by, present=1), by)
    with refused("vote_without_quorum"):
        made.resolved(item, by, Vote(yes=1))


def test_who_only_advises_is_not_counted(by: Actor) -> None:
    meeting = made.sitting(made.committee(by), by, present=4)
    assert quorum_of(meeting.gremium, participants(meeting)) == Quorum(entitled=3, present=3, needed=2)


def test_a_vote_is_corrected_with_those_present_then(by: Actor) -> None:
    one = made.resolved(made.item(made.sitting(made.committee(by), by), by), by)
    values = {"kind": one.kind, "text": one.text}
    changed = update_resolution(resolution=one, values=values, vote=Vote(yes=2), present=2, seen=1, by=by)
    assert (changed.yes, changed.present) == (2, 2)
    with refused("vote_present_wrong"):
        update_resolution(resolution=one, values=values, vote=Vote(yes=4), present=4, seen=2, by=by)
    with refused("changed_meanwhile"):
        update_resolution(resolution=one, values=values, vote=Vote(yes=3), present=3, seen=1, by=by)


def test_what_became_of_it(by: Actor) -> None:
    one = made.resolved(made.item(made.sitting(made.committee(by), by, days=-9), by), by)
    facts = {"resolution": one, "today": made.today(), "by": by}
    with refused("progress_reason_missing"):
        add_progress(state=P.NICHT_UMGESETZT, note=" ", on=made.today(), **facts)
    with refused("progress_in_future"):
        add_progress(state=P.UMGESETZT, note="", on=made.today() + timedelta(days=1), **facts)
    with refused("progress_before"):
        add_progress(state=P.UMGESETZT, note="", on=made.today() - timedelta(days=11), **facts)
    add_progress(state=P.UMGESETZT, note="Fertig", on=made.today(), **facts)
    # handed in later, happened earlier
    add_progress(state=P.IN_ARBEIT, note="Begonnen", on=made.today() - timedelta(days=3), **facts)
    one.refresh_from_db()
    assert one.state == P.UMGESETZT


def test_what_was_rejected_is_not_carried_out(by: Actor) -> None:
    one = made.resolved(made.item(made.sitting(made.committee(by), by), by), by, Vote(no=3))
    with refused("progress_rejected"):
        add_progress(resolution=one, state=P.UMGESETZT, note="", on=made.today(), today=made.today(), by=by)


def test_minutes_tell_the_standing_of_their_day(by: Actor) -> None:
    """Approved months later, they still say what was told in the room; the next brief says what is so now."""
    gremium, day = made.committee(by), made.today()
    one = made.resolved(made.item(made.sitting(gremium, by, days=-40), by), by)
    for days, state in ((30, P.IN_ARBEIT), (10, P.UMGESETZT)):
        add_progress(resolution=one, state=state, note="", on=day - timedelta(days=days), today=day, by=by)
    at = {
        days: [row["state"] for row in standing(made.planned(gremium, by), day - timedelta(days=days))]
        for days in (35, 20, 10, 0)
    }
    assert at == {35: ["offen"], 20: ["in Arbeit"], 10: ["umgesetzt"], 0: []}


# ---------------------------------------------------------------- approval
def test_minutes_are_approved_in_a_later_meeting_and_then_stay(by: Actor) -> None:
    gremium = made.committee(by)
    first = made.sitting(gremium, by, days=-20)
    item = made.item(first, by)
    one = made.resolved(item, by)
    close_meeting(meeting=first, by=by, now=made.now())
    with refused("minutes_too_early"):
        approve_minutes(meeting=first, by=by, now=made.now())
    later = made.sitting(gremium, by)
    frozen = approve_minutes(meeting=first, by=by, now=made.now())
    assert (frozen.approved_in, [row["title"] for row in frozen.content["items"]][-1]) == (later, "Elterntreff")
    first.refresh_from_db()
    item.meeting = one.item.meeting = first
    for work in (
        lambda: save_note(item=item, text="Doch anders", version=0, by=by),
        lambda: remove_resolution(resolution=one, by=by),
        lambda: update_item(item=item, values={"title": "Anders"}, seen=1, by=by),
        lambda: update_meeting(meeting=first, values={"starts_at": first.starts_at}, seen=1, by=by),
        lambda: save_presence(meeting=first, presences={}, by=by),
    ):
        with pytest.raises(NotAllowed, match="meeting_is_closed"):
            work()
    # what becomes of it goes on
    add_progress(resolution=one, state=P.IN_ARBEIT, note="", on=made.today(), today=made.today(), by=by)
    assert FrozenMinutes.objects.get().content == frozen.content


def test_who_only_works_along_approves_nothing(hettstedt: Cast, by: Actor) -> None:
    gremium = made.committee(by)
    first = made.drafted(gremium, by)
    made.sitting(gremium, by)
    with pytest.raises(NotAllowed, match="boards_no_decide"):
        approve_minutes(meeting=first, by=hettstedt["mitarbeit"], now=made.now())


# ---------------------------------------------------------------- neighbours
def test_others_rest_on_what_is_pointed_to(by: Actor) -> None:
    ref = Ref("events.event", "1")
    item = made.item(made.sitting(made.committee(by), by), by)
    ensure_free(ref)
    add_item(meeting=item.meeting, values={"title": "Börse", "kind": "beratung"}, by=by, subject=Subject(ref, "Börse"))
    with refused("others_rest_on_it"):
        ensure_free(ref)
    assert Resolution.objects.count() == 0
