"""Chapters about what took place: events, surveys and ideas."""

from collections import Counter

from django.db.models import Count, Q

from lueckenlos.events.models import Event
from lueckenlos.participation.enums import IdeaState, Reply, SurveyState
from lueckenlos.participation.messages.words import term_text
from lueckenlos.participation.models import IdeaCollection, Survey
from lueckenlos.participation.queries.work import collections_for, surveys_for
from lueckenlos.reports.documents.tables import Line
from lueckenlos.reports.health.basis import Basis
from lueckenlos.reports.health.report import Findings
from lueckenlos.reports.health.tables import line, table
from lueckenlos.reports.messages import health as words
from lueckenlos.reports.queries.sources import held_in
from lueckenlos.vocabulary.registry import vocabulary


def events(basis: Basis) -> Findings:
    """Published ones, which everybody may know of. One query."""
    rows = held_in(Event.objects.all(), basis.year, basis.today)
    counts = Counter(rows.order_by().values_list("art", flat=True))
    lines = [line(term.slug, term.label, counts[term.slug]) for term in vocabulary("veranstaltungsart").terms]
    return Findings(tables=(table("veranstaltungen", [one for one in lines if one.values != ("0",)]),))


def participation(basis: Basis) -> Findings:
    """Surveys that ended in the year with how many answered, and ideas of the year. Two queries."""
    surveys = surveys_for(basis.actor).filter(
        state__in=[SurveyState.BEENDET, SurveyState.AUSGEWERTET], ends_on__year=basis.year, result__isnull=False
    )
    handed_in = Q(ideas__state=IdeaState.OEFFENTLICH, ideas__handed_in_on__year=basis.year)
    collections = collections_for(basis.actor).annotate(
        of_year=Count("ideas", filter=handed_in),
        replied=Count("ideas", filter=handed_in & ~Q(ideas__reply=Reply.OFFEN)),
    )
    return Findings(
        tables=(
            table("befragungen", map(_survey, surveys.select_related("result").order_by("ends_on", "pk"))),
            table("ideen", map(_collection, collections.filter(of_year__gt=0).order_by("title_key", "pk"))),
        )
    )


def _survey(row: Survey) -> Line[str]:
    total = row.result.total
    told = words.FEWER.format(least=row.threshold) if total < row.threshold else str(total)
    return line(row.pk, row.title, term_text(row.starts_on, row.ends_on), told)


def _collection(row: IdeaCollection) -> Line[str]:
    return line(row.pk, row.title, row.of_year, row.replied)  # type: ignore[attr-defined] # annotated
