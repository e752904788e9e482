"""Who reads and moderates which question; what follows from answers."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_scopes import scope

from exchange.asking import answer, ask
from factories import Cast
from lueckenlos.exchange import rules
from lueckenlos.exchange.actions import digests, moderation, questions
from lueckenlos.exchange.enums import Rhythm
from lueckenlos.exchange.models import DigestChoice, Question
from lueckenlos.exchange.queries import shared
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.actor import system_actor

BERLIN = ZoneInfo("Europe/Berlin")


def page(cast: Cast, who: str, stelle: str, question: Question) -> str:
    answered = cast.client(who).get(f"/arbeit/{stelle}/austausch/{question.public_id}/")
    return answered.content.decode() if answered.status_code == 200 else str(answered.status_code)


def found(cast: Cast, who: str, stelle: str, query: str) -> str:
    return cast.client(who).get(f"/arbeit/{stelle}/austausch/?{query}").content.decode()


def test_a_question_reaches_its_land_or_the_whole_federation(cast: Cast) -> None:
    near, far = ask(cast["koordination"], "Nahe (erfunden)"), ask(cast["fremd"], "Weit (erfunden)", reach="verbund")
    assert "Nahe" in page(cast, "fremd", "eisleben", near)
    assert page(cast, "fremde_kgc", "kgc-niedersachsen", near) == "404"
    assert "Weit" in page(cast, "fremde_kgc", "kgc-niedersachsen", far)
    shown = found(cast, "fremde_kgc", "kgc-niedersachsen", "")
    assert "Weit" in shown
    assert "Nahe" not in shown


def test_only_who_agrees_is_named(cast: Cast) -> None:
    question = ask(cast["koordination"], named=False)
    answer(cast["fremd"], question, "Wir auch.", named=True)
    shown = page(cast, "kreis", "mansfeld-suedharz", question)
    assert cast["koordination"].name not in shown
    assert cast["fremd"].name in shown


def test_a_colleague_cannot_put_a_name_to_it(cast: Cast) -> None:
    question, by = ask(cast["koordination"]), cast["leitung"]
    with scope(stelle=by.stelle):
        questions.save_question(question=question, values={"named": True, "title": "Neu"}, seen=1, by=by)
    question.refresh_from_db()
    assert (question.title, question.named) == ("Neu", False)


def test_answers_count_are_found_and_one_of_them_helped(cast: Cast) -> None:
    question = ask(cast["koordination"])
    first, second = answer(cast["fremd"], question, "Plakate."), answer(cast["kreis"], question, "Der Sportverein.")
    by = cast["koordination"]
    assert "Väter" in found(cast, "lesen", "hettstedt", "text=Sportvereine")
    with scope(stelle=by.stelle):
        questions.solve_question(question=question, solution=second, by=by)
        with pytest.raises(NotAllowed):
            questions.solve_question(question=question, solution=first, by=cast["fremd"])
        row = Question.objects.get(pk=question.pk)
    assert (row.answers, row.state, row.solution) == (2, "geloest", second.pk)
    shown = page(cast, "fremd", "eisleben", question)
    assert shown.index("Der Sportverein.") < shown.index("Plakate.")
    with scope(stelle=cast.msh):
        questions.withdraw_answer(question=question, answer=second, by=cast["kreis"])
    question.refresh_from_db()
    assert (question.answers, question.solution) == (1, None)
    assert "Väter" not in found(cast, "lesen", "hettstedt", "text=Sportvereine")


def test_what_the_kgc_hides_only_its_writers_and_the_kgc_see_with_the_reason(cast: Cast) -> None:
    question, kgc = ask(cast["koordination"]), cast["kgc"]
    said = answer(cast["fremd"], question, "Frau M. hat das erlebt.")
    with scope(stelle=kgc.stelle):
        moderation.hide_answer(question=question, answer=said, reason="Ein Mensch ist erkennbar.", by=kgc)
    assert "Frau M." not in page(cast, "koordination", "hettstedt", question)
    assert "Ein Mensch ist erkennbar." in page(cast, "fremd", "eisleben", question)
    assert "Väter" not in found(cast, "koordination", "hettstedt", "text=Frau")
    with scope(stelle=kgc.stelle):
        moderation.hide_question(question=question, reason="Werbung.", by=kgc)
    assert page(cast, "fremd", "eisleben", question) == "404"
    assert "Werbung." in page(cast, "koordination", "hettstedt", question)
    assert "Werbung." in page(cast, "kgc", "kgc-sachsen-anhalt", question)


def test_hiding_needs_a_reason_and_the_right_kgc(cast: Cast) -> None:
    question = ask(cast["koordination"], reach="verbund")
    for who, code in (("fremde_kgc", "exchange_only_kgc"), ("koordination", "exchange_only_kgc")):
        with scope(stelle=cast[who].stelle), pytest.raises(NotAllowed, match=code):
            moderation.hide_question(question=question, reason="Nein.", by=cast[who])
    with scope(stelle=cast.kgc_st), pytest.raises(Invalid, match="hide_without_reason"):
        moderation.hide_question(question=question, reason=" ", by=cast["kgc"])


def test_two_questions_become_one(cast: Cast) -> None:
    one, other, kgc = ask(cast["koordination"]), ask(cast["fremd"], "Väter gesucht (erfunden)"), cast["kgc"]
    answer(cast["kreis"], one, "Fragt die Feuerwehr.")
    browser = cast.client("kgc")
    address = f"/arbeit/kgc-sachsen-anhalt/austausch/{one.public_id}/"
    for target, told in (("nirgends", "Diese Frage gibt es nicht"), (one.public_id, "Zusammenlegen geht nur")):
        refused = browser.post(f"{address}moderation/", {"tun": "zusammenlegen", "target": target}).content.decode()
        assert told in refused
        assert f'value="{target}"' in refused
    goal = f"https://example.org/arbeit/eisleben/austausch/{other.public_id}/"
    browser.post(f"{address}moderation/", {"tun": "zusammenlegen", "target": goal})
    assert "Fragt die Feuerwehr." in page(cast, "kgc", "kgc-sachsen-anhalt", other)
    assert browser.get(address).headers["Location"].endswith(f"/{other.public_id}/")
    with scope(stelle=kgc.stelle):
        assert [row.pk for row in shared.listed(kgc, timezone.now())] == [other.pk]


def test_the_kgc_is_told_once_of_what_nobody_answers(cast: Cast) -> None:
    now = timezone.now()
    ask(cast["koordination"], "Alt (erfunden)", now=now - timedelta(days=8))
    ask(cast["koordination"], "Jung (erfunden)", now=now - timedelta(days=6))
    answer(cast["fremd"], ask(cast["koordination"], "Beantwortet (erfunden)", now=now - timedelta(days=8)))
    cast.kgc_st.email = "kgc@example.org"
    cast.kgc_st.save()
    with scope(stelle=cast.kgc_st):
        assert moderation.nudge(now=now, by=system_actor(cast.kgc_st)) == 1
        assert moderation.nudge(now=now, by=system_actor(cast.kgc_st)) == 0
    (sent,) = mail.outbox
    assert (sent.to, "Alt (erfunden)" in sent.body, "Jung" in sent.body) == (["kgc@example.org"], True, False)
    assert "1 Frage ist seit über 7 Tagen" in found(cast, "kgc", "kgc-sachsen-anhalt", "")


@pytest.mark.parametrize(
    ("rhythm", "looked", "now", "due"),
    [
        ("nie", "2026-11-01", "2026-11-22", False),
        ("taeglich", "2026-11-21", "2026-11-22", True),
        ("taeglich", "2026-11-22", "2026-11-22", False),
        ("woechentlich", "2026-11-16", "2026-11-22", False),  # Monday, then Sunday
        ("woechentlich", "2026-11-22", "2026-11-23", True),  # chosen on a Sunday, then Monday
        ("woechentlich", "2026-11-16", "2026-11-24", True),  # the run of Monday was missed
        ("woechentlich", "2026-11-23", "2026-11-24", False),
    ],
)
def test_when_a_digest_is_due(rhythm: str, looked: str, now: str, due: bool) -> None:
    moments = (datetime.fromisoformat(f"{day}T03:00").replace(tzinfo=BERLIN) for day in (looked, now))
    looked_at, moment = moments
    assert rules.is_due(DigestChoice(rhythm=rhythm, looked_at=looked_at), moment) is due


def test_a_digest_tells_what_its_reader_may_see_and_nothing_twice(cast: Cast) -> None:
    by, yesterday = cast["lesen"], timezone.now() - timedelta(days=1)
    with scope(stelle=by.stelle):
        digests.choose_digest(rhythm=Rhythm.TAEGLICH, now=yesterday, by=by)
    ask(cast["fremd"], "Neu im Land (erfunden)")
    ask(cast["fremde_kgc"], "Woanders (erfunden)")
    with scope(stelle=by.stelle):
        now = timezone.localtime()
        assert digests.queue_digests(now=now, by=system_actor(by.stelle)) == 1
        assert digests.queue_digests(now=now, by=system_actor(by.stelle)) == 0
    (sent,) = mail.outbox
    assert "Neu im Land" in sent.body
    assert "Woanders" not in sent.body


def test_a_digest_says_how_to_leave_it_and_the_way_ends_it(cast: Cast) -> None:
    by, yesterday = cast["lesen"], timezone.now() - timedelta(days=1)
    with scope(stelle=by.stelle):
        digests.choose_digest(rhythm=Rhythm.TAEGLICH, now=yesterday, by=by)
    ask(cast["koordination"], "Was wir selbst fragen (erfunden)")
    answer(cast["koordination"], ask(cast["fremd"], "Wer kennt das? (erfunden)"))
    with scope(stelle=by.stelle):
        digests.queue_digests(now=timezone.localtime(), by=system_actor(by.stelle))
    (sent,) = mail.outbox
    assert sent.subject == "Neues im Austausch: 1 Frage"
    assert sent.body.startswith(
        f"Guten Tag {by.name},\n\nseit der letzten Mail ist im Austausch neu:\n\n- Wer kennt das?"
    )
    assert "fragt, 1 Antwort\n" in sent.body
    assert "Diese Mail kommt täglich, wenn es Neues gibt." in sent.body
    assert "Was wir selbst fragen" not in sent.body
    way = sent.body.rpartition("gar nicht mehr: ")[2].strip().removeprefix(settings.BASE_URL)
    assert cast.client("lesen").post(way, {"rhythm": "nie"}).status_code == 302
    with scope(stelle=by.stelle):
        assert not DigestChoice.objects.exists()


def test_the_list_costs_the_same_for_many(cast: Cast) -> None:
    browser, numbers = cast.client("lesen"), []
    for _ in range(2):
        ask(cast["koordination"])
        ask(cast["fremd"])
        with CaptureQueriesContext(
            connection,
        ) as seen:
            browser.get("/arbeit/hettstedt/austausch/")
        numbers.append(len(seen))
    assert numbers[0] == numbers[1] <= 12
