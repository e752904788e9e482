"""A town with its Sozialräume: rows that decide together which figures may be shown."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from django.db.models import Q

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.indicators.hiding import Member

# what a row of figures needs to be released: the first columns of every query, which ``member_of`` reads
MEMBER: Final = (
    "indicator", "gebiet_id", "period", "value", "numerator", "denominator", "status", "source__threshold",
    "gebiet__ebene", "gebiet__parent_id",
)  # fmt: skip


def families_of(gebiet_ids: Collection[int]) -> Q:
    """Condition on rows of figures: the towns and all Sozialräume to which any of the Gebiete belongs."""
    quarters = Gebiet.objects.filter(Q(pk__in=gebiet_ids) | Q(parent__in=gebiet_ids), ebene=GebietsEbene.SOZIALRAUM)
    towns = quarters.order_by().values("parent")
    return Q(gebiet__in=towns) | Q(gebiet__ebene=GebietsEbene.SOZIALRAUM, gebiet__parent__in=towns)


def member_of(row: Sequence[Any]) -> Member:
    """Of a row that begins with ``MEMBER``: a Sozialraum belongs to its town, any other Gebiet stands for itself."""
    threshold, level, parent_id = row[7:10]
    whole = parent_id if level == GebietsEbene.SOZIALRAUM and parent_id is not None else row[1]
    return Member._make((*row[:7], whole, threshold))
