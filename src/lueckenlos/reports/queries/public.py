"""Doors without a login: published Gesundheitsberichte, and the comparison at its secret address."""

from contextlib import AbstractContextManager

from django.db.models import F, QuerySet
from django.db.models.fields.json import KT
from django.http import Http404

from lueckenlos.reports.models import ComparisonLink, FrozenHealthReport
from lueckenlos.shared.tokens import token_hash
from lueckenlos.tenancy.doors import behind_address_or_404
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.scope import all_tenants


def published_health_reports(stelle: Stelle) -> QuerySet[FrozenHealthReport]:
    """Of a Stelle whose public page is open, the newest year first; the published version of each."""
    with all_tenants():
        rows = FrozenHealthReport.objects.filter(stelle=stelle, report__public_number=F("number"))
    return rows.select_related("report").order_by("-report__year", "report__title", "pk")


def published_titles(stelle: Stelle) -> list[tuple[int, str, str]]:
    """Key of the report, and title and year as they were published. One query, without all they contain."""
    rows = published_health_reports(stelle).select_related(None)
    return list(rows.values_list("report", KT("content__title"), KT("content__year")))


def get_published_health_report_or_404(stelle: Stelle, pk: int) -> FrozenHealthReport:
    """By the key of the report, so that the address stays when a new version is published. One query."""
    found = published_health_reports(stelle).filter(report=pk).first()
    if found is None:
        raise Http404
    return found


def comparison_behind(token: str) -> AbstractContextManager[ComparisonLink]:
    """With the scope of the Bund; Http404 for an address nobody has given out, or that was taken back."""
    return behind_address_or_404(lambda: ComparisonLink.objects.filter(token_hash=token_hash(token)))
