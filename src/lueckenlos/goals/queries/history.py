"""What has happened to a goal or measure, from the audit trail."""

from typing import Final

from django.db.models import Q

from lueckenlos.goals.models import Goal, Measure, Yardstick
from lueckenlos.tenancy.history import Line, in_words
from lueckenlos.tenancy.models import AuditEntry

MOST: Final = 40


def history_of(row: Goal | Measure, yardsticks: list[int]) -> list[Line]:
    """The latest lines about the row and its Messgrößen, newest first. One query."""
    about = Q(object_type=row._meta.label_lower, object_id=str(row.pk))
    if yardsticks:
        about |= Q(object_type=Yardstick._meta.label_lower, object_id__in=[str(pk) for pk in yardsticks])
    entries = AuditEntry.objects.filter(about, stelle=row.stelle_id).order_by("-moment", "-id")[:MOST]
    return [in_words(entry) for entry in entries]
