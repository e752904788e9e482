"""The group of similar communes: nearest by the features a person chose, never by the figures compared afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Max

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.geo.queries import current
from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.models import IndicatorValue
from lueckenlos.indicators.queries.visible import visible_to
from lueckenlos.indicators.similar import FEATURES, USUAL, nearest
from lueckenlos.tenancy.models import Stelle

E = GebietsEbene
# how many times larger or smaller a similar one may be: keeps the choice among thousands small
_REACH: Final = 4
# Gemeinden are compared within their Land, where the index knows them; Kreise across Germany
_DEPRIVATION: Final = {E.GEMEINDE: "gisd-land", E.KREIS: "gisd"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks of the group."""

    features: tuple[str, ...] = FEATURES
    count: int = USUAL
    without: frozenset[str] = frozenset()  # keys (ARS) of those taken out by hand


@dataclass(frozen=True, slots=True)
class Member:
    """One Gebiet with its features, where they are known."""

    pk: int
    ars: str
    name: str
    features: dict[str, float]


@dataclass(frozen=True, slots=True)
class Group:
    """``features``: those that could be used. ``taken_out``: who was removed by hand."""

    own: Member | None = None
    members: list[Member] = field(default_factory=list)
    taken_out: list[Member] = field(default_factory=list)
    features: tuple[str, ...] = ()
    period: str = ""  # of the index of deprivation


def group_of(gebiet: Gebiet, wanted: Wanted, stelle: Stelle) -> Group:
    """Three queries; empty for a level without similar ones (Sozialraum, Land, Bund) or without population."""
    level = E(gebiet.ebene)
    if level not in _DEPRIVATION or not gebiet.population:
        return Group()
    near = current().filter(
        ebene=level, population__gte=gebiet.population / _REACH, population__lte=gebiet.population * _REACH
    )
    if level is E.GEMEINDE:
        near = near.filter(ars__startswith=gebiet.ars[:2])
    columns = ("pk", "ars", "name", "population", "area_ha")
    members = [_member(*row) for row in near.exclude(pk=gebiet.pk).order_by("ars").values_list(*columns)]
    own = _member(gebiet.pk, gebiet.ars, gebiet.name, gebiet.population, gebiet.area_ha)
    period = _add_deprivation([own, *members], _DEPRIVATION[level], stelle)
    return _chosen(own, members, wanted, period)


def _chosen(own: Member, members: Sequence[Member], wanted: Wanted, period: str) -> Group:
    features = tuple(name for name in wanted.features if name in own.features)
    kept = [one for one in members if one.ars not in wanted.without]
    places = nearest(own.features, [one.features for one in kept], features, wanted.count)
    out = [one for one in members if one.ars in wanted.without]
    return Group(own, [kept[place] for place in places], out, features, period)


def _member(pk: int, ars: str, name: str, population: int, area_ha: object) -> Member:
    features = {"bevoelkerung": float(population)}
    if area_ha:
        features["dichte"] = population / (float(str(area_ha)) / 100)
    return Member(pk, ars, name, features)


def _add_deprivation(members: Sequence[Member], slug: str, stelle: Stelle) -> str:
    """The index of the newest year in which the first one has it: scores of different years must not be compared.

    A score of a whole area hides nobody; so it comes without the detour over figures.
    """
    scores = IndicatorValue.objects.filter(visible_to(stelle), indicator=slug, status=ValueStatus.OK)
    known = scores.filter(gebiet=members[0].pk, value__isnull=False).aggregate(newest=Max("period"))["newest"]
    if known is None:
        return ""
    by_pk = {one.pk: one for one in members}
    # where two sources speak, the one loaded last stays
    rows = scores.filter(period=known, gebiet__in=by_pk, value__isnull=False).order_by("source_id")
    for pk, value in rows.values_list("gebiet_id", "value"):
        by_pk[pk].features["benachteiligung"] = float(value or 0.0)
    return str(known)
