"""2,000 news, a newsletter with 100,000 readers, 5,000 questions with answers, for ``bench.py``."""

import time
from datetime import timedelta
from random import Random
from typing import Any

from bench_tools import leader, page

ARTICLES, READERS, QUESTIONS = 2_000, 100_000, 5_000
SLUG = "bench-aktuelles"
THINGS = (
    "Hebamme",
    "Kita",
    "Bewegung",
    "Ernährung",
    "Lotsendienst",
    "Elterncafé",
    "Sprache",
    "Wohnen",
    "Väter",
    "Spiel",
)
PLACES = ("Quartier", "Schule", "Klinik", "Betrieb", "Familienzentrum", "Stadtteil")
TEXT = "Wir haben gemeinsam mit Eltern und Fachkräften ausprobiert, was hilft, und berichten davon. " * 12


def run() -> list[str]:
    """Medians of processor time in the process, as lines to print. The database must be migrated."""
    from django.test import Client

    from lueckenlos.exchange.models import Question
    from lueckenlos.news.models import Article, Issue
    from lueckenlos.tenancy.models import Stelle
    from lueckenlos.tenancy.scope import all_tenants

    stelle = Stelle.objects.create(slug=SLUG, name="KGC (erfunden)", art="land", land="xx", portal_open=True)
    random = Random(7)  # noqa: S311 -- the same at every run
    with all_tenants():
        _articles(stelle, random)
        _newsletter(stelle)
        _questions(stelle, random)
        article, question = Article.objects.order_by("pk")[0], Question.objects.order_by("pk")[0]
        issue = Issue.objects.get()
    browser, reader, work = leader(SLUG), Client(), f"/arbeit/{SLUG}"
    pages = [
        (reader, "Aktuelles", "/aktuelles/"),
        (reader, "gesucht", "/aktuelles/?q=Lotsendienste&thema=gesund-aufwachsen"),
        (reader, "Feed", "/aktuelles/feed.atom"),
        (reader, "Beitrag", f"/aktuelles/{article.public_id}/"),
        (reader, "Seite der Stelle", f"/{SLUG}/"),
        (reader, "Newsletter bestellen", "/newsletter/"),
        (browser, "Arbeitsbereich, Beiträge", f"{work}/aktuelles/"),
        (browser, "Arbeitsbereich, Newsletter", f"{work}/newsletter/"),
        (browser, "Ausgabe mit Vorschau", f"{work}/newsletter/{issue.pk}/"),
        (browser, "Ausgabe bearbeiten", f"{work}/newsletter/{issue.pk}/bearbeiten/"),
        (browser, "Austausch", f"{work}/austausch/"),
        (browser, "Austausch gesucht", f"{work}/austausch/?text=Väter+Quartier"),
        (browser, "Frage", f"{work}/austausch/{question.public_id}/"),
    ]
    sizes = f"{ARTICLES} Beiträge, {READERS} Adressen, {QUESTIONS} Fragen"
    return [f"\nAktuelles: {sizes}", *(page(*one) for one in pages), *_sent(issue)]


def _title(random: Random, number: int) -> str:
    return f"{random.choice(THINGS)} im {random.choice(PLACES)} {number} (erfunden)"


def _articles(stelle: Any, random: Random) -> None:
    from django.utils import timezone

    from lueckenlos.news.models import Article
    from lueckenlos.shared.search import words_of

    rows = []
    for number in range(ARTICLES):
        title = _title(random, number)
        out = timezone.now() - timedelta(hours=number + 1)
        facts = {"themen": frozenset({"gesund-aufwachsen"}), "state": "freigegeben", "public_at": out}
        row = Article(stelle=stelle, title=title, teaser=TEXT[:200], text=TEXT, words=words_of(title, TEXT), **facts)
        rows.append(row)
    Article.objects.bulk_create(rows)


def _newsletter(stelle: Any) -> None:
    from django.utils import timezone

    from lueckenlos.news.models import Issue, Newsletter, Reader, Subscription

    now = timezone.now()
    facts = {"about": "Viermal im Jahr.", "reply_to": "a@example.org", "is_open": True}
    newsletter = Newsletter.objects.create(stelle=stelle, title="Gesund im Land (erfunden)", **facts)
    readers = [Reader(email=f"person{number}@example.org", confirmed_at=now) for number in range(READERS)]
    Reader.objects.bulk_create(readers, batch_size=5_000)
    made = (Subscription(stelle=stelle, newsletter=newsletter, reader=one, since=now) for one in readers)
    Subscription.objects.bulk_create(made, batch_size=5_000)
    Issue.objects.create(stelle=stelle, newsletter=newsletter, title="Ausgabe 1", intro=TEXT)


def _questions(stelle: Any, random: Random) -> None:
    from django.utils import timezone

    from lueckenlos.exchange.models import Answer, Question
    from lueckenlos.shared.search import words_of

    rows, now = [], timezone.now()
    for number in range(QUESTIONS):
        title, asked = _title(random, number), now - timedelta(hours=number)
        facts = {"land": "xx", "asked_at": asked, "last_at": asked, "answers": 3}
        rows.append(Question(stelle=stelle, title=title, text=TEXT, words=words_of(title, TEXT), **facts))
    Question.objects.bulk_create(rows)
    Answer.objects.bulk_create(
        Answer(stelle=stelle, question_key=row.public_id, text=TEXT, given_at=row.last_at)
        for row in rows
        for _ in "abc"
    )


def _sent(issue: Any) -> list[str]:
    """The ledger of all, and a part of the mails into memory."""
    from django.test import override_settings
    from django_scopes import scope

    from lueckenlos.news import sending
    from lueckenlos.news.mail import Letter
    from lueckenlos.news.models import Delivery

    with scope(stelle=issue.stelle_id), override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"):
        start = time.process_time()
        sending.list_readers(issue)
        listed = time.process_time() - start
        rows = list(Delivery.objects.select_related("subscription__reader").order_by("pk")[: sending.PART])
        start = time.process_time()
        sending._send(rows, Letter.of(issue))  # noqa: SLF001 -- what one job does
        each = (time.process_time() - start) / len(rows) * 1000
    return [f"Zustellungen aufschreiben: {listed:,.1f} s", f"eine Mail (ohne Mailserver): {each:,.1f} ms"]
