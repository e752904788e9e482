"""Invitations, photos, minutes, report, feedback and counting: the ordinary way and every wrong one."""

import json
import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from conferences.meeting import crowd, guest, link_of, make_conference, move_event, now
from events.fair import make_boerse, sure
from factories import Cast
from lueckenlos.conferences.actions.feedback import add_registered_stands, add_stand, give_feedback, remove_stand
from lueckenlos.conferences.actions.invitations import decline, invite, send_invitations
from lueckenlos.conferences.actions.minutes import add_result, freeze_report, save_note
from lueckenlos.conferences.actions.photos import say_photo
from lueckenlos.conferences.extension import ConferenceExtension
from lueckenlos.conferences.links import feedback_path, tally_path, token_of
from lueckenlos.conferences.models import (
    Conference,
    ConferenceResult,
    FeedbackAnswer,
    Invitation,
    MinutesNote,
    PhotoConsent,
    TallyStand,
    TallyTap,
)
from lueckenlos.conferences.queries.minutes import counted, feedback_of
from lueckenlos.conferences.report import content_of
from lueckenlos.conferences.rules import Pasted
from lueckenlos.events.enums import PlaceKind
from lueckenlos.events.models import Event, Registration
from lueckenlos.events.rules import new_form_key
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.models import AuditEntry

LIST = "/arbeit/hettstedt/veranstaltungen/"


@pytest.fixture
def conference(hettstedt: Cast) -> Conference:
    return make_conference(hettstedt["koordination"])


@pytest.fixture
def browser(hettstedt: Cast) -> Client:
    return hettstedt.client("koordination")


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def page(conference: Conference, more: str) -> str:
    return f"{LIST}{conference.event_id}/{more}"


# ---------------------------------------------------------------- invitations
def test_from_a_list_of_addresses_to_a_registration(conference: Conference, browser: Client, client: Client) -> None:
    answer = browser.post(page(conference, "einladungen/"), {"addresses": "Ada Muster <ada@example.org>\nkaputt@\n"})
    assert "Zeile 2: „kaputt@“, die Adresse stimmt nicht" in text_of(answer)
    browser.post(page(conference, "einladungen/verschicken/"))
    (letter,) = mail.outbox
    address = re.search(r"/konferenz/einladung/\S+", str(letter.body))[0]
    shown = text_of(client.get(address))
    assert "Guten Tag Ada Muster" in shown
    form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', shown))
    assert (form["name"], form["email"]) == ("Ada Muster", "ada@example.org")
    invitation = Invitation.objects.get()
    assert form["form_key"] == invitation.form_key
    guest(conference, "Ada Muster", email="ADA@example.org")
    assert "Sie sind angemeldet" in text_of(client.get(address))
    assert "1</strong>" in text_of(browser.get(page(conference, "einladungen/"))) or "angemeldet" in text_of(
        browser.get(page(conference, "einladungen/"))
    )
    assert client.post(address).status_code == 409


def test_saying_no_needs_a_click_and_not_a_look(conference: Conference, hettstedt: Cast, client: Client) -> None:
    by = hettstedt["koordination"]
    invite(event=conference.event, by=by, people=[Pasted("Bo", "bo@example.org")])
    send_invitations(event=conference.event, by=by, now=now())
    invitation = Invitation.objects.get()
    address = f"/konferenz/einladung/{token_of(invitation)}/"
    for _ in range(2):
        client.get(address)
        client.head(address)
    invitation.refresh_from_db()
    assert invitation.status == "verschickt"
    client.post(address)
    client.post(address)
    invitation.refresh_from_db()
    assert invitation.status == "abgesagt"
    assert AuditEntry.objects.filter(verb="conferences.invitation.decline").count() == 1
    with pytest.raises(Invalid, match="invitations_nothing"):
        send_invitations(event=conference.event, by=by, now=now(), again=[invitation.pk])


