"""The Steuerungsgruppe says something about TOPs and papers; the coordination answers."""

import pytest
from django.test import Client

from boards import committee as made
from factories import Cast
from lueckenlos.boards.actions.agenda import move_item
from lueckenlos.boards.actions.comments import add_comment, answer_comment, withdraw_comment
from lueckenlos.boards.models import AgendaItem, Comment, Meeting
from lueckenlos.boards.queries.pages import agenda_for
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.models import AuditEntry

SAID = "Bitte auch an die Kitas denken."


@pytest.fixture
def by(hettstedt: Cast) -> Actor:
    return hettstedt["koordination"]


@pytest.fixture
def item(by: Actor) -> AgendaItem:
    return made.item(made.planned(made.committee(by), by), by)


def said(item: AgendaItem, by: Actor, text: str = SAID) -> Comment:
    return add_comment(item=item, paper=None, text=text, by=by, now=made.now())


def page(cast: Cast, who: str, item: AgendaItem, **sent: object) -> str:
    client: Client = cast.client(who)
    address = work_url(cast.hettstedt, "boards:item_detail", item.pk)
    answer = client.post(address, sent, follow=True) if sent else client.get(address)
    return answer.content.decode()


def test_the_way_of_a_comment(hettstedt: Cast, item: AgendaItem, by: Actor) -> None:
    paper = made.linked(item, by)
    told = page(hettstedt, "steuerungsgruppe", item, text=SAID, paper=paper.pk)
    assert "Die Koordination antwortet hier." in told
    assert "zur Unterlage „Bericht“" in told
    assert "Noch ohne Antwort." in told
    one = Comment.objects.get()
    agenda = work_url(hettstedt.hettstedt, "boards:meeting_detail", item.meeting_id)
    assert "1 Rückmeldung</a>, 1 ohne Antwort" in hettstedt.client("koordination").get(agenda).content.decode()
    answered = page(
        hettstedt, "koordination", item, antworten=one.pk, **{f"antwort-{one.pk}-answer": "Steht jetzt drin."}
    )
    assert "Steht jetzt drin." in answered
    read = page(hettstedt, "steuerungsgruppe", item)
    assert "Antwort der Koordination" in read
    assert "Zurückziehen" not in read
    assert "ohne Antwort" not in hettstedt.client("koordination").get(agenda).content.decode()
    # the trail outlives what was said
    assert SAID not in str(list(AuditEntry.objects.values_list("object_label", "changes")))


def test_what_is_wrong_stands_in_the_form_again(hettstedt: Cast, item: AgendaItem, by: Actor) -> None:
    made.linked(item, by)
    foreign = made.linked(made.item(item.meeting, by), by)
    wrong = page(hettstedt, "steuerungsgruppe", item, text=SAID, paper=foreign.pk)
    assert f">\n{SAID}</textarea>" in wrong
    assert Comment.objects.count() == 0
    with pytest.raises(Invalid, match="paper_unknown"):
        add_comment(item=item, paper=foreign, text=SAID, by=by, now=made.now())
    one = said(item, by)
    empty = page(hettstedt, "koordination", item, antworten=one.pk, **{f"antwort-{one.pk}-answer": " "})
    assert f'name="antwort-{one.pk}-answer"' in empty
    assert Comment.objects.get().answered_at is None


@pytest.mark.parametrize("who", ["lesen", "traeger"])
def test_who_may_not_comment(hettstedt: Cast, item: AgendaItem, who: str) -> None:
    with pytest.raises(NotAllowed):
        said(item, hettstedt[who])


@pytest.mark.parametrize("who", ["steuerungsgruppe", "mitarbeit"])
def test_only_the_coordination_answers(hettstedt: Cast, item: AgendaItem, who: str) -> None:
    one = said(item, hettstedt["steuerungsgruppe"])
    with pytest.raises(NotAllowed):
        answer_comment(comment=one, text="Ja", by=hettstedt[who], now=made.now())
    assert "Antworten" not in page(hettstedt, "steuerungsgruppe", item)


def test_one_takes_back_ones_own_until_it_is_answered(hettstedt: Cast, item: AgendaItem, by: Actor) -> None:
    steering = hettstedt["steuerungsgruppe"]
    first, second = said(item, steering), said(item, steering, "Noch etwas")
    with pytest.raises(NotAllowed, match="comment_of_others"):
        withdraw_comment(comment=first, by=by)
    assert "zurückgezogen" in page(hettstedt, "steuerungsgruppe", item, zurueckziehen=first.pk)
    answer_comment(comment=second, text="Ja", by=by, now=made.now())
    with pytest.raises(NotAllowed, match="comment_is_answered"):
        withdraw_comment(comment=second, by=steering)
    assert list(Comment.objects.all()) == [second]


def test_approved_minutes_take_no_more_comments(hettstedt: Cast, item: AgendaItem) -> None:
    Meeting.objects.update(status="genehmigt")
    item.meeting.refresh_from_db()
    with pytest.raises(NotAllowed, match="meeting_is_closed"):
        said(item, hettstedt["steuerungsgruppe"])
    assert "Rückmeldung senden" not in page(hettstedt, "steuerungsgruppe", item)


def test_a_closed_point_keeps_its_comments_with_the_members(hettstedt: Cast, by: Actor) -> None:
    closed = made.item(made.planned(made.committee(by), by), by, is_public=False)
    said(closed, by)
    address = work_url(hettstedt.hettstedt, "boards:item_detail", closed.pk)
    steering = hettstedt.client("steuerungsgruppe")
    assert steering.get(address).status_code == steering.post(address, {"text": SAID}).status_code == 404
    user = hettstedt["steuerungsgruppe"].user
    assert user is not None
    made.member(closed.meeting.gremium, by, email=user.email)
    assert SAID in steering.get(address).content.decode()


def test_a_comment_of_another_point_is_not_to_be_found(hettstedt: Cast, item: AgendaItem, by: Actor) -> None:
    other = said(made.item(item.meeting, by), by)
    client = hettstedt.client("koordination")
    address = work_url(hettstedt.hettstedt, "boards:item_detail", item.pk)
    for key in (str(other.pk), "²", "x"):
        assert client.post(address, {"zurueckziehen": key}).status_code == 404


def test_counting_comments_leaves_the_agenda_in_its_order(item: AgendaItem, by: Actor) -> None:
    last = made.item(item.meeting, by, title="Zuletzt angelegt")
    move_item(item=last, up=True, by=by)
    said(item, by)
    lines = agenda_for(by, item.meeting).lines
    assert [line.item.pk for line in lines[-2:]] == [last.pk, item.pk]
    assert lines[-1].item.comment_count == 1  # type: ignore[attr-defined] # annotated
