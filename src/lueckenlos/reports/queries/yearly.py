"""The figures of one year of a KGC. Numbers only, so confidential entries count too."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Sum

from lueckenlos.advice import queries as advice
from lueckenlos.advice.models import Activity, Case
from lueckenlos.advice.queries.figures import Tally, figures_of
from lueckenlos.goals.queries import goals_for
from lueckenlos.library.models import Publication
from lueckenlos.reports import rules
from lueckenlos.reports.queries import sources
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor
from lueckenlos.vocabulary.registry import vocabulary

# what stands for „none“ as key of a line
WITHOUT: Final = "ohne"
Lines = dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Counted:
    """Table → line → its numbers, and what the lines of communes, goals and publications are called."""

    lines: Mapping[str, Lines]
    names: Mapping[str, Mapping[str, str]]


def count_year(actor: Actor, year: int, today: date, *, standing: bool = True) -> Counted:
    """At most 28 queries, however much was done; without ``standing`` nothing of which only the present is known."""
    ensure(rules.may_view(actor))
    done = figures_of(actor, year)
    lines: dict[str, Lines] = {
        "art": _tallies(done.by_kind),
        "kanal": _tallies(done.by_channel),
        "thema": _tallies(done.by_theme),
        "kommune": _tallies(done.by_commune),
        "ziel": _tallies(done.by_goal),
        "faelle": _single(sources.cases_in(year).order_by().values_list("state").annotate(Count("pk"))),
        "status": _single(Counter(sources.statuses_on(min(date(year, 12, 31), today)).values()).items()),
        "veranstaltung": _single(
            sources.events_in(actor, year, today).order_by().values_list("art").annotate(Count("pk"))
        ),
        "qualifizierung": _trainings(actor, year),
        "veroeffentlichung": _single(
            sources.editions_in(actor, year).order_by().values_list("publication__art").annotate(Count("pk"))
        ),
        "abruf": _downloads(year),
        "praxisbeispiel": {"veroeffentlicht": (sources.examples_in(actor, year).count(),)},
    }
    if standing:
        lines["baustein"] = _bausteine(actor, today)
        lines["zielstand"] = _single(goals_for(actor).order_by().values_list("state").annotate(Count("pk")))
    communes = advice.communes_for(actor).order_by("gebiet__sort_name").values_list("pk", "gebiet__name")
    goals = goals_for(actor).order_by("title_key", "pk").values_list("pk", "title")
    titles = Publication.objects.order_by("title_key", "pk").values_list("pk", "title")
    return Counted(lines, {"kommune": _named(communes), "ziel": _named(goals), "abruf": _named(titles)})


def hidden_work(actor: Actor, year: int) -> tuple[int, int]:
    """How many activities and cases of the year are counted that the actor may not open. Four queries."""
    seen = advice.activities_for(actor).filter(day__year=year).count()
    cases = advice.cases_for(actor).filter(received_on__year=year).count()
    all_activities = Activity.objects.filter(day__year=year).count()
    return all_activities - seen, Case.objects.filter(received_on__year=year).count() - cases


def work_of(year: int) -> Tally:
    """All activities of the year in one sum, counted without regard to any table. One query."""
    rows = Activity.objects.filter(day__year=year).order_by()
    found = rows.aggregate(activities=Count("pk"), minutes=Sum("minutes"), reached=Sum("reached"))
    return Tally(found["activities"], found["minutes"] or 0, found["reached"] or 0)


def _tallies(parts: Mapping[str, Tally] | Mapping[int | None, Tally]) -> Lines:
    return {str(key or WITHOUT): (one.activities, one.minutes, one.reached) for key, one in parts.items()}


def _single(pairs: Iterable[tuple[str, int]]) -> Lines:
    return {key or WITHOUT: (number,) for key, number in pairs}


def _trainings(actor: Actor, year: int) -> Lines:
    """By theme: courses, participants, minutes of learning times participants, certificates."""
    rows = sources.trainings_in(actor, year)
    found: dict[str, tuple[int, ...]] = {}
    for theme in {row.course.thema for row in rows}:
        mine = [row for row in rows if row.course.thema == theme]
        courses = len({row.course.pk for row in mine})
        people, certificates = sum(row.participants for row in mine), sum(row.certificates for row in mine)
        found[theme or WITHOUT] = (courses, people, round(sum(row.hours for row in mine) * 60), certificates)
    return found


def _downloads(year: int) -> Lines:
    """By publication, over all its editions and files."""
    rows = (
        sources.downloads_in(year).select_related(None).defer(None).order_by().values_list("file__edition__publication")
    )
    return {str(key): (number,) for key, number in rows.annotate(Sum("number"))}


def _bausteine(actor: Actor, today: date) -> Lines:
    rows = sources.board_rows(actor, today)
    phases = [term.slug for term in vocabulary("prozessphase").terms]
    return {phase: tuple(len(sources.in_state(rows, phase, state)) for state in sources.BEGUN) for phase in phases}


def _named(rows: Iterable[tuple[int, str]]) -> dict[str, str]:
    return {str(key): name for key, name in rows}
