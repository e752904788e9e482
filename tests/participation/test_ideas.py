"""Ideas: handed in, released, answered, merged, supported."""

import uuid

import pytest
from django.core import mail

from factories import Cast
from lueckenlos.participation.actions import ideas as actions
from lueckenlos.participation.enums import CollectionState, Reply
from lueckenlos.participation.models import Idea, IdeaCollection
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.links import work_url
from participation.asking import DAY, make_idea, open_collection


def public(collection: IdeaCollection) -> str:
    return f"/beteiligung/ideen/{collection.public_id}/"


@pytest.fixture
def collection(hettstedt: Cast) -> IdeaCollection:
    return open_collection(hettstedt["koordination"])


def released(collection: IdeaCollection, cast: Cast, title: str = "Mehr Bänke", **values: str) -> Idea:
    idea = make_idea(collection, title, **values)
    return actions.release_idea(idea=idea, seen=1, by=cast["koordination"])


def test_an_idea_is_read_only_after_its_release(hettstedt: Cast, collection: IdeaCollection) -> None:
    browser = hettstedt.client("anonymous")
    page = browser.get(public(collection))
    sheet = {"bogen": page.context["form"]["bogen"].value(), "title": "Mehr Bänke", "text": "<i>Für</i> alle\nbitte"}
    for _ in range(2):
        assert browser.post(public(collection), sheet)["Location"] == f"{public(collection)}?danke=1"
    idea = Idea.objects.get()
    assert "Mehr Bänke" not in browser.get(public(collection)).content.decode()
    moderator = hettstedt.client("koordination")
    url = work_url(hettstedt.hettstedt, "participation:idea_detail", idea.pk)
    assert hettstedt.client("mitarbeit").get(url).status_code == 404
    moderator.post(url, {"schritt": "freigeben", "version": idea.version})
    shown = browser.get(public(collection)).content.decode()
    assert "&lt;i&gt;Für&lt;/i&gt; alle<br>bitte" in shown


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": "", "text": "Etwas"}, "Bitte füllen Sie dieses Feld aus"),
        ({"title": "Etwas", "text": "x" * 1_000_000}, "höchstens 3000 Zeichen"),
        ({"title": "Etwas", "text": "Etwas", "email": "keine"}, "gültige E-Mail-Adresse"),
        ({"title": "Etwas", "text": "Etwas", "area": "999999"}, "gültige Auswahl"),
    ],
    ids=["no-title", "one-megabyte", "no-address", "foreign-area"],
)
def test_a_bad_idea_keeps_what_was_typed(
    hettstedt: Cast, collection: IdeaCollection, typed: dict[str, str], said: str
) -> None:
    answered = hettstedt.client("anonymous").post(public(collection), {"bogen": str(uuid.uuid4()), **typed})
    assert (answered.status_code, Idea.objects.count()) == (400, 0)
    assert said in answered.content.decode()
    assert answered.context["form"]["title"].value() == typed["title"]


def test_support_counts_once_a_browser(hettstedt: Cast, collection: IdeaCollection) -> None:
    idea = released(collection, hettstedt)
    waiting = make_idea(collection, "Wartet")
    one, other = hettstedt.client("anonymous"), hettstedt.client("anonymous")
    for browser in (one, one, other):
        browser.post(public(collection), {"unterstuetzen": idea.pk})
    for nonsense in (waiting.pk, "9" * 30, "abc"):
        assert one.post(public(collection), {"unterstuetzen": nonsense}).status_code == 302
    assert [Idea.objects.get(pk=row.pk).supports for row in (idea, waiting)] == [2, 0]
    assert "keine Abstimmung" in one.get(public(collection)).content.decode()


def test_the_answer_goes_out_once_and_takes_the_address_along(hettstedt: Cast, collection: IdeaCollection) -> None:
    by = hettstedt["koordination"]
    first = released(collection, hettstedt, email="anna@example.org")
    double = make_idea(collection, "Bänke!", email="bert@example.org")
    actions.merge_idea(idea=double, into=first, seen=1, by=by)
    assert mail.outbox == []
    answered = actions.reply_to_idea(idea=first, reply=Reply.GEPRUEFT, text="", seen=first.version, today=DAY, by=by)
    assert mail.outbox == []
    actions.reply_to_idea(
        idea=first, reply=Reply.NICHT, text="Das Geld fehlt bis 2027.", seen=answered.version, today=DAY, by=by
    )
    assert {tuple(one.to) for one in mail.outbox} == {("anna@example.org",), ("bert@example.org",)}
    assert all("Das Geld fehlt bis 2027." in one.body and "kommt nicht" in one.body for one in mail.outbox)
    assert set(Idea.objects.values_list("email", flat=True)) == {""}


