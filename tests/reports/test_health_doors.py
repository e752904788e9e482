"""Every door of the Gesundheitsbericht: what is hidden stands nowhere and cannot be worked out, live or frozen."""

import itertools
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone
from django_scopes import scope

from chains.world import kita_offer, make_people, make_source, make_value
from factories import Cast
from lueckenlos.chains.messages import HIDDEN
from lueckenlos.indicators.models import DataSource, IndicatorValue, Population
from lueckenlos.reports import actions, queries, urls
from lueckenlos.reports.documents.compare import changes
from lueckenlos.reports.enums import HealthChapterKey
from lueckenlos.reports.health.compose import compose, thawed
from lueckenlos.reports.health.report import Report
from lueckenlos.reports.models import HealthReport
from lueckenlos.shared import formats

TODAY = date(2026, 11, 23)
WORK = "/arbeit/hettstedt/"
# ages in years → people of the town and places for them; two infants, and all others told exactly by nobody
AGES = {(0, 1): (2, 3), (1, 3): (4_177, 61), (3, 6): (6_134, 0), (6, 10): (3_212, 0), (10, 16): (7_118, 0)}
ALL = sum(people for people, _places in AGES.values())
PHASES = {(0, 1): "geburt-erstes-jahr", (1, 3): "fruehe-kindheit"}
# Sprache: 2 of 1,483 children, as a share and with the ends of its interval; a share and a rate that may be told
CASES = {"seu-sprache": (2, 1_483), "seu-motorik": (437, 1_483), "hze-quote": (291, 8_623)}
SECRETS = ("0,1\u00a0%", "0,13", "0,4\u00a0bis", "0,5\u00a0%")
EXACT = sorted({str(number) for number in (ALL, *itertools.chain(*CASES.values())) if number > 5}) + [
    str(people) for people, _places in AGES.values() if people > 5
]


@pytest.fixture
def report(cast: Cast) -> Iterator[HealthReport]:
    town, source = cast.gebiete["hettstedt"], make_source("Schuleingangsuntersuchung")
    for (low, high), (people, places) in AGES.items():
        make_people(town, people, ages=(12 * low, 12 * high), source=source)
        if places:
            with scope(stelle=cast.hettstedt):
                kita_offer(cast.hettstedt, lebensphasen={PHASES[low, high]}, plaetze=places)
    for slug, (cases, people) in CASES.items():
        per = 1_000 if slug == "hze-quote" else 100
        make_value(town, per * cases / people, indicator=slug)
        IndicatorValue.objects.filter(indicator=slug).update(numerator=cases, denominator=people)
    with scope(stelle=cast.hettstedt):
        values = {"title": "Gesund in Hettstedt", "year": 2026}
        row = actions.create_health_report(values=values, today=TODAY, by=cast["leitung"])
        yield row


def freeze(cast: Cast, row: HealthReport, reason: str = "") -> Report:
    return thawed(actions.freeze_health_report(report=row, reason=reason, today=TODAY, by=cast["leitung"]))


def live(cast: Cast, row: HealthReport) -> Report:
    row.refresh_from_db()
    return compose(cast["leitung"], row, queries.chapters_of(row), timezone.localdate())


def doors(row: HealthReport) -> Iterator[str]:
    """Every address of the package that begins a Gesundheitsbericht, each state, each file; and what citizens open."""
    patterns = [str(one.pattern) for one in urls.urlpatterns if str(one.pattern).startswith("gesundheitsberichte/")]
    assert len(patterns) == 4
    for pattern, key in itertools.product(patterns, HealthChapterKey.values):
        yield WORK + pattern.replace("<int:pk>", str(row.pk)).replace("<slug:key>", key)
    states = ("", "?fassung=1", "?fassung=2")
    for state, file in itertools.product(states, ("", "als=pdf", "als=docx")):
        yield f"{WORK}gesundheitsberichte/{row.pk}/{state}{'&' if state else '?'}{file}"
    yield from (f"/hettstedt/berichte/{row.pk}/{file}" for file in ("", "?als=pdf", "?als=docx"))
    yield "/hettstedt/"
    yield from (f"{WORK}protokoll/", f"{WORK}protokoll.csv")