def test_invitations_are_sent_once_and_again_only_by_name(conference: Conference, hettstedt: Cast) -> None:
    by, event = hettstedt["koordination"], conference.event
    people = [Pasted("", f"p{n}@example.org") for n in range(3)]
    assert invite(event=event, by=by, people=people) == (3, 0)
    assert invite(event=event, by=by, people=[*people, Pasted("", "P1@example.org")]) == (0, 3)
    assert send_invitations(event=event, by=by, now=now()) == 3
    with pytest.raises(Invalid, match="invitations_nothing"):
        send_invitations(event=event, by=by, now=now())
    first = Invitation.objects.first()
    assert send_invitations(event=event, by=by, now=now(), again=[first.pk]) == 1
    assert len(mail.outbox) == 4
    with pytest.raises(NotAllowed):
        invite(event=event, by=hettstedt["lesen"], people=people)


def test_no_invitation_to_a_draft_or_a_past_event(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    draft = make_conference(by, publish=False)
    invite(event=draft.event, by=by, people=[Pasted("", "a@example.org")])
    with pytest.raises(Invalid, match="invitations_event_draft"):
        send_invitations(event=draft.event, by=by, now=now())
    held = make_conference(by)
    invite(event=held.event, by=by, people=[Pasted("", "a@example.org")])
    invitation = Invitation.objects.get(event=held.event)
    event = move_event(held.event, now() - timedelta(hours=1))
    invitation.event = event
    with pytest.raises(Invalid, match="invitations_event_over"):
        send_invitations(event=event, by=by, now=now())
    with pytest.raises(Invalid, match="invitation_over"):
        decline(invitation=invitation, now=now())


# ---------------------------------------------------------------- photos
def test_photos_are_no_until_somebody_says_yes(conference: Conference, client: Client, browser: Client) -> None:
    person = guest(conference)
    address = f"/konferenz/{link_of(person)}/"
    assert "Solange Sie nichts sagen, gilt Nein." in text_of(client.get(address))
    client.post(address, {"schritt": "foto", "foto": "ja"})
    assert PhotoConsent.objects.get().allowed is True
    browser.post(page(conference, "fotos/"), {"wer": str(person.pk), "foto": "nein"})
    consent = PhotoConsent.objects.get()
    assert (consent.allowed, consent.at_the_door) == (False, True)
    assert browser.post(page(conference, "fotos/"), {"wer": "999999", "foto": "ja"}).status_code == 404
    move_event(conference.event, now() - timedelta(days=2))
    person.refresh_from_db()
    with pytest.raises(Invalid, match="photo_closed"):
        say_photo(registration=Registration.objects.get(pk=person.pk), allowed=True, now=now())


# ---------------------------------------------------------------- minutes
def test_two_people_writing_lose_nothing(conference: Conference, browser: Client, hettstedt: Cast) -> None:
    part = conference.event.parts.first().pk
    address, script = page(conference, "protokoll/notiz/"), {"HTTP_ACCEPT": "application/json"}
    first = browser.post(address, {"teil": part, "fassung": 0, "text": "Ada schreibt"}, **script)
    assert first.json() == {"version": 1, "written": True, "text": ""}
    second = browser.post(address, {"teil": part, "fassung": 0, "text": "Bo schreibt"}, **script)
    assert second.status_code == 409
    assert second.json() == {"version": 1, "written": False, "text": "Ada schreibt"}
    plain = browser.post(address, {"teil": part, "fassung": 0, "text": "Bo schreibt"})
    assert plain.status_code == 409
    assert "Ada schreibt" in text_of(plain)
    assert "Bo schreibt</textarea>" in text_of(plain)
    assert 'name="fassung" value="1"' in text_of(plain)
    browser.post(address, {"teil": part, "fassung": 1, "text": "Ada schreibt\nBo schreibt"})
    assert MinutesNote.objects.get().text == "Ada schreibt\nBo schreibt"
    # the answer was lost on the way: asking again is no conflict
    assert save_note(
        event=conference.event, part_pk=part, text="Ada schreibt\nBo schreibt", version=1, by=hettstedt["mitarbeit"]
    )[1]


def test_minutes_of_a_part_that_is_gone_stay(conference: Conference, browser: Client, hettstedt: Cast) -> None:
    part = conference.event.parts.first()
    save_note(event=conference.event, part_pk=part.pk, text="Wichtig", version=0, by=hettstedt["mitarbeit"])
    part.delete()
    shown = text_of(browser.get(page(conference, "protokoll/")))
    assert "Wichtig" in shown
    assert "nicht mehr im Programm" in shown
    save_note(event=conference.event, part_pk=None, text="Ganz", version=0, by=hettstedt["mitarbeit"])
    assert sorted(MinutesNote.objects.values_list("text", flat=True)) == ["Ganz", "Wichtig"]


@pytest.mark.parametrize("part", ["999999", "-1", "x", "9" * 30])
def test_a_foreign_part_is_refused(conference: Conference, browser: Client, part: str) -> None:
    browser.post(page(conference, "protokoll/notiz/"), {"teil": part, "fassung": "x", "text": "Hallo"})
    assert not MinutesNote.objects.exclude(part=None).exists()


def test_results_are_kept_once(conference: Conference, browser: Client) -> None:
    sent = {
        "kind": "empfehlung",
        "text": "Mehr Hebammen",
        "addressee": "Stadtrat",
        "due": "2027-06-30",
        "form_key": new_form_key(),
    }
    for _ in range(2):
        browser.post(page(conference, "protokoll/ergebnis/"), sent)
    result = ConferenceResult.objects.get()
    assert (result.text, result.addressee) == ("Mehr Hebammen", "Stadtrat")
    for wrong in ({"text": "  "}, {"kind": "befehl"}, {"due": "31.02.2027"}, {"form_key": "kurz"}):
        answer = browser.post(page(conference, "protokoll/ergebnis/"), {**sent, "form_key": new_form_key(), **wrong})
        assert answer.status_code == 200
    browser.post(page(conference, f"protokoll/ergebnis/{result.pk}/streichen/"))
    assert not ConferenceResult.objects.exists()


def test_the_report_is_frozen_for_good(conference: Conference, browser: Client, hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    save_note(event=conference.event, part_pk=None, text="Vorher", version=0, by=by)
    assert browser.post(page(conference, "tagesbericht/")).status_code == 403
    event = move_event(conference.event, now() - timedelta(days=1))
    with pytest.raises(NotAllowed, match="report_no_release"):
        freeze_report(event=event, by=hettstedt["mitarbeit"], content={}, now=now())
    assert browser.post(page(conference, "tagesbericht/")).status_code == 302
    Event.objects.filter(pk=event.pk).update(title="Ganz anders")
    assert "Vorher" in text_of(browser.get(page(conference, "tagesbericht/")))
    pdfs = {browser.get(page(conference, "tagesbericht.pdf")).content for _ in range(2)}
    assert len(pdfs) == 1
    assert browser.post(page(conference, "tagesbericht/")).status_code == 403
    for action in (
        lambda: save_note(event=event, part_pk=None, text="Nachher", version=1, by=by),
        lambda: add_result(event=event, by=by, kind="auftrag", text="x", form_key=new_form_key()),
    ):
        with pytest.raises(NotAllowed, match="report_is_frozen"):
            action()


# ---------------------------------------------------------------- feedback
def answered(event: Event, number: int, **given: Any) -> None:
    for n in range(number):
        answers = {"gesamt": 1 + n % 5, "inhalt": 4, "ablauf": None, "ort": None, **given}
        give_feedback(event=event, now=timezone.now(), answers=answers, good=f"gut {n}")


def test_feedback_is_seen_from_five_answers_on(hettstedt: Cast, browser: Client, client: Client) -> None:
    boerse = make_boerse(hettstedt["koordination"])
    event = move_event(boerse.event, now() - timedelta(hours=1))
    address = feedback_path(event)
    client.post(address, {"gesamt": "5", "good": "Geheimnis"})
    assert "schon eine Rückmeldung" in text_of(client.get(address))
    shown = text_of(browser.get(f"{LIST}{event.pk}/rueckmeldungen/"))
    assert "1 Antwort." in shown
    assert "Geheimnis" not in shown
    answered(event, 4)
    assert "Geheimnis" in text_of(browser.get(f"{LIST}{event.pk}/rueckmeldungen/"))


def test_feedback_tells_neither_who_nor_when(hettstedt: Cast, conference: Conference) -> None:
    event = move_event(conference.event, now() - timedelta(hours=1))
    answered(event, 6)
    names = {field.name for field in FeedbackAnswer._meta.concrete_fields}
    assert names == {"id", "stelle", "event", "gesamt", "inhalt", "ablauf", "ort", "good", "better"}
    lines = AuditEntry.objects.filter(verb="conferences.feedback.give")
    assert {(line.object_id, line.actor_name, str(line.changes)) for line in lines} == {
        (str(event.pk), "Besucherin oder Besucher", "{}")
    }
    found = feedback_of(event)
    assert found.scales[1].mean == 4
    assert found.scales[2].counts == (0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "mindestens eine Frage"),
        ({"gesamt": "6"}, "angebotenen Antworten"),
        ({"gesamt": "-1"}, "angebotenen Antworten"),
        ({"good": "x" * 1001}, "1000 Zeichen"),
    ],
)
def test_wrong_feedback(conference: Conference, client: Client, data: dict[str, str], said: str) -> None:
    event = move_event(conference.event, now() - timedelta(hours=1))
    answer = client.post(feedback_path(event), data)
    assert said in text_of(answer)
    assert not FeedbackAnswer.objects.exists()


