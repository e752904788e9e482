"""Rows behind a figure, whatever was counted, as lines of one list."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils import timezone

from lueckenlos.advice.models import Activity, Case, Commune
from lueckenlos.courses.models import Course
from lueckenlos.events.models import Event
from lueckenlos.goals.models import Goal
from lueckenlos.library.models import DownloadCount, Edition, PublishedExample
from lueckenlos.reports.messages import yearly as words
from lueckenlos.shared.formats import day, whole
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.registry import vocabulary


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row behind a figure."""

    day: str
    title: str
    facts: str
    url: str


def row_of(row: Any, kgc: Stelle) -> ShownRow:
    """Of whatever was counted."""
    return _ROWS[type(row)](row, kgc)


def file_rows(rows: Iterator[Any], kgc: Stelle) -> Iterator[list[str]]:
    yield list(words.ROWS_HEADER)
    for row in rows:
        shown = row_of(row, kgc)
        yield [shown.day, shown.title, shown.facts]


def _activity(row: Activity, kgc: Stelle) -> ShownRow:
    whom = row.commune.gebiet.name if row.commune else row.institution
    facts = [whom, _label("beratungsart", row.kind), f"{words.hours(row.minutes)} {words.UNIT}"]
    return ShownRow(day(row.day), row.title, _joined(facts), work_url(kgc, "advice:activity_detail", row.pk))


def _case(row: Case, kgc: Stelle) -> ShownRow:
    whom = row.commune.gebiet.name if row.commune else row.institution
    url = work_url(kgc, "advice:case_detail", row.pk)
    return ShownRow(day(row.received_on), row.title, _joined([whom, row.get_state_display()]), url)


def _commune(row: Commune, kgc: Stelle) -> ShownRow:
    since = day(row.status_since) if row.status_since else ""
    url = work_url(kgc, "advice:commune_detail", row.pk)
    return ShownRow(since, row.gebiet.name, _label("partnerstatus", row.status), url)


def _event(row: Event, kgc: Stelle) -> ShownRow:
    facts = [_label("veranstaltungsart", row.art), row.venue or row.ort]
    return ShownRow(_local(row), row.title, _joined(facts), work_url(kgc, "events:event_detail", row.pk))


def _course(row: Course, kgc: Stelle) -> ShownRow:
    url = work_url(kgc, "courses:course_detail", row.event_id)
    return ShownRow(_local(row.event), row.event.title, _label("thema", row.thema), url)


def _edition(row: Edition, kgc: Stelle) -> ShownRow:
    facts = [_label("dokumenttyp", row.publication.art), row.name]
    url = work_url(kgc, "library:publication_detail", row.publication_id)
    return ShownRow(day(row.published_on) if row.published_on else "", row.publication.title, _joined(facts), url)


def _example(row: PublishedExample, kgc: Stelle) -> ShownRow:
    url = work_url(kgc, "library:example_detail", row.public_id)
    return ShownRow(day(row.published_on), row.title, row.where, url)


def _download(row: DownloadCount, kgc: Stelle) -> ShownRow:
    publication = row.file.edition.publication
    facts = [row.file.name, words.DOWNLOADS.format(number=whole(row.number))]
    url = work_url(kgc, "library:publication_detail", publication.pk)
    return ShownRow(f"{row.month:%m.%Y}", publication.title, _joined(facts), url)


def _goal(row: Goal, kgc: Stelle) -> ShownRow:
    due = day(row.due_on) if row.due_on else ""
    return ShownRow(due, row.title, row.get_state_display(), work_url(kgc, "goals:goal_detail", row.pk))


def _local(event: Event) -> str:
    return day(timezone.localdate(event.starts_at))


def _label(slug: str, term: str) -> str:
    return vocabulary(slug).labels([term])[0] if term else ""


def _joined(facts: list[str]) -> str:
    return " · ".join(fact for fact in facts if fact)


_ROWS: Final[Mapping[type, Callable[[Any, Stelle], ShownRow]]] = {
    Activity: _activity,
    Case: _case,
    Commune: _commune,
    Event: _event,
    Course: _course,
    Edition: _edition,
    DownloadCount: _download,
    PublishedExample: _example,
    Goal: _goal,
}