def told(answer: HttpResponseBase) -> str:
    body: bytes = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined] # of a streaming answer
    if body.startswith(b"%PDF"):
        with closing(pypdfium2.PdfDocument(body)) as paper:
            return " ".join(page.get_textpage().get_text_range() for page in paper)
    if body.startswith(b"PK"):
        with ZipFile(BytesIO(body)) as parts:
            return re.sub(r"<[^>]+>", " ", parts.read("word/document.xml").decode())
    return body.decode()


def cells(of: Report, key: str) -> dict[str, tuple[str, ...]]:
    return {one.label: one.values for found in of.tables if found.key == key for one in found.lines}


def test_no_door_lets_out_a_count_or_what_is_hidden(cast: Cast, report: HealthReport) -> None:
    freeze(cast, report)
    actions.publish_health_report(report=report, by=cast["leitung"])
    # more may be told now, and the difference is told beside it
    IndicatorValue.objects.filter(indicator="seu-sprache").update(value=100 * 31 / 1_483, numerator=31)
    Population.objects.filter(age_from_months=12).update(persons=4_184)
    freeze(cast, report, "neue Zahlen")
    IndicatorValue.objects.filter(indicator="seu-sprache").update(value=100 * 2 / 1_483, numerator=2)
    browser, anybody, seen = cast.client("leitung"), Client(), ""
    for door in doors(report):
        answer = (browser if door.startswith(WORK) else anybody).get(door)
        assert answer.status_code == 200, door
        text = told(answer)
        for number in (*EXACT, "4184"):
            assert number not in text, (door, number)
            assert formats.whole(int(number)) not in text, (door, number)
        for secret in SECRETS:
            assert secret not in text.replace(" ", "\u00a0"), (door, secret)
        seen += text
    for number in ("29,5", "33,7", "4.175", "4.185", "6.135", "gesperrt", HIDDEN):
        assert number in seen, number
    kept = " ".join(str(one.content) for one in report.versions.all())
    assert not {number for number in EXACT if number in kept or formats.whole(int(number)) in kept}


def test_hidden_people_do_not_follow_from_sums_or_places(cast: Cast, report: HealthReport) -> None:
    """The reader knows all inhabitants to the last one, all ages that are shown, and all places."""
    found = live(cast, report)
    shown = {label: values[0] for label, values in cells(found, "menschen").items()}
    known = [int(text.replace(".", "")) for text in shown.values() if text != HIDDEN]
    assert (len(known), len(shown)) == (len(AGES) - 1, len(AGES))
    # each is anything that is printed so; the infants are what is left over
    left = ALL - sum(known)
    room = 2 * len(known)
    assert left - room < 1 < 2 < left + room
    for label, (_offers, places, ratio) in cells(found, "angebote").items():
        people = next((text for name, text in shown.items() if name.startswith(label)), "")
        if people == HIDDEN:
            assert (places, ratio) == ("3", "–")
        elif ratio != "–":
            assert ratio == formats.decimal(100 * int(places) / int(people.replace(".", "")), 1)


def test_what_changed_since_freezing_tells_no_count(cast: Cast, report: HealthReport) -> None:
    then = freeze(cast, report)
    Population.objects.filter(age_from_months=0).update(persons=4)
    Population.objects.filter(age_from_months=12).update(persons=4_179)
    DataSource.objects.update(threshold=6)
    found = {(one.label, one.column.label): (one.frozen, one.live) for one in changes(then, live(cast, report))}
    people = [pair for (_label, column), pair in found.items() if column == "Menschen"]
    # two more small children are five more in print; from two to four infants nothing is to be seen
    assert people == [("4.175", "4.180")]
    assert not {label for label, _column in found if label.startswith("Geburt")}
