"""Beteiligung of five years in 200 Stellen, and one survey with 10,000 answers, for ``bench.py``."""

import random
import uuid
from datetime import date, timedelta
from typing import Any

from bench_tools import leader, milliseconds, page

STELLEN, SURVEYS, ANSWERS, IDEAS = 200, 20, 10_000, 200
STELLE = "bench-beteiligung"
KINDS = ["raum", "alter", "lebensphase", *["eine"] * 5, *["mehrere"] * 3, *["skala"] * 4]
OPTIONS = ["Bus und Bahn", "Plätze zum Spielen", "Arzt in der Nähe", "Beratung", "Treffpunkte", "Sport"]


def run() -> list[str]:
    """Medians of processor time in the process, as lines to print. The database must be migrated."""
    from django.test import Client
    from django_scopes import scope

    from lueckenlos.participation.models import Circles, Idea, IdeaCollection, Survey
    from lueckenlos.tenancy.models import Stelle

    _fill()
    browser, work = leader(f"{STELLE}-0"), f"/arbeit/{STELLE}-0/beteiligung/"
    stelle = Stelle.objects.get(slug=f"{STELLE}-0")
    with scope(stelle=stelle):
        ending = _big(stelle)
        big, running = Survey.objects.get(title="Groß"), Survey.objects.get(title="Läuft")
        by = big.questions.get(kind="raum").pk
        collection, idea, circles = (model.objects.order_by("pk")[0].pk for model in (IdeaCollection, Idea, Circles))
        public = [running.get_absolute_url(), IdeaCollection.objects.get(pk=collection).get_absolute_url()]
        answer = _answering(running)
    each = f"{SURVEYS} Befragungen, {IDEAS} Ideen; eine mit {ANSWERS} Antworten auf {len(KINDS)} Fragen"
    pages = [
        ("Übersicht", ""),
        ("Befragung", f"befragung/{running.pk}/"),
        ("Vorschau", f"befragung/{running.pk}/vorschau/"),
        ("Ergebnis", f"befragung/{big.pk}/ergebnis/"),
        ("Ergebnis, aufgeteilt", f"befragung/{big.pk}/ergebnis/?nach={by}"),
        ("Ergebnis als CSV", f"befragung/{big.pk}/ergebnis/?als=csv&nach={by}"),
        ("Ergebnis als PDF", f"befragung/{big.pk}/ergebnis/?als=pdf&nach={by}"),
        ("Ideensammlung", f"ideen/{collection}/"),
        ("Idee", f"idee/{idea}/"),
        ("Kreise", f"kreise/{circles}/"),
        ("Kreise bearbeiten", f"kreise/{circles}/bearbeiten/"),
    ]
    return [
        f"\nBeteiligung: {STELLEN} Stellen mit je {each}",
        *(page(browser, label, work + path) for label, path in pages),
        page(Client(), "Öffentlicher Bogen, 15 Fragen", public[0]),
        page(Client(), f"Öffentliche Ideen ({IDEAS})", public[1]),
        f"Bogen absenden: {answer:.1f} ms, {1000 / answer:.0f} Anfragen je Sekunde und Kern",
        f"Beenden, auszählen und schützen: {ending:,.0f} ms, einmal je Befragung",
    ]


def _answering(survey: Any) -> float:
    """Milliseconds of one sheet sent by a browser, throttle aside."""
    from itertools import count

    from django.test import Client

    browser, questions, addresses = Client(), list(survey.questions.all()), count()
    sheet = {f"f{question.pk}": "1" for question in questions}

    def send() -> None:
        number = next(addresses)
        data = {**sheet, "bogen": str(uuid.uuid4())}
        sent = browser.post(survey.get_absolute_url(), data, REMOTE_ADDR=f"10.0.{number // 250}.{number % 250}")
        assert sent.status_code == 302, sent.status_code

    return milliseconds(send, 40)