def test_feedback_before_and_long_after(conference: Conference, client: Client) -> None:
    address = feedback_path(conference.event)
    assert "Rückmeldungen sind ab" in text_of(client.get(address))
    client.post(address, {"gesamt": "5"})
    move_event(conference.event, now() - timedelta(days=60))
    client.post(address, {"gesamt": "5"})
    assert not FeedbackAnswer.objects.exists()
    assert client.get("/konferenz/rueckmeldung/0123456789/").status_code == 404


# ---------------------------------------------------------------- counting
@pytest.fixture
def stand(conference: Conference, hettstedt: Cast) -> TallyStand:
    made = add_stand(event=conference.event, by=hettstedt["koordination"], name="Hebamme (erfunden)")
    made.event = move_event(conference.event, now() - timedelta(hours=1))
    return made


def send(client: Client, stand: TallyStand, taps: object) -> Any:
    return client.post(f"{tally_path(stand)}senden/", json.dumps({"taps": taps}), content_type="application/json")


def tap(group: str = "familie") -> dict[str, str]:
    return {"key": str(uuid.uuid4()), "group": group}


def test_sent_twice_is_counted_once(stand: TallyStand, client: Client) -> None:
    taps = [tap(), tap(), tap("schwangere")]
    assert send(client, stand, taps).json()["counts"]["familie"] == 2
    assert send(client, stand, [*taps, tap()]).json()["counts"]["familie"] == 3
    assert counted(stand.event)[0].total == 4


