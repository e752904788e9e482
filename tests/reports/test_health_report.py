"""The Gesundheitsbericht: chapters chosen and ordered, texts kept, figures live then frozen, and who reads it."""

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.utils import timezone
from django_scopes import scope
from docx import Document
from pytest_django import DjangoAssertNumQueries

from boards import committee
from chains.world import kita_offer, make_people, make_value
from factories import Cast, make_gebiet
from goals.plans import make_goal, make_measure
from lueckenlos.boards.models import Meeting
from lueckenlos.events.models import Event
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.goals.models import Goal
from lueckenlos.indicators.models import IndicatorValue
from lueckenlos.reports import actions, queries
from lueckenlos.reports.documents.compare import changed_texts, changes
from lueckenlos.reports.documents.paper import Bar, Chart
from lueckenlos.reports.enums import HealthChapterKey
from lueckenlos.reports.health.compose import FINDERS, compose, thawed
from lueckenlos.reports.health.files import paper_of
from lueckenlos.reports.health.report import Chapter, Findings, Report
from lueckenlos.reports.health.tables import line, table
from lueckenlos.reports.models import FrozenHealthReport, HealthReport
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import AuditEntry

TODAY = date(2026, 11, 21)
BASE = "/arbeit/hettstedt/gesundheitsberichte/"
SECRET = "Geheimsache"


@pytest.fixture
def lead(cast: Cast) -> Iterator[Actor]:
    with scope(stelle=cast.hettstedt):
        yield cast["leitung"]


@pytest.fixture
def row(lead: Actor) -> HealthReport:
    return actions.create_health_report(values={"title": "Gesund in Hettstedt", "year": 2026}, today=TODAY, by=lead)


@pytest.fixture
def lived(cast: Cast, lead: Actor, row: HealthReport) -> HealthReport:
    """A commune with something in most chapters, and with what must never be in any."""
    town = cast.gebiete["hettstedt"]
    make_people(town, 310)
    make_value(town, 33.0)
    IndicatorValue.objects.filter(gebiet=town).update(numerator=330, denominator=1000)
    make_value(town, 50.0, indicator="seu-sprache")
    IndicatorValue.objects.filter(indicator="seu-sprache").update(numerator=2, denominator=4)
    kita_offer(lead.stelle, "Elterntreff", plaetze=12)
    goal = make_goal(lead, "Jede Familie kennt die Hilfen", responsible=SECRET)
    Goal.objects.filter(pk=goal.pk).update(state="verabschiedet")
    make_goal(lead, SECRET)
    make_measure(lead, "Lotsin in der Kita", goal=goal)
    when = timezone.make_aware(datetime(2026, 4, 3, 9))  # noqa: DTZ001 -- made aware here
    facts: dict[str, Any] = {"title_key": "x", "starts_at": when, "ends_at": when.replace(hour=12), "art": "fachtag"}
    for status in ("abgeschlossen", "veroeffentlicht", "entwurf", "abgesagt"):
        Event.objects.create(stelle=lead.stelle, title=f"Fachtag {status}", status=status, **facts)
    sitting = committee.sitting(committee.committee(lead), lead, days=-20)
    committee.resolved(committee.item(sitting, lead, title="Offen"), lead, text="Der Elterntreff kommt.")
    committee.resolved(committee.item(sitting, lead, title=SECRET, is_public=False), lead, text=SECRET)
    Meeting.objects.filter(pk=sitting.pk).update(status="genehmigt")
    return row


def made(by: Actor, row: HealthReport) -> Report:
    row.refresh_from_db()
    return compose(by, row, queries.chapters_of(row), TODAY)


def cells(of: Report, key: str) -> dict[str, tuple[str, ...]]:
    return {one.label: one.values for found in of.tables if found.key == key for one in found.lines}


def shown_keys(row: HealthReport) -> list[str]:
    return [one.key for one in queries.chapters_of(row) if one.shown]


def write(by: Actor, row: HealthReport, key: str, text: str, seen: int = 1) -> None:
    chapter = queries.get_health_chapter_or_404(by, row.pk, key)
    actions.write_health_chapter(chapter=chapter, text=text, seen=seen, by=by)


# ---------------------------------------------------------------- plain values
def a_report(*tables: Any, text: str = "", funding: str = "") -> Report:
    chapter = Chapter("ziele", "Ziele", text, Findings((), tables))
    return Report("Bericht", "Hettstedt", 2026, TODAY, (chapter,), funding, demo=False)


