"""Communes of the register and on the board."""

from typing import Final

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.advice import rules
from lueckenlos.advice.models import Commune
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.geo.names import name_keys
from lueckenlos.geo.queries import current, get_by_key
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import StelleArt
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.queries import descendants

LEVELS: Final = (GebietsEbene.KREIS, GebietsEbene.GEMEINDE)
LEVEL_NAMES: Final = {"kreise": GebietsEbene.KREIS, "gemeinden": GebietsEbene.GEMEINDE}
_LAND_DIGITS: Final = 2
_PROPOSED: Final = 400
# how many keys a name has, and how many of several places a sentence names
_EXACTNESS, _NAMED = 3, 6


def communes_for(actor: Actor) -> QuerySet[Commune]:
    rows = Commune.objects.select_related("gebiet__parent")
    return rows if rules.may_view(actor) else rows.none()


def get_commune_or_404(actor: Actor, pk: int) -> Commune:
    return get_object_or_404(communes_for(actor).select_related("stelle"), pk=pk)


def land_ars(stelle: Stelle) -> set[str]:
    """The first two digits of the keys of all the KGC is responsible for; empty where it has no Gebiet. One query."""
    return {ars[:_LAND_DIGITS] for ars in stelle.gebiete.values_list("ars", flat=True) if len(ars) >= _LAND_DIGITS}


def register_of(stelle: Stelle) -> QuerySet[Gebiet]:
    """Present Kreise and Gemeinden of the KGC's Land; of the whole country where the KGC has no Gebiet."""
    rows = current().filter(ebene__in=LEVELS)
    where = Q()
    for digits in sorted(land_ars(stelle)):
        where |= Q(ars__startswith=digits)
    return rows.filter(where).order_by("ars")


def find_gebiet(stelle: Stelle, typed: str) -> Gebiet:
    """By AGS, ARS or name. Raises Invalid ``commune_unknown``, ``commune_ambiguous`` or ``commune_foreign``."""
    # „Hettstedt (15087220)“ is what the proposals say
    name, _, key = typed.strip().rstrip(")").partition(" (")
    key = key if key.isdecimal() else name.strip()
    if key.isdecimal():
        found = get_by_key(key)
        if found is None or found.ebene not in LEVELS:
            raise Invalid("commune_unknown", name=typed)
        if (digits := land_ars(stelle)) and found.ars[:_LAND_DIGITS] not in digits:
            raise Invalid("commune_foreign", name=found.name)
        return found
    return _by_name(stelle, typed.strip())


def _by_name(stelle: Stelle, typed: str) -> Gebiet:
    """The more exact name beats the one that shares only its bare words."""
    wanted, rows = name_keys(typed), list(register_of(stelle))
    for depth in range(1, _EXACTNESS + 1):
        hits = [row for row in rows if not set(wanted[:depth]).isdisjoint(name_keys(row.name)[:depth])]
        if one := _only(hits):
            return one
        if hits:
            keys = ", ".join(f"{row.name} {row.ags or row.ars}" for row in hits[:_NAMED])
            raise Invalid("commune_ambiguous", name=typed, keys=keys)
    raise Invalid("commune_unknown", name=typed)


def _only(hits: list[Gebiet]) -> Gebiet | None:
    """The one hit; of a town that is a Kreis of its own, the town."""
    if hits and all(hits[-1].ars.startswith(one.ars) for one in hits):
        return hits[-1]
    return None


def proposals(actor: Actor) -> list[str]:
    """Names with keys for the field that proposes: the communes of the board. One query."""
    rows = communes_for(actor).order_by("gebiet__sort_name").values_list("gebiet__name", "gebiet__ags", "gebiet__ars")
    return [f"{name} ({ags or ars})" for name, ags, ars in rows[:_PROPOSED]]


def accompanied(kgc: Stelle) -> QuerySet[Stelle]:
    """Communes with a Stelle here that the KGC accompanies: below it, or of its Land, for a Land can have two KGCs."""
    below = Q(pk__in=descendants(kgc).values("pk"))
    near = below | Q(land=kgc.land) if kgc.land else below
    return Stelle.objects.filter(near, art__in=[StelleArt.KOMMUNE, StelleArt.KREIS])


def missing_gebiete(actor: Actor) -> list[Gebiet]:
    """Communes with a Stelle here that are not yet on the board. One query."""
    if not rules.may_view(actor):
        return []
    known = Commune.objects.values("gebiet")
    rows = Gebiet.objects.filter(stellen__in=accompanied(actor.stelle), ebene__in=LEVELS).exclude(pk__in=known)
    return list(rows.order_by("sort_name", "ars").distinct())