def test_taking_back_works_also_before_the_press_arrives(stand: TallyStand, client: Client) -> None:
    first, second = tap(), tap()
    send(client, stand, [first, {"undo": first["key"]}])
    send(client, stand, [{"undo": second["key"]}])
    send(client, stand, [second, first])
    send(client, stand, [{"undo": first["key"]}])
    assert counted(stand.event)[0].total == 0


@pytest.mark.parametrize(
    "taps",
    [
        "viele",
        [1],
        [{"key": "1", "group": "familie"}],
        [{"key": str(uuid.uuid4()), "group": "reiche"}],
        [{"key": str(uuid.uuid4()), "group": ["familie"]}],
        [{"key": str(uuid.uuid4())}],
        [{"undo": "alles"}],
        [{"key": str(uuid.uuid4()), "group": "familie", "number": 1000}] * 501,
    ],
)
def test_forged_counts_are_refused_as_a_whole(stand: TallyStand, client: Client, taps: object) -> None:
    assert send(client, stand, taps).status_code == 400
    assert not TallyTap.objects.exists()


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b"[" * 100_000, b'{"taps": null}'])
def test_garbage_is_refused(stand: TallyStand, client: Client, body: bytes) -> None:
    answer = client.post(f"{tally_path(stand)}senden/", body, content_type="application/json")
    assert answer.status_code == 400