def _fill() -> None:
    from django_scopes import scope

    from lueckenlos.geo.enums import GebietsEbene
    from lueckenlos.geo.models import Gebiet
    from lueckenlos.tenancy.models import Stelle

    day = date(2023, 12, 31)
    town = Gebiet.objects.create(
        ars="990000000001", ags="99000001", name="Messstadt", sort_name="messstadt", ebene=GebietsEbene.GEMEINDE,
        gebietsstand=day,
    )  # fmt: skip
    for number in range(12):
        Gebiet.objects.create(
            ars=f"9900000000010{number:02}", name=f"Raum {number}", sort_name=f"raum {number:02}", parent=town,
            ebene=GebietsEbene.SOZIALRAUM, gebietsstand=day,
        )  # fmt: skip
    for number in range(STELLEN):
        stelle = Stelle.objects.create(
            slug=f"{STELLE}-{number}", name=f"Stadt {number} (erfunden)", art="kommune", portal_open=True
        )
        stelle.gebiete.add(town)
        with scope(stelle=stelle):
            _of(stelle, number)


def _of(stelle: Any, number: int) -> None:
    from lueckenlos.participation.models import Circles, Idea, IdeaCollection, Survey

    day = _today() - timedelta(days=5 * 365)
    values = {"stelle": stelle, "title_key": "befragung", "starts_on": day, "ends_on": day + timedelta(days=30)}
    for place in range(SURVEYS):
        Survey.objects.create(title=f"Befragung {place}", **values)
    for place in range(5):
        row = IdeaCollection.objects.create(stelle=stelle, title=f"Ideen {place}", title_key="ideen", state="offen")
        Idea.objects.bulk_create(
            Idea(
                stelle=stelle, collection=row, title=f"Idee {one}", title_key=f"idee {one}", text="Mehr Bänke. " * 20,
                state="oeffentlich" if one % 5 else "neu", supports=one, handed_in_on=day,
            )
            for one in range(IDEAS if number == 0 else IDEAS // 5)
        )  # fmt: skip
    groups = [f"Gruppe {place}" for place in range(8)]
    rings = {
        f"{phase}.{place}.{column}": ("mit", "gehoert", "nicht")[place % 3]
        for phase in ("bedarf", "planung", "umsetzung", "auswertung")
        for place in range(8)
        for column in ("jetzt", "soll")
    }
    Circles.objects.create(stelle=stelle, title="Lotsin", title_key="lotsin", groups=groups, rings=rings)


def _big(stelle: Any) -> float:
    """One survey that runs, one with many answers that is ended; how long that takes, in milliseconds."""
    import time

    from lueckenlos.participation.actions import surveys
    from lueckenlos.participation.models import Answer
    from lueckenlos.participation.rules.answers import places
    from lueckenlos.tenancy.actor import system_actor

    by, today, drawn = system_actor(stelle), _today(), random.Random(1)  # noqa: S311 -- invented answers
    made = []
    for title in ("Läuft", "Groß"):
        term = {"starts_on": today, "ends_on": today + timedelta(days=30)}
        survey = surveys.create_survey(values={"title": title, **term}, by=by)
        for number, kind in enumerate(KINDS):
            values = {"kind": kind, "text": f"Frage {number}?", "options": OPTIONS}
            surveys.save_question(survey=survey, values=values, by=by)
        made.append(surveys.start_survey(survey=survey, today=today, by=by))
    questions = [(str(one.pk), places(one), one.kind == "mehrere") for one in made[1].questions.all()]
    Answer.objects.bulk_create(
        (
            Answer(stelle=stelle, survey=made[1], chosen={
                key: sorted(drawn.sample(range(number), 2)) if several else [int(number * drawn.random() ** 2)]
                for key, number, several in questions
            })
            for _ in range(ANSWERS)
        ),
        batch_size=1000,
    )  # fmt: skip
    started = time.process_time()
    surveys.end_survey(survey=made[1], by=by)
    return (time.process_time() - started) * 1000


def _today() -> date:
    from django.utils import timezone

    return timezone.localdate()
