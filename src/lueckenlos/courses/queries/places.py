"""Communes that people can name: those of the Stelle's own Land, else of its own territory."""

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.tenancy.models import Stelle

_LAND_DIGITS = 2
# of a Land; longer lists than the largest Land has make nobody happier
_MOST = 3000


def communes(stelle: Stelle) -> dict[str, int]:
    """Label → key: Gemeinden with their Kreis in brackets, and the Kreise themselves. Two queries."""
    land = next(
        (ars[:_LAND_DIGITS] for ars in stelle.gebiete.values_list("ars", flat=True) if len(ars) >= _LAND_DIGITS), ""
    )
    if not land:
        return {}
    rows = Gebiet.objects.filter(
        ars__startswith=land, ebene__in=[GebietsEbene.GEMEINDE, GebietsEbene.KREIS], dissolved_on=None
    ).select_related("parent")
    return {label_of(row): row.pk for row in rows.order_by("sort_name", "ars")[:_MOST]}


def label_of(gebiet: Gebiet) -> str:
    """A Gemeinde is told from its namesakes by its Kreis."""
    if gebiet.ebene == GebietsEbene.GEMEINDE and gebiet.parent and gebiet.parent.ebene == GebietsEbene.KREIS:
        return f"{gebiet.name} ({gebiet.parent.name})"
    return gebiet.name