def test_values_that_differ_are_told_and_a_missing_line_is_a_dash() -> None:
    then = a_report(table("ziele", [line("a", "A", 2), line("b", "B", 1)]), text="alt")
    now = a_report(table("ziele", [line("a", "A", 3), line("c", "C", 4)]), text="neu", funding="Land")
    assert [(one.label, one.frozen, one.live) for one in changes(then, now)] == [
        ("A", "2", "3"),
        ("C", "–", "4"),
        ("B", "1", "–"),
    ]
    assert changed_texts(then, now) == ["Ziele", "Förderhinweis"]


def test_a_long_table_says_how_much_it_leaves_out() -> None:
    found = table("hinweise", [line(place, f"Hinweis {place}", "bestätigt", "", "") for place in range(33)])
    assert (len(found.lines), "Weitere 3 stehen nicht in der Liste." in found.note) == (30, True)


def test_a_chart_is_as_long_as_its_longest_interval_and_never_nothing() -> None:
    assert Chart("x", (Bar("a", "1", 1.0), Bar("b", "2", 2.0, 1.0, 3.5))).most == 3.5
    assert Chart("x", (Bar("a", "0", 0.0),)).most == 1.0


def test_a_chapter_with_nothing_to_read_is_not_in_the_files() -> None:
    empty = Chapter("ausblick", "Ausblick", "", Findings())
    full = a_report(table("ziele", [line("a", "A", 2)]), funding="Mit Mitteln des Landes.")
    report = Report("B", "H", 2026, TODAY, (empty, *full.chapters), full.funding, demo=False)
    assert [one.title for one in paper_of(report, "Fassung 1").sections] == ["Ziele", "Förderhinweis"]


def test_every_chapter_is_text_alone_or_finds_something() -> None:
    assert {*FINDERS, "vorwort", "ausblick"} == set(HealthChapterKey.values)


# ---------------------------------------------------------------- what it finds
def test_chapters_hold_what_the_commune_has_and_only_what_may_be_told(lead: Actor, lived: HealthReport) -> None:
    report = made(lead, lived)
    assert cells(report, "bedarf")["Kinderarmut (SGB-II-Quote unter 15 Jahren)"][:2] == (
        "33,0\u00a0% (30,2 bis 36,0)",
        "2023",
    )
    assert cells(report, "bedarf")["Auffälligkeiten der Sprache"][0] == "gesperrt"
    assert cells(report, "angebote")["Kita-Alter"][:2] == ("1", "12")
    assert cells(report, "veranstaltungen") == {"Fachtag oder Fachtagung": ("2",)}
    assert cells(report, "ziele") == {"Entwurf": ("1",), "verabschiedet": ("1",)}
    assert cells(report, "zielliste") == {"Jede Familie kennt die Hilfen": ("verabschiedet", "–", "1")}
    assert len(cells(report, "empfehlungen")) == 1
    assert SECRET not in str(report.as_json())


def unequal(cast: Cast, *slugs: str) -> None:
    """Five Gemeinden of the Land, each with its deprivation and a figure of each indicator."""
    for place in range(5):
        key = f"15088{place:07d}"
        town = make_gebiet(key, f"Ort {place}", GebietsEbene.GEMEINDE, cast.gebiete["land"], population=10_000)
        make_value(town, place / 5, indicator="gisd-land")
        for slug in slugs:
            make_value(town, 10.0 + place, indicator=slug)


def first_title(of: Report) -> str:
    return next(one.title for one in of.tables if one.key == "fuenftel")


def test_the_editor_chooses_the_indicator_and_a_version_keeps_its_own(
    cast: Cast, lead: Actor, row: HealthReport
) -> None:
    unequal(cast, "kinderarmut-sgb2", "arbeitslosigkeit")
    assert first_title(made(lead, row)).startswith("Kinderarmut")
    frozen = actions.freeze_health_report(report=row, reason="", today=TODAY, by=lead)
    browser, address = cast.client("koordination"), f"{BASE}{row.pk}/angaben/"
    values = {"version": "1", "title": row.title, "year": "2026"}
    assert browser.post(address, {**values, "indicator": "altersarmut"}).context["form"].errors.keys() == {"indicator"}
    assert browser.post(address, {**values, "indicator": "arbeitslosigkeit"}).status_code == 302
    report = made(lead, row)
    assert first_title(report).startswith("Arbeitslos")
    frozen.refresh_from_db()
    assert first_title(thawed(frozen)).startswith("Kinderarmut")
    # the numbers happen to be the same
    assert changed_texts(thawed(frozen), report) == ["Kennzahl zur Ungleichheit"]
    assert actions.freeze_health_report(report=row, reason="Kennzahl", today=TODAY, by=lead).number == 2