def test_without_a_script_and_only_around_the_day(stand: TallyStand, client: Client) -> None:
    key = str(uuid.uuid4())
    for _ in range(2):
        client.post(tally_path(stand), {"group": "andere", "key": key})
    assert counted(stand.event)[0].total == 1
    client.post(tally_path(stand), {"undo": key})
    assert counted(stand.event)[0].total == 0
    move_event(stand.event, now() - timedelta(days=10))
    assert send(client, stand, [tap()]).status_code == 400
    assert client.get("/konferenz/strichliste/falsch/").status_code == 404


def test_registered_stands_count_and_keep_their_numbers(
    conference: Conference, hettstedt: Cast, client: Client
) -> None:
    by = hettstedt["koordination"]
    guest(conference, "Kim", kind=PlaceKind.INFOSTAND, organisation="Frühe Hilfen (erfunden)")
    assert add_registered_stands(event=conference.event, by=by) == 1
    assert add_registered_stands(event=conference.event, by=by) == 0
    with pytest.raises(Invalid, match="stand_exists"):
        add_stand(event=conference.event, by=by, name="FRÜHE HILFEN (erfunden)")
    found = TallyStand.objects.get()
    found.event = move_event(conference.event, now() - timedelta(hours=1))
    send(client, found, [tap()])
    with pytest.raises(Invalid, match="stand_has_counts"):
        remove_stand(stand=found, by=by)


# ---------------------------------------------------------------- people's data
def test_what_is_held_about_a_person_can_be_seen_and_goes(
    conference: Conference, hettstedt: Cast, client: Client
) -> None:
    by, person = hettstedt["koordination"], guest(conference, email="ada@example.org")
    invite(event=conference.event, by=by, people=[Pasted("Ada", "ada@example.org")])
    client.post(f"/konferenz/{link_of(person)}/", {"schritt": "foto", "foto": "ja"})
    extension = ConferenceExtension()
    told = dict(extension.about(person))
    assert told["Fotos von Ihnen"] == "ja"
    assert told["Eingeladen als"] == "Ada <ada@example.org>"
    assert extension.held(conference.event) == 2
    address = f"/konferenz/einladung/{token_of(Invitation.objects.get())}/"
    assert extension.forget(conference.event) == 2
    assert extension.held(conference.event) == 0
    assert list(extension.about(person)) == []
    assert client.get(address).status_code == 404


def test_every_event_has_its_links(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    shown = text_of(browser.get(f"{LIST}{booking.event_id}/"))
    for label in ("Plakat und Wegweiser", "Rückmeldungen", "Gespräche an Infoständen", "Tagesbericht", "Einladungen"):
        assert label in shown
    person = sure(booking)
    move_event(booking.event, now() - timedelta(hours=1))
    own = [link.label for link in ConferenceExtension().own_links(Registration.objects.get(pk=person.pk))]
    assert own == ["Rückmeldung geben"]


def test_the_report_counts_what_was(
    conference: Conference, hettstedt: Cast, django_assert_max_num_queries: Any
) -> None:
    crowd(conference, 300)
    event = Event.objects.select_related("stelle").get(pk=conference.event_id)
    with django_assert_max_num_queries(20):
        content = content_of(event)
    assert content["registered"] == 300
    assert content["present_known"] is False
    assert sum(one["registered"] for one in content["organisations"]) == 300
