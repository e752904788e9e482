"""An issue reaches each of its readers once, whatever happens to the worker or the mail server."""

from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone
from django_scopes import scope

from events.fair import make_boerse
from factories import Cast
from library.shelf import published
from lueckenlos.news import sending
from lueckenlos.news.actions import articles, issues
from lueckenlos.news.enums import ArticleStep, DeliveryState, IssueState
from lueckenlos.news.models import Delivery, Issue, Newsletter, Reader
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy import subjects
from news.editing import compose, open_newsletter, publish, read_by, send


class Moody(EmailBackend):
    """A mail server that refuses one address and breaks off at another."""

    def send_messages(self, messages: Any) -> Any:
        if messages[0].to == ["weg@example.org"]:
            raise SMTPRecipientsRefused({"weg@example.org": (550, b"unknown")})
        if messages[0].to == ["bricht@example.org"]:
            raise SMTPServerDisconnected
        return super().send_messages(messages)


@pytest.fixture
def newsletter(cast: Cast) -> Newsletter:
    found = open_newsletter(cast["kgc_leitung"])
    for name in ("anna", "bernd", "clara"):
        read_by(f"{name}@example.org", found)
    mail.outbox.clear()
    return found


def receivers() -> list[str]:
    return sorted(one.to[0] for one in mail.outbox)


def again(issue: Issue) -> None:
    """The job runs once more, as after a reclaimed job."""
    Issue.objects.filter(pk=issue.pk).update(state=IssueState.VERSAND)
    sending.send_part.call(issue.pk, issue.stelle_id)


def test_everybody_gets_it_once_with_a_way_out(cast: Cast, newsletter: Newsletter) -> None:
    by = cast["kgc_leitung"]
    issue = send(compose(by, publish(by)), by)
    assert receivers() == ["anna@example.org", "bernd@example.org", "clara@example.org"]
    assert (issue.state, issue.sent) == (IssueState.VERSCHICKT, 3)
    sent = mail.outbox[0]
    headers = sent.message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = headers["List-Unsubscribe"].strip("<>")
    html = str(sent.alternatives[0][0])
    assert address in sent.body
    assert address in html
    assert "Neue Lotsin im Klinikum" in html
    assert "<img" not in html
    with scope(stelle=by.stelle):
        again(issue)
    assert len(mail.outbox) == 3


def test_what_a_dead_worker_had_begun_is_not_sent_again(cast: Cast, newsletter: Newsletter) -> None:
    by = cast["kgc_leitung"]
    issue = compose(by, publish(by))
    with scope(stelle=by.stelle):
        sending.list_readers(issue)
        first = Delivery.objects.order_by("pk")[0]
        Delivery.objects.filter(pk=first.pk).update(state=DeliveryState.BEGONNEN)
        again(issue)
        kept = Issue.objects.get(pk=issue.pk)
        assert Delivery.objects.get(pk=first.pk).state == DeliveryState.UNGEWISS
    assert len(mail.outbox) == 2
    assert (kept.sent, kept.uncertain) == (2, 1)


