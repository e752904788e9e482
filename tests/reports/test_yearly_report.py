"""The Jahresbericht: figures that add up, versions that stay, the ways to the rows, the documents."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

import pikepdf
import pytest
from django.http import Http404
from django.test import Client
from django.utils import timezone
from django_scopes import scope
from docx import Document
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from advice.advising import TODAY, activity, case, commune
from courses.training import attend, make_course, register
from factories import Cast
from goals.plans import make_goal
from library.shelf import published, shown
from lueckenlos.advice.enums import Share
from lueckenlos.advice.models import Activity
from lueckenlos.events.models import Event
from lueckenlos.library.models import DownloadCount, PublicationFile
from lueckenlos.process.models import Baustein, ProcessSettings
from lueckenlos.reports import actions, queries
from lueckenlos.reports.documents.compare import changed_texts, changes
from lueckenlos.reports.documents.tables import Column, Line, Table
from lueckenlos.reports.models import FigureRelease, FrozenReport, YearlyReport
from lueckenlos.reports.queries.yearly import hidden_work, work_of
from lueckenlos.reports.yearly.compose import compose, thawed
from lueckenlos.reports.yearly.report import Chapter, Report
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import AuditEntry

pytestmark = pytest.mark.django_db
YEAR = TODAY.year
BASE = f"/arbeit/kgc-sachsen-anhalt/jahresbericht/{YEAR}/"


@pytest.fixture
def lead(cast: Cast) -> Iterator[Actor]:
    with scope(stelle=cast.kgc_st):
        yield cast["kgc_leitung"]


@pytest.fixture
def worked(cast: Cast, lead: Actor) -> Actor:
    """A year with something in every table, and one activity of the year before."""
    town = cast.gebiete["hettstedt"]
    commune(lead, town, status="interesse", status_since=date(YEAR - 1, 3, 1))
    row = commune(lead, town)
    commune(lead, cast.gebiete["eisleben"], status="partner", status_since=date(YEAR, 2, 1))
    commune(lead, row.gebiet, status="partner", status_since=date(YEAR, 5, 1))
    goal = make_goal(lead, "Alle Kreise besuchen")
    activity(lead, town, minutes=90, reached=4, themes=frozenset({"gesund-aufwachsen", "gesund-im-alter"}))
    activity(lead, town, kind="erstberatung", minutes=45, goal=goal)
    activity(lead, channel="video", minutes=30, visibility=Share.VERTRAULICH)
    activity(lead, town, day=date(YEAR - 1, 6, 1), minutes=60)
    case(lead, town)
    when = timezone.make_aware(datetime(YEAR, 4, 3, 9))  # noqa: DTZ001 -- made aware here
    facts: dict[str, Any] = {
        "stelle": lead.stelle,
        "title_key": "x",
        "starts_at": when,
        "ends_at": when.replace(hour=12),
    }
    for status in ("abgeschlossen", "veroeffentlicht", "entwurf", "abgesagt"):
        Event.objects.create(art="fachtag", title=f"Fachtag {status}", status=status, **facts)
    course = make_course(lead, begins=when.replace(month=11, day=10))
    attend(course, [register(course), register(course)], lead)
    file = PublicationFile.objects.get(edition__publication=published(lead))
    for month, number in ((2, 5), (3, 7)):
        DownloadCount.objects.create(stelle=lead.stelle, file=file, month=date(YEAR, month, 1), number=number)
    DownloadCount.objects.create(stelle=lead.stelle, file=file, month=date(YEAR - 1, 12, 1), number=90)
    shown(lead)
    with scope(stelle=cast.hettstedt):
        ProcessSettings.objects.create(stelle=cast.hettstedt, shared=True)
        Baustein.objects.create(stelle=cast.hettstedt, phase="netzwerkaufbau", state="steht")
    return lead


def report(by: Actor, year: int = YEAR) -> Report:
    return compose(by, queries.report_of(by, year), TODAY)


def table(of: Report, key: str) -> Table[int]:
    return next(one for one in of.tables if one.key == key)


def values(of: Report, key: str) -> dict[str, tuple[int, ...]]:
    return {line.key: line.values for line in table(of, key).lines}


# ---------------------------------------------------------------- figures
def test_every_sum_is_the_sum_of_its_lines_and_of_the_rows(worked: Actor) -> None:
    made = report(worked)
    whole = work_of(YEAR)
    assert (whole.activities, whole.minutes, whole.reached) == (3, 165, 6)
    for key in ("art", "kanal", "kommune", "ziel"):
        total = table(made, key).total
        assert total is not None
        assert total.values == (3, 165, 6)
    for one in made.tables:
        if one.total:
            assert one.total.values == tuple(map(sum, zip(*(line.values for line in one.lines), strict=True)))
    assert table(made, "thema").total is None


def test_a_year_is_counted_in_every_table(worked: Actor) -> None:
    made = report(worked)
    assert values(made, "faelle") == {"anfrage": (1,)}
    assert values(made, "veranstaltung") == {"fachtag": (2,), "lernwerkstatt": (1,)}
    assert [line[:2] for line in values(made, "qualifizierung").values()] == [(1, 2)]
    assert list(values(made, "abruf").values()) == [(12,)]
    assert values(made, "zielstand") == {"entwurf": (1,)}
    assert values(made, "praxisbeispiel") == {"veroeffentlicht": (1,)}
    assert values(made, "baustein")["netzwerkaufbau"] == (0, 1, 0)
    assert sum(line[0] for line in values(made, "veroeffentlichung").values()) == 1


def test_the_partnerstatus_is_that_of_the_end_of_the_year(worked: Actor) -> None:
    assert values(report(worked), "status") == {"interesse": (0,), "partner": (2,), "ohne": (0,)}
    assert values(report(worked, YEAR - 1), "status") == {"interesse": (1,), "ohne": (1,)}


def test_every_number_leads_to_exactly_the_rows_that_were_counted(worked: Actor) -> None:
    for one in report(worked).tables:
        for line in [*one.lines, *([one.total] if one.total else [])]:
            for place, column in enumerate(one.columns):
                if place and not column.apart:
                    continue
                asked = queries.Asked(one.key, line.key, place)
                found = queries.rows_behind(worked, YEAR, TODAY, asked)
                # a row of downloads stands for many: its number is counted
                number = sum(row.number for row in found.rows) if one.key == "abruf" else found.rows.count()
                assert (number, found.hidden) == (line.values[place], 0), (one.key, line.key)


def test_who_may_not_read_a_confidential_entry_learns_that_it_was_counted(cast: Cast, worked: Actor) -> None:
    colleague = cast["kgc"]
    found = queries.rows_behind(colleague, YEAR, TODAY, queries.Asked("art"))
    assert (found.rows.count(), found.hidden) == (2, 1)
    assert hidden_work(colleague, YEAR) == (1, 0)
    assert hidden_work(worked, YEAR) == (0, 0)


@pytest.mark.parametrize(
    "asked", [("unsinn", ""), ("kommune", "abc"), ("ziel", "1e9")], ids=["table", "commune", "goal"]
)
def test_a_made_up_figure_is_not_found(lead: Actor, asked: tuple[str, str]) -> None:
    with pytest.raises(Http404):
        queries.rows_behind(lead, YEAR, TODAY, queries.Asked(*asked))


def test_last_year_stands_beside_each_figure(worked: Actor) -> None:
    lines = {line.key: line.before for line in table(report(worked), "art").lines}
    assert lines["prozessbegleitung"] == (1, 60, 1)
    assert lines["erstberatung"] == (0, 0, 0)
    # how the Bausteine stood a year ago, nobody wrote down
    assert {line.before for line in table(report(worked), "baustein").lines} == {None}
    assert {line.before for line in table(report(worked), "zielstand").lines} == {None}
    assert [line.before for line in table(report(worked), "abruf").lines] == [(90,)]


def test_last_year_is_what_was_frozen_then(cast: Cast, worked: Actor) -> None:
    actions.freeze_report(year=YEAR - 1, reason="", today=TODAY, by=worked)
    activity(worked, cast.gebiete["hettstedt"], day=date(YEAR - 1, 7, 1))
    total = table(report(worked), "art").total
    assert total is not None
    assert total.before == (1, 60, 1)
    assert "Fassung 1" in report(worked).compared


def test_the_number_of_queries_does_not_grow(
    cast: Cast, worked: Actor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(2):
        with django_assert_max_num_queries(40):
            report(worked)
        for number in range(3):
            activity(worked, cast.gebiete["eisleben"], title=f"Gespräch {number}")


# ---------------------------------------------------------------- versions
def test_a_version_keeps_figures_and_texts_and_the_difference_is_told(cast: Cast, worked: Actor) -> None:
    actions.save_report_texts(year=YEAR, values={"overview": "Ein gutes Jahr."}, seen=0, today=TODAY, by=worked)
    first = actions.freeze_report(year=YEAR, reason="", today=TODAY, by=worked)
    before = report(worked)
    activity(worked, cast.gebiete["sangerhausen"], minutes=15)
    actions.save_report_texts(year=YEAR, values={"overview": "Ein Jahr."}, seen=1, today=TODAY, by=worked)
    first.refresh_from_db()
    assert thawed(first) == before
    found = changes(thawed(first), report(worked))
    told = [(one.table.key, one.label, one.frozen, one.live) for one in found if one.column.label == "Aktivitäten"]
    assert ("kommune", "Sangerhausen, Stadt", 0, 1) in told
    assert ("art", "Prozessbegleitung", 2, 3) in told
    assert changed_texts(thawed(first), report(worked)) == ["Das Jahr im Überblick"]


def test_a_second_version_needs_a_change_and_a_reason(worked: Actor) -> None:
    def freeze(reason: str) -> FrozenReport:
        return actions.freeze_report(year=YEAR, reason=reason, today=TODAY, by=worked)

    freeze("")
    with pytest.raises(Invalid, match="report_unchanged"):
        freeze("Weil ich es will")
    activity(worked)
    with pytest.raises(Invalid, match="report_reason_missing"):
        freeze(" ")
    assert (freeze("Nachgetragen").number, AuditEntry.objects.filter(verb__endswith=".freeze").count()) == (2, 2)


def test_nobody_changes_a_version(worked: Actor) -> None:
    frozen = actions.freeze_report(year=YEAR, reason="", today=TODAY, by=worked)
    with pytest.raises(Invalid, match="report_version_is_frozen"):
        frozen.save()


def test_the_second_of_two_writers_overwrites_nothing_unseen(lead: Actor) -> None:
    actions.save_report_texts(year=YEAR, values={"outlook": "Weiter so"}, seen=0, today=TODAY, by=lead)
    with pytest.raises(Invalid, match="changed_meanwhile"):
        actions.save_report_texts(year=YEAR, values={"outlook": "Anders"}, seen=0, today=TODAY, by=lead)
    assert YearlyReport.objects.get().outlook == "Weiter so"


def test_years_to_come_have_no_report(lead: Actor) -> None:
    with pytest.raises(Invalid, match="report_year"):
        actions.freeze_report(year=YEAR + 1, reason="", today=TODAY, by=lead)


def test_only_coordination_and_leitung_freeze_and_release(cast: Cast, worked: Actor) -> None:
    adviser = cast["kgc"]
    actions.save_report_texts(year=YEAR, values={"staff": "zwei Stellen"}, seen=0, today=TODAY, by=adviser)
    with pytest.raises(NotAllowed):
        actions.freeze_report(year=YEAR, reason="", today=TODAY, by=adviser)
    actions.freeze_report(year=YEAR, reason="", today=TODAY, by=worked)
    with pytest.raises(NotAllowed):
        actions.release_figures(year=YEAR, today=TODAY, by=adviser)
    assert not FigureRelease.objects.exists()


# ---------------------------------------------------------------- pages and documents
def test_the_page_freezes_refuses_and_shows_the_difference(worked: Actor, cast: Cast) -> None:
    browser = cast.client("kgc_leitung")
    assert "Noch kein Text" in browser.get(BASE).content.decode()
    assert browser.post(BASE, {"einfrieren": "ja"}).status_code == 302
    assert "Unverändert seit dem Einfrieren" in browser.get(BASE).content.decode()
    Activity.objects.filter(kind="erstberatung").update(minutes=60)
    page = browser.get(BASE).content.decode()
    assert "heute anders" in page
    refused = browser.post(BASE, {"einfrieren": "ja", "reason": ""})
    assert (refused.status_code, "warum eine neue nötig ist" in refused.content.decode()) == (400, True)
    assert "0:45" in browser.get(f"{BASE}?fassung=1").content.decode()
    assert browser.get(f"{BASE}?fassung=7").status_code == 404


def test_the_form_shows_what_a_colleague_wrote_meanwhile(worked: Actor, cast: Cast) -> None:
    browser: Client = cast.client("kgc")
    url = f"{BASE}texte/"
    assert browser.post(url, {"version": "0", "overview": "Zuerst"}).status_code == 302
    late = browser.post(url, {"version": "0", "overview": "Zugleich"})
    page = late.content.decode()
    assert (late.status_code, "Inzwischen geändert" in page, "Zuerst" in page, "Zugleich" in page) == (
        200,
        True,
        True,
        True,
    )
    assert browser.post(url, {"version": "1", "overview": "x" * 12_001}).status_code == 200


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "csv"])
def test_every_document_says_what_the_page_says(worked: Actor, cast: Cast, kind: str) -> None:
    actions.save_report_texts(
        year=YEAR, values={"overview": "=1+1 Übergänge #gut *betont* $x$"}, seen=0, today=TODAY, by=worked
    )
    answer = cast.client("kgc_leitung").get(f"{BASE}?als={kind}")
    assert f"jahresbericht-{YEAR}-kgc-sachsen-anhalt" in answer["Content-Disposition"]
    SAYS[kind](answer.content)


def _pdf(content: bytes) -> None:
    with pikepdf.open(BytesIO(content)) as document:
        assert b"pdfuaid:part" in document.Root.Metadata.read_bytes()
        assert document.Root.MarkInfo.Marked


def _docx(content: bytes) -> None:
    document = Document(BytesIO(content))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[-1] == ["Summe", "3", "1", "2:45", "1:00", "6", "1"]
    assert "=1+1 Übergänge #gut *betont* $x$" in [line.text for line in document.paragraphs]


def _xlsx(content: bytes) -> None:
    book = load_workbook(BytesIO(content))
    rows = list(book["Zahlen"].iter_rows(min_row=2, values_only=True))
    assert ("Beratung", "Aktivitäten nach Beratungsart", "Summe", "Stunden", 2.75, 1) in rows
    assert [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []


def _csv(content: bytes) -> None:
    rows = list(csv.DictReader(StringIO(content.decode("utf-8-sig")), delimiter=";"))
    sums = [row for row in rows if row["Tabelle"] == "Aktivitäten nach Kanal" and row["Zeile"] == "Summe"]
    assert [(row["Angabe"], row["Wert"]) for row in sums] == [
        ("Aktivitäten", "3"),
        ("Stunden", "2,75"),
        ("erreichte Personen", "6"),
    ]


SAYS = {"pdf": _pdf, "docx": _docx, "xlsx": _xlsx, "csv": _csv}


def test_the_list_behind_a_figure_names_and_downloads_its_rows(worked: Actor, cast: Cast) -> None:
    browser = cast.client("kgc_leitung")
    page = browser.get(f"{BASE}liste/?tabelle=art&zeile=erstberatung")
    assert "<strong>1</strong> Eintrag" in page.content.decode()
    lines = b"".join(browser.get(f"{BASE}liste/?tabelle=veranstaltung&als=csv").streaming_content).decode("utf-8-sig")
    assert lines.count("Fachtag") >= 2
    assert browser.get(f"{BASE}liste/?tabelle=status&spalte=x").status_code == 404


# ---------------------------------------------------------------- plain values
def test_a_report_survives_being_written_down(worked: Actor) -> None:
    made = report(worked)
    assert Report.from_json(made.as_json()) == made


def test_a_line_that_is_gone_counts_as_nothing() -> None:
    column = (Column("Fälle"),)
    then = Table("faelle", "Fälle", "", column, (Line("a", "A", (2,)), Line("b", "B", (1,))), None)
    now = Table("faelle", "Fälle", "", column, (Line("a", "A", (2,)), Line("c", "C", (4,))), None)
    found = changes(_only(then), _only(now))
    assert [(one.label, one.frozen, one.live) for one in found] == [("C", 0, 4), ("B", 1, 0)]


def _only(one: Table[int]) -> Report:
    return Report("Bericht", "KGC", YEAR, TODAY, "", (), (Chapter("Beratung", (one,)),), demo=False)