def test_a_chosen_indicator_without_figures_is_not_replaced_in_silence(
    cast: Cast, lead: Actor, row: HealthReport
) -> None:
    unequal(cast, "kinderarmut-sgb2")
    HealthReport.objects.filter(pk=row.pk).update(indicator="arbeitslosigkeit")
    report = made(lead, row)
    chapter = next(one for one in report.chapters if one.key == "ungleichheit")
    assert (len(chapter.findings.notes), "fuenftel" in {one.key for one in report.tables}) == (1, False)
    form = cast.client("koordination").get(f"{BASE}{row.pk}/angaben/").context["form"]
    assert form.fields["indicator"].choices[-1][1].endswith("(zurzeit ohne Zahlen)")
    values = {"title": "B", "year": 2026, "funding": "", "indicator": "gibt-es-nicht"}
    with pytest.raises(Invalid, match="health_indicator_unknown"):
        actions.update_health_report(report=row, values=values, seen=1, today=TODAY, by=lead)


def test_a_report_survives_being_written_down(lead: Actor, lived: HealthReport) -> None:
    report = made(lead, lived)
    assert Report.from_json(report.as_json()) == report


def test_everybody_who_reads_it_reads_the_same(cast: Cast, lead: Actor, lived: HealthReport) -> None:
    assert made(cast["steuerungsgruppe"], lived) == made(lead, lived)


