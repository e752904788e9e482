"""The door of the work area: what somebody sees of their own Stelle."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.funding import rules
from lueckenlos.funding.models import Mappe, PlanLine, SectionText, Submission
from lueckenlos.funding.plan import Sums
from lueckenlos.tenancy.actor import Actor


def mappen_for(actor: Actor) -> QuerySet[Mappe]:
    rows = Mappe.objects.all()
    return rows if rules.may_view(actor) else rows.none()


def get_mappe_or_404(actor: Actor, pk: int) -> Mappe:
    return get_object_or_404(mappen_for(actor).select_related("stelle"), pk=pk)


def get_text_or_404(mappe: Mappe, section: str) -> SectionText:
    return get_object_or_404(SectionText.objects.filter(mappe=mappe), section=section)


def get_line_or_404(mappe: Mappe, pk: int) -> PlanLine:
    return get_object_or_404(PlanLine.objects.filter(mappe=mappe), pk=pk)


def lines_of(mappe: Mappe) -> list[PlanLine]:
    """The plan by year. One query."""
    return list(PlanLine.objects.filter(mappe=mappe).order_by("year", "pk"))


def submissions_of(mappe: Mappe) -> list[Submission]:
    """The newest first. One query."""
    return list(Submission.objects.filter(mappe=mappe).select_related("submitted_by"))


def sums_of_mappen(mappen: list[Mappe]) -> dict[int, Sums]:
    """Planned money by Mappe. One query."""
    found: dict[int, Sums] = {}
    rows = PlanLine.objects.filter(mappe__in=[one.pk for one in mappen]).order_by()
    for mappe, kind, cents in rows.values_list("mappe", "kind", "cents"):
        found[mappe] = found.get(mappe, Sums()).with_(kind, cents)
    return found
