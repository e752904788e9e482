"""The tree of Stellen: Bund, Land, Kreis, Kommune. At most four deep (enums.PARENTS), so joins reach all of it."""

from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Length

from lueckenlos.accounts.models import User
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.shared.prepared import Prepared
from lueckenlos.tenancy.enums import Role, StelleArt
from lueckenlos.tenancy.models import Mitgliedschaft, Stelle


def stellen_of(user: User | AnonymousUser) -> list[Mitgliedschaft]:
    """The person's memberships with their Stellen, by name. One query."""
    return [] if user.pk is None else _MEMBERSHIPS.all(user.pk)


def descendants(stelle: Stelle) -> QuerySet[Stelle]:
    """Every Stelle below, without ``stelle`` itself. One query, or none as part of another."""
    return Stelle.objects.filter(
        Q(parent=stelle) | Q(parent__parent=stelle) | Q(parent__parent__parent=stelle),
    )


def ancestors(stelle: Stelle) -> list[Stelle]:
    """Every Stelle above, the nearest first. One query."""
    above: list[Stelle] = []
    current = _WITH_THOSE_ABOVE.first(stelle.pk)
    while current is not None and current.parent is not None:
        current = current.parent
        above.append(current)
    return above


def children_of(stelle: Stelle) -> QuerySet[Stelle]:
    """Stellen directly below with ``members`` and ``leitungen``, their numbers of people. One query."""
    return stelle.children.annotate(
        members=Count("mitgliedschaften"),
        leitungen=Count("mitgliedschaften", filter=Q(mitgliedschaften__role=Role.LEITUNG)),
    ).order_by("name")


def kgc_of(stelle: Stelle) -> Stelle | None:
    """The KGC that accompanies ``stelle``: itself, the one above, else the first of its Land. At most two queries."""
    line = [stelle, *ancestors(stelle)]
    above = next((one for one in line if one.art == StelleArt.LAND), None)
    if above is None and stelle.land:
        return Stelle.objects.filter(land=stelle.land, art=StelleArt.LAND).order_by("pk").first()
    return above


def land_of(stelle: Stelle) -> Gebiet | None:
    """The Land the Stelle's first Gebiet lies in, by the first two digits of its key. Two queries."""
    area = stelle.gebiete.annotate(digits=Length("ars")).filter(digits__gte=2).order_by("ars").first()
    return Gebiet.objects.filter(ebene=GebietsEbene.LAND, ars=area.ars[:2]).first() if area else None


# for the switch on every page of the work area
_MEMBERSHIPS: Final = Prepared(
    lambda user: Mitgliedschaft.objects.filter(user=user).select_related("stelle").order_by("stelle__name", "pk"), int
)
_WITH_THOSE_ABOVE: Final = Prepared(
    lambda stelle: Stelle.objects.filter(pk=stelle).select_related("parent__parent__parent"), int
)
