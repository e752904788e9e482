"""The rows behind one figure of a Jahresbericht: exactly those that were counted and that the reader may open."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.http import Http404

from lueckenlos.advice.models import Commune
from lueckenlos.advice.queries import activities_for, cases_for, communes_for
from lueckenlos.advice.queries.figures import activities_in
from lueckenlos.courses.queries.work import visible_courses
from lueckenlos.goals.queries import goals_for
from lueckenlos.reports import rules
from lueckenlos.reports.queries import sources
from lueckenlos.reports.queries.yearly import WITHOUT
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor


@dataclass(frozen=True, slots=True)
class Asked:
    """One figure: a line of a table; ``line`` is empty for the sum, ``column`` matters where columns count apart."""

    table: str
    line: str = ""
    column: int = 0


@dataclass(frozen=True, slots=True)
class Behind:
    """``hidden`` rows were counted and are confidential to others."""

    rows: QuerySet[Any]
    hidden: int = 0


# how a line of these tables is found among the activities
_ACTIVITIES: Final = {"art": "kind", "kanal": "channel", "kommune": "commune", "ziel": "goal"}


def rows_behind(actor: Actor, year: int, today: date, asked: Asked) -> Behind:
    """Raises Http404 for a table or a line that no report has."""
    ensure(rules.may_view(actor))
    if asked.table in _ACTIVITIES or asked.table == "thema":
        return _activities(actor, year, asked)
    found = _TABLES.get(asked.table)
    if found is None:
        raise Http404
    return found(actor, year, today, asked)


def _activities(actor: Actor, year: int, asked: Asked) -> Behind:
    wanted = _of_theme(asked.line) if asked.table == "thema" else _of(asked, _ACTIVITIES[asked.table])
    seen = activities_for(actor).filter(wanted, day__year=year).order_by("-day", "-pk")
    return Behind(seen, activities_in(actor, year).filter(wanted).count() - seen.count())


def _of_theme(line: str) -> Q:
    if line == WITHOUT:
        return Q(themes=frozenset())
    return Q(("themes__any", [line])) if line else Q()


def _of(asked: Asked, field: str) -> Q:
    """Keys of rows are numbers; anything else as key names no row."""
    if not asked.line:
        return Q()
    if field in {"commune", "goal", "file__edition__publication"}:
        if asked.line != WITHOUT and not asked.line.isdecimal():
            raise Http404
        return Q(**{field: None if asked.line == WITHOUT else int(asked.line)})
    return Q(**{field: "" if asked.line == WITHOUT else asked.line})


def _cases(actor: Actor, year: int, _today: date, asked: Asked) -> Behind:
    wanted = _of(asked, "state")
    seen = cases_for(actor).filter(wanted, received_on__year=year).order_by("-received_on", "-pk")
    return Behind(seen, sources.cases_in(year).filter(wanted).count() - seen.count())


def _status(actor: Actor, year: int, today: date, asked: Asked) -> Behind:
    found = sources.statuses_on(min(date(year, 12, 31), today))
    wanted = "" if asked.line == WITHOUT else asked.line
    return Behind(_communes(actor, [key for key, status in found.items() if not asked.line or status == wanted]))


def _bausteine(actor: Actor, _year: int, today: date, asked: Asked) -> Behind:
    if asked.column >= len(sources.BEGUN):
        raise Http404
    return Behind(
        _communes(actor, sources.in_state(sources.board_rows(actor, today), asked.line, sources.BEGUN[asked.column]))
    )


def _communes(actor: Actor, keys: list[int]) -> QuerySet[Commune]:
    return communes_for(actor).filter(pk__in=keys).order_by("gebiet__sort_name", "pk")


def _events(actor: Actor, year: int, today: date, asked: Asked) -> Behind:
    return Behind(sources.events_in(actor, year, today).filter(_of(asked, "art")))


def _trainings(actor: Actor, year: int, _today: date, asked: Asked) -> Behind:
    keys = {row.course.pk for row in sources.trainings_in(actor, year)}
    return Behind(visible_courses(actor).filter(_of(asked, "thema"), pk__in=keys))


def _editions(actor: Actor, year: int, _today: date, asked: Asked) -> Behind:
    rows = sources.editions_in(actor, year).filter(_of(asked, "publication__art"))
    return Behind(rows.order_by("-published_on", "-pk"))


def _downloads(_actor: Actor, year: int, _today: date, asked: Asked) -> Behind:
    rows = sources.downloads_in(year).filter(_of(asked, "file__edition__publication"))
    return Behind(rows.order_by("-month", "file", "pk"))


def _goals(actor: Actor, _year: int, _today: date, asked: Asked) -> Behind:
    return Behind(goals_for(actor).filter(_of(asked, "state")).order_by("title_key", "pk"))


def _examples(actor: Actor, year: int, _today: date, _asked: Asked) -> Behind:
    return Behind(sources.examples_in(actor, year).order_by("-published_on", "-pk"))


_TABLES: Final[Mapping[str, Callable[[Actor, int, date, Asked], Behind]]] = {
    "faelle": _cases,
    "status": _status,
    "baustein": _bausteine,
    "veranstaltung": _events,
    "qualifizierung": _trainings,
    "veroeffentlichung": _editions,
    "abruf": _downloads,
    "praxisbeispiel": _examples,
    "zielstand": _goals,
}