def test_a_refusal_needs_a_reason_and_tells_it(hettstedt: Cast, collection: IdeaCollection) -> None:
    by = hettstedt["koordination"]
    idea = make_idea(collection, email="anna@example.org")
    with pytest.raises(Invalid, match="idea_refusal_missing"):
        actions.refuse_idea(idea=idea, reason=" ", seen=1, by=by)
    actions.refuse_idea(idea=idea, reason="Nennt eine Nachbarin.", seen=1, by=by)
    assert "Nennt eine Nachbarin." in mail.outbox[0].body
    assert (Idea.objects.get().state, Idea.objects.get().email) == ("abgelehnt", "")


def test_merging_adds_the_supports(hettstedt: Cast, collection: IdeaCollection) -> None:
    by = hettstedt["koordination"]
    first, double = released(collection, hettstedt), released(collection, hettstedt, "Bänke!")
    for idea in (first, double, double):
        actions.support(collection=collection, key=idea.pk, today=DAY)
    for wrong in (double, make_idea(collection, "Wartet")):
        with pytest.raises(Invalid, match="idea_merge_wrong"):
            actions.merge_idea(idea=double, into=wrong, seen=double.version, by=by)
    actions.merge_idea(idea=double, into=first, seen=double.version, by=by)
    first.refresh_from_db()
    assert (first.supports, Idea.objects.get(pk=double.pk).merged_into) == (3, first)


def test_two_moderators_of_one_idea(hettstedt: Cast, collection: IdeaCollection) -> None:
    idea = released(collection, hettstedt)
    url = work_url(hettstedt.hettstedt, "participation:idea_detail", idea.pk)
    browser = hettstedt.client("koordination")
    sent = {"schritt": "antworten", "version": idea.version, "reply": "kommt", "reply_text": "Im Frühjahr."}
    assert browser.post(url, sent).status_code == 302
    second = browser.post(url, {**sent, "reply": "nicht", "reply_text": "Nein."})
    assert second.status_code == 400
    assert second.context["forms"]["antworten"].conflict != []
    assert Idea.objects.get().reply == "kommt"


def test_a_closed_collection_takes_nothing(hettstedt: Cast, collection: IdeaCollection) -> None:
    by = hettstedt["koordination"]
    actions.move_collection(collection=collection, state=CollectionState.GESCHLOSSEN, by=by)
    answered = hettstedt.client("anonymous").post(public(collection), {"bogen": str(uuid.uuid4()), "title": "Zu spät"})
    assert (answered.status_code, Idea.objects.count()) == (409, 0)
    with pytest.raises(NotAllowed, match="collection_known"):
        actions.move_collection(collection=collection, state=CollectionState.ENTWURF, by=by)


def test_a_draft_has_no_door_and_ideas_stay(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    draft = actions.create_collection(values={"title": "Entwurf"}, by=by)
    assert hettstedt.client("anonymous").get(public(draft)).status_code == 404
    opened = open_collection(by)
    make_idea(opened)
    with pytest.raises(Invalid, match="collection_has_ideas"):
        actions.delete_collection(collection=opened, by=by)
    actions.delete_collection(collection=draft, by=by)


def test_addresses_nobody_answered_go_after_a_year(hettstedt: Cast, collection: IdeaCollection) -> None:
    idea = make_idea(collection, email="anna@example.org")
    by = hettstedt["koordination"]
    assert actions.forget_addresses(today=DAY.replace(year=2027), by=by) == 0
    assert actions.forget_addresses(today=DAY.replace(year=2027, month=12), by=by) == 1
    assert Idea.objects.get(pk=idea.pk).email == ""


def test_from_an_idea_to_a_paper(hettstedt: Cast, collection: IdeaCollection) -> None:
    idea = released(collection, hettstedt)
    url = work_url(hettstedt.hettstedt, "participation:idea_detail", idea.pk)
    browser = hettstedt.client("mitarbeit")
    sent = browser.post(url, {"schritt": "empfehlung"})
    assert "/empfehlungen/" in sent["Location"]
    assert "Zur Empfehlung daraus" in browser.get(url).content.decode()
