"""The audit trail of one Stelle, filtered. Every filter has its index; 100,000 lines stay quick."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from lueckenlos.accounts.models import User
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import AuditEntry


@dataclass(frozen=True, slots=True)
class AuditCriteria:
    """What the Leitung asked for; empty means no limit. ``until`` is inclusive."""

    person: str = ""
    verb: str = ""
    object_type: str = ""
    object_id: str = ""
    text: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class TrailChoices:
    """What the filters can offer: only what occurs in this trail."""

    people: list[str]
    verbs: list[str]
    object_types: list[str]


def audit_lines(actor: Actor, criteria: AuditCriteria) -> QuerySet[AuditEntry]:
    """Lines of the actor's Stelle, newest first."""
    lines = AuditEntry.objects.filter(stelle=actor.stelle)
    exact = {
        "actor_name": criteria.person,
        "verb": criteria.verb,
        "object_type": criteria.object_type,
        "object_id": criteria.object_id,
        "object_label__icontains": criteria.text,
    }
    lines = lines.filter(**{name: value for name, value in exact.items() if value})
    if criteria.since:
        lines = lines.filter(moment__gte=_start_of(criteria.since))
    if criteria.until:
        lines = lines.filter(moment__lt=_start_of(criteria.until + timedelta(days=1)))
    return lines.order_by("-moment", "-id")


def trail_choices(actor: Actor) -> TrailChoices:
    """Three queries over indexes alone."""
    lines = AuditEntry.objects.filter(stelle=actor.stelle).order_by()

    def distinct(column: str) -> list[str]:
        return sorted(lines.values_list(column, flat=True).distinct())

    return TrailChoices(distinct("actor_name"), distinct("verb"), distinct("object_type"))


def lines_by(user: User) -> QuerySet[AuditEntry]:
    """Everything this person did, at every Stelle: for their own data export."""
    return AuditEntry.objects.filter(user=user).select_related("stelle").order_by("moment", "id")


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
