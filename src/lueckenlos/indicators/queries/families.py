"""A town with its Sozialräume: rows that decide together which figures may be shown."""

from collections.abc import Collection

from django.db.models import Q

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet


def families_of(gebiet_ids: Collection[int]) -> Q:
    """Condition on rows of figures: the towns and all Sozialräume to which any of the Gebiete belongs."""
    quarters = Gebiet.objects.filter(Q(pk__in=gebiet_ids) | Q(parent__in=gebiet_ids), ebene=GebietsEbene.SOZIALRAUM)
    towns = quarters.order_by().values("parent")
    return Q(gebiet__in=towns) | Q(gebiet__ebene=GebietsEbene.SOZIALRAUM, gebiet__parent__in=towns)


def whole_of(gebiet_id: int, level: int, parent_id: int | None) -> int:
    """The town of a Sozialraum; any other Gebiet stands for itself."""
    return parent_id if level == GebietsEbene.SOZIALRAUM and parent_id is not None else gebiet_id
