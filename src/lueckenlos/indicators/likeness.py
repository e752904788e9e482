"""Communes alike in size, structure and deprivation, for those below who have no figures; see ``geo.likeness``."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

from lueckenlos.geo.models import Gebiet
from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.models import IndicatorValue
from lueckenlos.indicators.similar import FEATURES, nearest

# known of every Kreis: a town has that of its Kreis, so that towns and Kreise can be compared
_DEPRIVATION: Final = "gisd"
_KREIS_DIGITS: Final = 5
_HECTARES: Final = 100


def most_alike(own: Sequence[int], others: Mapping[int, Sequence[int]]) -> list[int]:
    """Nearest by people, density and deprivation, as far as all three are known of ``own``. Two queries."""
    keys = {*own, *chain.from_iterable(others.values())}
    rows = {row.pk: row for row in Gebiet.objects.filter(pk__in=keys).only("ars", "population", "area_ha")}
    scores = _scores({row.ars[:_KREIS_DIGITS] for row in rows.values()})
    wanted = _features([rows[key] for key in own if key in rows], scores)
    names = [name for name in FEATURES if name in wanted]
    table = {key: _features([rows[one] for one in found if one in rows], scores) for key, found in others.items()}
    order = nearest(wanted, list(table.values()), names, len(table))
    known = list(table)
    return [known[place] for place in order]


def _scores(kreise: set[str]) -> dict[str, float]:
    """Official deprivation by key of the Kreis, of the newest year that there is for any of them."""
    rows = IndicatorValue.objects.filter(
        indicator=_DEPRIVATION, gebiet__ars__in=kreise, source__stelle=None, status=ValueStatus.OK, value__isnull=False
    )
    found = list(rows.values_list("period", "gebiet__ars", "value"))
    newest = max((period for period, _, _ in found), default="")
    return {ars: float(value or 0.0) for period, ars, value in found if period == newest}


def _features(rows: Sequence[Gebiet], scores: Mapping[str, float]) -> dict[str, float]:
    people = sum(row.population or 0 for row in rows)
    if not people:
        return {}
    found = {"bevoelkerung": float(people)}
    if hectares := float(sum(row.area_ha or 0 for row in rows)):
        found["dichte"] = people / (hectares / _HECTARES)
    score = next((scores[key] for row in rows if (key := row.ars[:_KREIS_DIGITS]) in scores), None)
    return found if score is None else found | {"benachteiligung": score}
