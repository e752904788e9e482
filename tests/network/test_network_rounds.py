"""The yearly round: links, answers, what disagrees; and the page behind the link."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from factories import Cast, make_organisation
from lueckenlos.chains.models import Handover
from lueckenlos.network import actions, queries
from lueckenlos.network.actions import Line
from lueckenlos.network.enums import Mutual, Origin, Said
from lueckenlos.network.links import token_of
from lueckenlos.network.models import Answer, Ask, Round, Tie
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.actor import Actor, link_actor
from lueckenlos.tenancy.links import work_url
from network.ties import make_tie, triple


def now() -> datetime:
    return timezone.now()


def today() -> date:
    return timezone.localdate()


def begin(by: Actor, *asked: Organisation, days: int = 28) -> Round:
    return actions.open_round(
        title="Netzwerk 2026",
        closes_on=today() + timedelta(days=days),
        message="",
        organisations=[one.pk for one in asked],
        now=now(),
        today=today(),
        by=by,
    )


def say(asked: Round, who: Organisation, *lines: Line, day: date | None = None) -> Ask:
    ask = asked.asks.select_related("round", "stelle", "organisation").get(organisation=who)
    by = link_actor(ask.stelle, who.name)
    actions.answer(ask=ask, lines=lines, now=now(), today=day or today(), by=by)
    return ask


def line(other: Organisation, said: Said, kind: str = "zusammenarbeit", *, outgoing: bool = True, **words: str) -> Line:
    return Line(other.pk, kind, outgoing, said, **words)


def settle(asked: Round, by: Actor, *, take: bool) -> None:
    (found,) = Answer.objects.filter(ask__round=asked, settled_at=None).exclude(said="stimmt")
    actions.settle(found=found, take=take, now=now(), today=today(), by=by)


# ---------------------------------------------------------------- links
def test_links_go_out_once_and_are_reminded_of_once(
    hettstedt: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    by = hettstedt["koordination"]
    amt, hebamme, _ = triple(hettstedt.hettstedt)
    silent = make_organisation(hettstedt.hettstedt)
    with django_capture_on_commit_callbacks(execute=True):
        asked = begin(by, amt, hebamme, silent)
    assert sorted(one.to[0] for one in mail.outbox) == ["behoerde@hettstedt.example", "klinik@hettstedt.example"]
    body = mail.outbox[0].body
    token = re.search(r"/netzwerk/([\w-]+)/", body)
    assert token
    # the database alone opens nothing
    assert token[1] not in str(list(Ask.objects.values_list()))
    say(asked, amt)
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.remind(asked=asked, now=now(), today=today(), by=by) == 1
    assert [one.to[0] for one in mail.outbox[2:]] == ["klinik@hettstedt.example"]
    with pytest.raises(Invalid, match="round_reminded"):
        actions.remind(asked=asked, now=now(), today=today(), by=by)


def test_one_round_at_a_time(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    amt, *_ = triple(hettstedt.hettstedt)
    first = begin(by, amt, days=5)
    with pytest.raises(Invalid, match="round_open"):
        begin(by, amt)
    Round.objects.update(closes_on=today() - timedelta(days=1))
    begin(by, amt)
    first.refresh_from_db()
    assert first.closed_on == today()


@pytest.mark.parametrize(("days", "asked", "code"), [(0, True, "round_ends_today"), (9, False, "round_nobody")])
def test_rounds_that_are_refused(hettstedt: Cast, days: int, asked: bool, code: str) -> None:
    amt, *_ = triple(hettstedt.hettstedt)
    chosen = (amt,) if asked else (make_organisation(hettstedt.hettstedt),)
    with pytest.raises(Invalid, match=code):
        begin(hettstedt["koordination"], *chosen, days=days)


def test_only_koordination_and_leitung_ask(hettstedt: Cast) -> None:
    amt, *_ = triple(hettstedt.hettstedt)
    with pytest.raises(NotAllowed):
        begin(hettstedt["mitarbeit"], amt)


# ---------------------------------------------------------------- answers
def test_both_say_yes(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    amt, hebamme, _ = triple(hettstedt.hettstedt)
    make_tie(by, amt, hebamme, "geld")
    asked = begin(by, amt, hebamme)
    say(asked, amt, line(hebamme, Said.STIMMT, "geld"))
    assert Tie.objects.get().mutual is Mutual.EINE
    say(asked, hebamme, line(amt, Said.STIMMT, "geld", outgoing=False))
    assert Tie.objects.get().mutual is Mutual.BEIDE
    assert queries.answers_to_settle(by, asked) == []


def test_a_computed_tie_that_is_confirmed_becomes_an_entry(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    amt, hebamme, _ = triple(hettstedt.hettstedt)
    values = {"giver": amt, "receiver": hebamme, "status": "in_arbeit", "agreed_on": date(2025, 2, 1)}
    Handover.objects.create(stelle=hettstedt.hettstedt, uebergang="familie-kita", **values)
    say(begin(by, hebamme), hebamme, line(amt, Said.STIMMT, "uebergabe", outgoing=False))
    tie = Tie.objects.get()
    assert (tie.giver, tie.receiver, tie.origin, tie.since) == (amt, hebamme, Origin.MITGLIED, date(2025, 2, 1))
    assert (tie.giver_confirmed_on, tie.receiver_confirmed_on) == (None, today())


def test_what_disagrees_waits_for_the_coordinator(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    amt, hebamme, _ = triple(hettstedt.hettstedt)
    make_tie(by, amt, hebamme, since=date(2024, 1, 1))
    asked = begin(by, amt, hebamme)
    say(asked, amt, line(hebamme, Said.STIMMT))
    say(asked, hebamme, line(amt, Said.NEIN, note="seit 2025 nicht mehr"))
    (one,) = queries.answers_to_settle(by, asked)
    assert (one.answer.note, one.other_said, one.tie) == ("seit 2025 nicht mehr", "stimmt", Tie.objects.get())
    # nothing has changed before somebody decides
    assert Tie.objects.get().until is None
    settle(asked, by, take=True)
    assert Tie.objects.get().until == today()
    assert queries.answers_to_settle(by, asked) == []


def test_an_answer_may_be_left_as_it_is(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    amt, hebamme, _ = triple(hettstedt.hettstedt)
    make_tie(by, amt, hebamme, strength="eng")
    asked = begin(by, amt)
    say(asked, amt, line(hebamme, Said.ANDERS, strength="selten"))
    settle(asked, by, take=False)
    assert Tie.objects.get().strength == "eng"
    with pytest.raises(Invalid, match="answer_gone"):
        actions.settle(found=Answer.objects.get(), take=True, now=now(), today=today(), by=by)


def test_a_correction_and_a_new_tie_are_taken_over(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    amt, hebamme, verein = triple(hettstedt.hettstedt)
    make_tie(by, amt, hebamme, strength="eng")
    asked = begin(by, amt, verein)
    say(asked, amt, line(hebamme, Said.ANDERS, strength="selten"))
    settle(asked, by, take=True)
    assert Tie.objects.get().strength == "selten"
    say(asked, verein, line(amt, Said.NEU, "geld", outgoing=False, note="Zuschuss"))
    settle(asked, by, take=True)
    tie = Tie.objects.get(kind="geld")
    assert (tie.giver, tie.receiver, tie.note, tie.origin) == (amt, verein, "Zuschuss", Origin.MITGLIED)
    assert tie.receiver_confirmed_on == today()


def test_sending_again_replaces_what_is_not_settled(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    amt, hebamme, _ = triple(hettstedt.hettstedt)
    make_tie(by, amt, hebamme)
    asked = begin(by, amt)
    say(asked, amt, line(hebamme, Said.STIMMT))
    say(asked, amt, line(hebamme, Said.NEIN))
    assert Tie.objects.get().mutual is Mutual.KEINE
    assert [one.said for one in Answer.objects.all()] == ["nein"]


def test_answers_that_are_refused(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    amt, hebamme, _ = triple(hettstedt.hettstedt)
    make_tie(by, amt, hebamme)
    asked = begin(by, amt, days=3)
    with pytest.raises(Invalid, match="answer_needs_words"):
        say(asked, amt, line(hebamme, Said.ANDERS))
    with pytest.raises(Invalid, match="tie_organisation_unknown"):
        say(asked, amt, line(amt, Said.NEU))
    with pytest.raises(NotAllowed, match="round_over"):
        say(asked, amt, day=today() + timedelta(days=4))
    actions.close_round(asked=asked, today=today(), by=by)
    with pytest.raises(NotAllowed, match="round_over"):
        say(asked, amt)
    assert not Answer.objects.exists()


# ---------------------------------------------------------------- the page behind the link
def door(asked: Round, who: Organisation) -> str:
    return f"/netzwerk/{token_of(asked.asks.get(organisation=who))}/"


def test_a_member_answers_on_its_page(hettstedt: Cast, client: Client) -> None:
    by = hettstedt["koordination"]
    amt, hebamme, verein = triple(hettstedt.hettstedt)
    make_tie(by, amt, hebamme, "geld")
    make_tie(by, hebamme, verein, note="geht das Amt nichts an")
    url = door(begin(by, amt, hebamme), amt)
    page = client.get(url)
    text = page.content.decode()
    assert "gibt Geld an Hebammen (erfunden)" in text
    assert "geht das Amt nichts an" not in text
    assert (page["Referrer-Policy"], page["X-Robots-Tag"]) == ("same-origin", "noindex")
    key = f"{hebamme.pk}-geld-hin"
    wrong = client.post(url, {f"said-{key}": "anders", "other-0": verein.pk})
    assert wrong.context["form"].errors.keys() == {f"note-{key}", "how-0"}
    sent = client.post(
        url, {f"said-{key}": "stimmt", "other-0": verein.pk, "how-0": "information-her", "text-0": "Plan"}
    )
    assert "Vielen Dank" in sent.content.decode()
    assert list(Answer.objects.values_list("said", "kind", "outgoing", "note")) == [
        ("stimmt", "geld", True, ""),
        ("neu", "information", False, "Plan"),
    ]
    assert Tie.objects.get(kind="geld").giver_confirmed_on == today()


def test_a_link_after_the_end_says_so(hettstedt: Cast, client: Client) -> None:
    by = hettstedt["koordination"]
    amt, *_ = triple(hettstedt.hettstedt)
    asked = begin(by, amt)
    url = door(asked, amt)
    actions.close_round(asked=asked, today=today(), by=by)
    for answer in (client.get(url), client.post(url, {})):
        assert answer.status_code == 410
        assert "Die Abfrage von Hettstedt ist beendet." in answer.content.decode()
    assert client.get("/netzwerk/falsch/").status_code == 404


def test_the_coordinator_leads_a_round(hettstedt: Cast) -> None:
    browser, stelle = hettstedt.client("koordination"), hettstedt.hettstedt
    amt, hebamme, _ = triple(stelle)
    make_tie(hettstedt["koordination"], amt, hebamme)
    page = work_url(stelle, "network:round_list")
    assert browser.get(page).context["form"].initial["organisations"] == [amt.pk, hebamme.pk]
    values = {"title": "Netzwerk", "closes_on": str(today() + timedelta(days=9)), "organisations": [amt.pk]}
    sent = browser.post(page, values)
    asked = Round.objects.get()
    assert sent["Location"] == work_url(stelle, "network:round_detail", asked.pk)
    say(asked, amt, line(hebamme, Said.NEIN))
    shown = browser.get(sent["Location"])
    assert "noch nichts" in shown.content.decode()
    answer = shown.context["waiting"][0]["answer"]
    browser.post(sent["Location"], {"antwort": answer.pk, "lassen": "1"})
    browser.post(sent["Location"], {"beenden": "1"})
    asked.refresh_from_db()
    assert (asked.closed_on, Tie.objects.get().until) == (today(), None)