def test_the_number_of_queries_does_not_grow(
    lead: Actor, lived: HealthReport, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(2):
        with django_assert_max_num_queries(40):
            made(lead, lived)
        for number in range(3):
            kita_offer(lead.stelle, f"Angebot {number}")
            make_goal(lead, f"Ziel {number}")


# ---------------------------------------------------------------- chapters
def test_chapters_move_and_keep_their_text_while_they_are_left_out(lead: Actor, row: HealthReport) -> None:
    assert shown_keys(row) == HealthChapterKey.values
    write(lead, row, "bedarf", "So ist es.")
    actions.show_health_chapter(report=row, key="menschen", shown=False, by=lead)
    actions.move_health_chapter(report=row, key="bedarf", up=True, by=lead)
    assert shown_keys(row)[:2] == ["bedarf", "vorwort"]
    actions.show_health_chapter(report=row, key="bedarf", shown=False, by=lead)
    assert made(lead, row).chapters[0].key == "vorwort"
    actions.show_health_chapter(report=row, key="bedarf", shown=True, by=lead)
    assert made(lead, row).chapters[0].text == "So ist es."
    with pytest.raises(Invalid, match="health_chapter_cannot_move"):
        actions.move_health_chapter(report=row, key="bedarf", up=True, by=lead)


def test_the_second_of_two_writers_overwrites_nothing_unseen(lead: Actor, row: HealthReport) -> None:
    write(lead, row, "ausblick", "Zuerst")
    with pytest.raises(Invalid, match="changed_meanwhile"):
        write(lead, row, "ausblick", "Zugleich")
    # another chapter is not in their way
    write(lead, row, "vorwort", "Daneben")


# ---------------------------------------------------------------- versions
def test_a_version_keeps_what_it_said_and_the_difference_is_told(lead: Actor, lived: HealthReport) -> None:
    before = made(lead, lived)
    frozen = actions.freeze_health_report(report=lived, reason="", today=TODAY, by=lead)
    kita_offer(lead.stelle)
    write(lead, lived, "ausblick", "Neu.")
    frozen.refresh_from_db()
    assert thawed(frozen) == before
    found = changes(thawed(frozen), made(lead, lived))
    assert ("Kita-Alter", "Angebote", "1", "2") in [
        (one.label, one.column.label, one.frozen, one.live) for one in found
    ]
    assert changed_texts(thawed(frozen), made(lead, lived)) == ["Ausblick"]
    with pytest.raises(Invalid, match="report_reason_missing"):
        actions.freeze_health_report(report=lived, reason=" ", today=TODAY, by=lead)
    with pytest.raises(Invalid, match="report_version_is_frozen"):
        frozen.save()


def test_an_order_that_changed_is_a_reason_for_a_version(lead: Actor, row: HealthReport) -> None:
    actions.freeze_health_report(report=row, reason="", today=TODAY, by=lead)
    with pytest.raises(Invalid, match="report_unchanged"):
        actions.freeze_health_report(report=row, reason="Einfach so", today=TODAY, by=lead)
    actions.move_health_chapter(report=row, key="ausblick", up=True, by=lead)
    assert actions.freeze_health_report(report=row, reason="Umgestellt", today=TODAY, by=lead).number == 2


def test_who_may_write_freeze_and_publish(cast: Cast, lead: Actor, row: HealthReport) -> None:
    write(cast["mitarbeit"], row, "vorwort", "Text")
    with pytest.raises(NotAllowed):
        write(cast["lesen"], row, "vorwort", "Text", seen=2)
    with pytest.raises(NotAllowed):
        actions.freeze_health_report(report=row, reason="", today=TODAY, by=cast["mitarbeit"])
    with pytest.raises(Invalid, match="nothing_to_publish"):
        actions.publish_health_report(report=row, by=lead)
    actions.freeze_health_report(report=row, reason="", today=TODAY, by=lead)
    with pytest.raises(Invalid, match="health_report_is_kept"):
        actions.delete_health_report(report=row, by=lead)
    assert AuditEntry.objects.filter(verb="reports.frozenhealthreport.freeze").count() == 1


# ---------------------------------------------------------------- pages
def test_citizens_read_the_published_version_and_nothing_after_it(cast: Cast, lead: Actor, lived: HealthReport) -> None:
    anybody, address = Client(), f"/hettstedt/berichte/{lived.pk}/"
    write(lead, lived, "vorwort", "Damals stand hier dies.")
    actions.freeze_health_report(report=lived, reason="", today=TODAY, by=lead)
    assert anybody.get(address).status_code == 404
    actions.publish_health_report(report=lived, by=lead)
    write(lead, lived, "vorwort", "Noch nicht für alle.", seen=2)
    actions.freeze_health_report(report=lived, reason="Text", today=TODAY, by=lead)
    page = anybody.get(address).content.decode()
    assert ("Damals stand hier dies." in page, "Noch nicht für alle." in page, SECRET in page) == (True, False, False)
    assert "Gesund in Hettstedt" in anybody.get("/hettstedt/").content.decode()
    assert anybody.get(f"/eisleben/berichte/{lived.pk}/").status_code == 404
    actions.withdraw_health_report(report=lived, by=lead)
    assert anybody.get(address).status_code == 404
    assert FrozenHealthReport.objects.count() == 2


def test_the_pages_create_arrange_write_freeze_and_publish(cast: Cast, db: None) -> None:
    browser = cast.client("koordination")
    refused = browser.post(BASE, {"version": "0", "title": "Bericht", "year": "2999"})
    assert (refused.status_code, 'value="Bericht"' in refused.content.decode()) == (400, True)
    home = browser.post(BASE, {"version": "0", "title": "Bericht", "year": "2026"})["Location"]
    assert browser.post(home, {"kapitel": "ziele", "schritt": "weglassen"})["Location"].endswith("#kapitel-ziele")
    assert browser.post(home, {"kapitel": "unsinn", "schritt": "hoch"}).status_code == 302
    assert browser.post(f"{home}kapitel/vorwort/", {"version": "1", "text": "Zuerst"}).status_code == 302
    late = browser.post(f"{home}kapitel/vorwort/", {"version": "1", "text": "Zugleich"}).content.decode()
    assert ("Inzwischen geändert" in late, "Zuerst" in late, "Zugleich" in late) == (True, True, True)
    assert browser.post(home, {"einfrieren": "ja"}).status_code == 302
    assert browser.post(home, {"veroeffentlichen": "ja"}).status_code == 302
    page = browser.get(home).content.decode()
    assert ("Dieser Bericht ist öffentlich" in page, "Unverändert seit dem Einfrieren" in page) == (True, True)
    assert browser.post(home, {"einfrieren": "ja", "reason": "x"}).status_code == 400
    assert browser.get(f"{home}?fassung=7").status_code == 404
    assert browser.post(home, {"loeschen": "ja"})["Location"] == home


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_files_say_what_the_page_says(cast: Cast, lead: Actor, lived: HealthReport, kind: str) -> None:
    write(lead, lived, "vorwort", "=1+1 #gut *betont* $x$")
    answer = cast.client("lesen").get(f"{BASE}{lived.pk}/?als={kind}")
    assert "gesund-in-hettstedt-hettstedt" in answer["Content-Disposition"]
    if kind == "pdf":
        with pikepdf.open(BytesIO(answer.content)) as document:
            assert b"pdfuaid:part" in document.Root.Metadata.read_bytes()
        return
    document = Document(BytesIO(answer.content))
    assert "=1+1 #gut *betont* $x$" in [one.text for one in document.paragraphs]
    # a picture says in words what it is
    assert {one._inline.docPr.get("descr") for one in document.inline_shapes} >= {
        "Diagramm: Angebote nach Lebensphasen. Die Zahlen stehen in der Tabelle."
    }
