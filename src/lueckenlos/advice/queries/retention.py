"""Whose names have been kept long enough."""

from datetime import date, datetime, time

from django.db.models import Q, QuerySet
from django.utils import timezone

from lueckenlos.advice.models import Case, Participant
from lueckenlos.advice.rules import names_before


def old_participants(today: date) -> QuerySet[Participant]:
    return Participant.objects.filter(activity__day__lt=names_before(today)).exclude(name="")


def old_contacts(today: date) -> QuerySet[Case]:
    """Contacts of cases that nobody has touched since, open or closed, and that have no newer activity."""
    day = names_before(today)
    moment = timezone.make_aware(datetime.combine(day, time.min))
    named = ~Q(contact_name="") | ~Q(contact_email="") | ~Q(contact_phone="")
    rows = Case.objects.filter(named, changed_at__lt=moment)
    return rows.exclude(activities__day__gte=day)
