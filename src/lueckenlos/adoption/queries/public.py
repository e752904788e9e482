"""The public door: papers that were published for everybody, and only those versions of them that were."""

from typing import Final

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from lueckenlos.adoption.models import Paper, PaperVersion
from lueckenlos.adoption.queries.work import TEXTS
from lueckenlos.tenancy.enums import Visibility
from lueckenlos.tenancy.scope import all_tenants

_OPEN: Final = {"visibility": Visibility.OEFFENTLICH}


def public_papers() -> QuerySet[Paper]:
    """Of all Stellen, the newest first, without their working texts."""
    with all_tenants():
        in_force = PaperVersion.objects.filter(paper=OuterRef("pk"), number=OuterRef("current"), **_OPEN)
        rows = Paper.objects.filter(visibility=Visibility.OEFFENTLICH, current__gt=0)
    return rows.filter(Exists(in_force)).select_related("stelle").defer(*TEXTS).order_by("-published_at", "-pk")


def get_public_or_404(key: str) -> Paper:
    found: Paper | None = public_papers().filter(public_id=key).first()
    if found is None:
        raise Http404
    return found


def public_versions(paper: Paper) -> list[PaperVersion]:
    """The newest first; withdrawn ones stay in the list, so that whoever quoted one learns of it."""
    with all_tenants():
        return list(PaperVersion.objects.filter(paper=paper, **_OPEN).order_by("-number"))
