"""Members are forgotten when their term of deletion is over; minutes keep votes, and names only where a law asks."""

from datetime import timedelta

import pytest

from boards import committee as made
from factories import Cast
from lueckenlos.boards.actions.meetings import approve_minutes
from lueckenlos.boards.actions.tidy import forget_members
from lueckenlos.boards.models import FrozenMinutes, Gremium, Meeting, Member, MemberDeletion, Participant, Resolution
from lueckenlos.shared.errors import NotAllowed
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.models import AuditEntry

ADA = "Ada (erfunden)"
GONE = "(Name gelöscht)"


@pytest.fixture
def by(hettstedt: Cast) -> Actor:
    return hettstedt["koordination"]


def approved(of: Gremium, by: Actor) -> Meeting:
    """Held with a vote, and approved in a later Sitzung; Ada sat in the chair."""
    meeting = made.sitting(of, by, days=-20)
    made.resolved(made.item(meeting, by), by)
    Meeting.objects.filter(pk=meeting.pk).update(status="entwurf", chair=f"{ADA}, Vorsitz", keeper="Büro")
    made.sitting(of, by)
    return approve_minutes(meeting=Meeting.objects.get(pk=meeting.pk), by=by, now=made.now()).meeting


def leave(of: Gremium, days: int, name: str = ADA) -> None:
    Member.objects.filter(gremium=of, name=name).update(until=made.today() - timedelta(days=days))


def test_a_member_goes_when_the_term_is_over_and_not_a_day_before(by: Actor) -> None:
    gremium = made.committee(by, keep_days=100)
    leave(gremium, 100)
    assert forget_members(now=made.now(), by=by) == 0
    leave(gremium, 101)
    assert forget_members(now=made.now(), by=by) == 1
    assert sorted(Member.objects.values_list("name", flat=True)) == [
        "Bo (erfunden)",
        "Cem (erfunden)",
        "Dana (erfunden)",
    ]


def test_a_second_run_changes_nothing_and_the_log_names_nobody(by: Actor) -> None:
    gremium = made.committee(by)
    leave(gremium, 400)
    leave(gremium, 400, "Bo (erfunden)")
    assert [forget_members(now=made.now(), by=by) for _ in range(2)] == [2, 0]
    (entry,) = MemberDeletion.objects.all()
    assert (entry.gremium, entry.members, entry.minutes, entry.days) == (gremium, 2, 0, 365)
    told = AuditEntry.objects.filter(verb="boards.member.forget")
    assert [one.changes for one in told] == [{"members": [2, 0]}]
    assert ADA not in str(list(AuditEntry.objects.values_list("object_label", "changes")))


def test_minutes_of_a_working_circle_lose_the_name_and_keep_the_votes(by: Actor) -> None:
    gremium = made.committee(by)
    meeting = approved(gremium, by)
    Participant.objects.filter(name=ADA).update(organisation="Jugendamt")
    before = FrozenMinutes.objects.get().content
    leave(gremium, 400)
    forget_members(now=made.now(), by=by)
    content = FrozenMinutes.objects.get().content
    assert ADA not in str(content)
    assert [one["name"] for one in content["present"]] == [GONE, "Bo (erfunden)", "Cem (erfunden)"]
    assert (content["chair"], content["keeper"]) == (GONE, "Büro")
    assert (content["items"], content["quorum"]) == (before["items"], before["quorum"])
    meeting.refresh_from_db()
    row = Participant.objects.get(meeting=meeting, member=None)
    assert (row.name, row.organisation, row.presence, row.votes) == ("", "Jugendamt", "anwesend", True)
    assert meeting.chair == ""
    assert Resolution.objects.get().votes == (3, 0, 0, 0)
    assert MemberDeletion.objects.get().minutes == 2


@pytest.mark.parametrize("kind", ["ausschuss", "rat"])
def test_minutes_of_a_committee_by_law_go_on_naming_who_was_there(by: Actor, kind: str) -> None:
    gremium = made.committee(by, kind=kind)
    approved(gremium, by)
    leave(gremium, 400)
    assert forget_members(now=made.now(), by=by) == 1
    assert ADA in [one["name"] for one in FrozenMinutes.objects.get().content["present"]]
    assert Participant.objects.filter(name=ADA, member=None).count() == 2
    assert MemberDeletion.objects.get().minutes == 0


def test_who_was_elected_again_stays(by: Actor) -> None:
    gremium = made.committee(by)
    leave(gremium, 400)
    made.member(gremium, by, name=ADA, since=made.today() - timedelta(days=399))
    assert forget_members(now=made.now(), by=by) == 0
    other = made.committee(by)
    leave(other, 400)
    assert forget_members(now=made.now(), by=by) == 1
    assert Member.objects.filter(gremium=gremium, name=ADA).count() == 2


def test_by_hand_it_follows_the_same_rule_at_once(hettstedt: Cast, by: Actor) -> None:
    gremium = made.committee(by)
    made.planned(gremium, by)
    meeting = made.sitting(gremium, by)
    ada = Member.objects.get(name=ADA)
    client = hettstedt.client("mitarbeit")
    page = work_url(hettstedt.hettstedt, "boards:member_edit", ada.pk)
    assert "statt des Namens „(Name gelöscht)“" in client.get(page).content.decode()
    answer = client.post(page, {"loeschen": ""}, follow=True).content.decode()
    assert "1 Mitglied gelöscht" in answer
    assert "von Hand, Namen aus 1 Niederschrift entfernt" in answer
    assert ADA not in client.get(work_url(hettstedt.hettstedt, "boards:minutes", meeting.pk)).content.decode()


def test_the_page_says_when_somebody_goes_and_warns_of_a_slip(hettstedt: Cast, by: Actor) -> None:
    gremium = made.committee(by)
    leave(gremium, 10)
    client = hettstedt.client("koordination")
    page = client.get(work_url(hettstedt.hettstedt, "boards:gremium_detail", gremium.pk)).content.decode()
    assert f"wird am {made.today() + timedelta(days=356):%d.%m.%Y} gelöscht" in page
    bo = Member.objects.get(name="Bo (erfunden)")
    values = {"version": bo.version, "name": bo.name, "function": "mitglied", "until": "2019-01-01"}
    answer = client.post(work_url(hettstedt.hettstedt, "boards:member_edit", bo.pk), values, follow=True)
    assert "In der nächsten Nacht wird die Person gelöscht" in answer.content.decode()


def test_only_those_who_edit(hettstedt: Cast) -> None:
    with pytest.raises(NotAllowed):
        forget_members(now=made.now(), by=hettstedt["steuerungsgruppe"])