def test_a_refused_address_is_set_aside_and_a_broken_line_stops_the_rest_for_now(
    cast: Cast, newsletter: Newsletter, settings: pytest.FixtureRequest
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Moody"  # type: ignore[attr-defined] # the fixture of pytest-django
    by = cast["kgc_leitung"]
    for name in ("weg", "bricht", "zuletzt"):
        read_by(f"{name}@example.org", newsletter)
    mail.outbox.clear()
    issue = compose(by, publish(by))
    with scope(stelle=by.stelle):
        Issue.objects.filter(pk=issue.pk).update(state=IssueState.VERSAND)
        with pytest.raises(SMTPServerDisconnected):
            sending.send_part.call(issue.pk, issue.stelle_id)
        assert receivers() == ["anna@example.org", "bernd@example.org", "clara@example.org"]
        sending.send_part.call(issue.pk, issue.stelle_id)
        kept = Issue.objects.get(pk=issue.pk)
    assert receivers()[-1] == "zuletzt@example.org"
    assert (kept.sent, kept.refused, kept.uncertain) == (4, 1, 1)
    assert Reader.objects.get(email="weg@example.org").bounced_at
    assert Reader.objects.get(email="bricht@example.org").bounced_at is None


def test_only_the_readers_of_its_themes_get_it(cast: Cast, newsletter: Newsletter) -> None:
    by = cast["kgc_leitung"]
    read_by("alt@example.org", newsletter, themen=("gesund-im-alter",))
    read_by("jung@example.org", newsletter, themen=("gesund-aufwachsen",))
    mail.outbox.clear()
    send(compose(by, publish(by), themen=frozenset({"gesund-aufwachsen"})), by)
    assert "jung@example.org" in receivers()
    assert "alt@example.org" not in receivers()


def test_what_was_withdrawn_meanwhile_is_not_sent_and_leaves_the_archive(
    cast: Cast, client: Client, newsletter: Newsletter
) -> None:
    by = cast["kgc_leitung"]
    told, kept = publish(by), publish(by, "Bleibt (erfunden)", teaser="Steht da.")
    first, second = compose(by, told, kept), compose(by, told)
    send(first, by)
    with scope(stelle=by.stelle):
        articles.step_article(article=told, step=ArticleStep.ZURUECKZIEHEN, now=timezone.now(), by=by)
    with pytest.raises(Invalid, match="issue_item_gone"):
        send(second, by)
    shown = client.get(f"/newsletter/ausgaben/{first.public_id}/").content.decode()
    assert "Steht da." in shown
    assert "Sie hilft jungen Eltern." not in shown


def test_only_what_was_seen_is_sent_only_once_and_only_by_those_who_release(cast: Cast, newsletter: Newsletter) -> None:
    by, issue = cast["kgc_leitung"], compose(cast["kgc_leitung"])
    with pytest.raises(NotAllowed):
        send(issue, cast["kgc"])
    with scope(stelle=by.stelle):
        issues.save_issue(
            issue=issue, values={"title": "Neu"}, picked=[], seen=issue.version, now=timezone.now(), by=by
        )
    with pytest.raises(Invalid, match="changed_meanwhile"):
        send(issue, by)
    issue.refresh_from_db()
    send(issue, by)
    with pytest.raises(NotAllowed, match="issue_is_out"):
        send(issue, by)


def test_an_issue_can_tell_of_events_and_publications_too(cast: Cast, newsletter: Newsletter) -> None:
    by = cast["kgc_leitung"]
    with scope(stelle=by.stelle):
        make_boerse(by)
        make_boerse(by, publish=False)
    published(by)
    publish(cast["koordination"], "Aus einer Stelle darunter (erfunden)")
    publish(cast["fremde_kgc"], "Aus einem anderen Land (erfunden)")
    with scope(stelle=by.stelle):
        offered = {label: [one.title for one in rows] for label, rows in subjects.announced(by, timezone.now())}
        refs = [one.ref for _, rows in subjects.announced(by, timezone.now()) for one in rows]
        issue = issues.create_issue(values={"title": "Alles"}, picked=refs, now=timezone.now(), by=by)
    assert offered == {
        "Veranstaltung": ["Baby-Börse (erfunden)"],
        "Veröffentlichung": ["Gut ankommen (erfunden)"],
        "Beitrag": ["Aus einer Stelle darunter (erfunden)"],
    }
    assert send(issue, by).sent == 3
    assert "/veroeffentlichungen/" in mail.outbox[-1].body


def test_the_archive_hides_drafts(cast: Cast, client: Client, newsletter: Newsletter) -> None:
    draft = compose(cast["kgc_leitung"])
    assert client.get(f"/newsletter/ausgaben/{draft.public_id}/").status_code == 404
    assert draft.title not in client.get("/newsletter/ausgaben/").content.decode()
