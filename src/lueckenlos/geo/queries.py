"""Reading territory. Gebiete are public facts: every signed-in or anonymous reader may see them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.geo.validators import key_of

E = GebietsEbene
# the level people plan with below each level; Regierungsbezirk, Region and Verband are not planned in
_NEXT: Final = {
    E.BUND: E.LAND,
    E.LAND: E.KREIS,
    E.REGIERUNGSBEZIRK: E.KREIS,
    E.REGION: E.KREIS,
    E.KREIS: E.GEMEINDE,
    E.GEMEINDEVERBAND: E.GEMEINDE,
    E.GEMEINDE: E.SOZIALRAUM,
}
MANY: Final = 200
_TOWN_LEVELS: Final = frozenset({E.LAND, E.REGIERUNGSBEZIRK, E.REGION, E.KREIS, E.GEMEINDEVERBAND})


def current(on: date | None = None) -> QuerySet[Gebiet]:
    """Gebiete that exist on a day (today)."""
    day = on or timezone.localdate()
    return Gebiet.objects.filter(Q(dissolved_on=None) | Q(dissolved_on__gt=day))


def gebiete_of(stelle: Model) -> QuerySet[Gebiet]:
    """The Gebiete a Stelle is responsible for (the Stelle lies above this package, so it comes as a plain row)."""
    return Gebiet.objects.filter(stellen=stelle.pk)


def get_by_key(key: str) -> Gebiet | None:
    """One present Gebiet by ARS of any level, or a Gemeinde by AGS, also with the leading zero lost."""
    key = key.strip()
    if found := current().filter(ars=key).first():
        return found
    ags = key_of(key, width=8)
    return current().filter(ebene=E.GEMEINDE, ags=ags).first() if ags else None


def parts_of(gebiete: Iterable[Gebiet]) -> dict[int, list[Gebiet]]:
    """Children of each Gebiet at the next useful level, sorted by name.

    Sozialräume of a Gemeinde, Gemeinden of a Kreis, Kreise of a Land. A Land or Kreis that is one town (Berlin,
    Flensburg) has that town's Sozialräume. At most three queries, however many Gebiete.
    """
    given = list(gebiete)
    found: dict[int, list[Gebiet]] = {gebiet.pk: [] for gebiet in given}
    open_ends: list[tuple[int, Gebiet]] = [(gebiet.pk, gebiet) for gebiet in given]
    while open_ends:
        children = _children([gebiet for _, gebiet in open_ends])
        deeper: list[tuple[int, Gebiet]] = []
        for root, gebiet in open_ends:
            parts = children[gebiet.pk]
            if len(parts) == 1 and gebiet.ebene in _TOWN_LEVELS:
                deeper.append((root, parts[0]))
            if parts or gebiet.pk == root:
                found[root] = parts
        open_ends = deeper
    return found


def _children(gebiete: Sequence[Gebiet]) -> dict[int, list[Gebiet]]:
    wanted = [_below(gebiet) for gebiet in gebiete]
    children: dict[int, list[Gebiet]] = defaultdict(list)
    owners: dict[tuple[int, str], list[int]] = defaultdict(list)
    for gebiet in gebiete:
        if (level := _NEXT.get(E(gebiet.ebene))) and level != E.SOZIALRAUM:
            owners[level, _stem(gebiet)].append(gebiet.pk)
    lengths = {len(stem) for _, stem in owners}
    # hundreds of conditions would exceed what SQLite parses; then the whole level is read
    levels = {_NEXT[E(gebiet.ebene)] for gebiet in gebiete if E(gebiet.ebene) in _NEXT}
    where = reduce(or_, wanted) if len(wanted) <= MANY else Q(ebene__in=levels)
    for row in current().filter(where).order_by("sort_name", "ars"):
        if row.ebene == E.SOZIALRAUM and row.parent_id is not None:
            children[row.parent_id].append(row)
        for length in lengths:
            for owner in owners.get((row.ebene, row.ars[:length]), ()):
                children[owner].append(row)
    return children


def _stem(gebiet: Gebiet) -> str:
    """How the keys of all its parts begin."""
    return "" if gebiet.ebene == E.BUND else gebiet.ars


def _below(gebiet: Gebiet) -> Q:
    """By key, not by parent: a Gemeinde hangs below its Kreis and still belongs to a Verband and a Land."""
    level = _NEXT.get(E(gebiet.ebene))
    if level is None:
        return Q(pk__in=[])
    return Q(parent=gebiet.pk, ebene=level) if level is E.SOZIALRAUM else Q(ebene=level, ars__startswith=_stem(gebiet))
