"""What the network of organisations learns from measures."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import combinations

from django.db.models import Q

from lueckenlos.goals import rules
from lueckenlos.goals.enums import MeasureState
from lueckenlos.goals.queries import measures_for
from lueckenlos.network.enums import TieKind
from lueckenlos.network.messages import shared_text
from lueckenlos.network.sources import FoundTie, Roster, TieSource, actor_key
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url


class MeasureTies(TieSource):
    """Organisations that carry out a measure together, as long as it runs."""

    slug = "massnahmen"
    label = "Maßnahmen"

    def ties(self, actor: Actor, roster: Roster, day: date) -> Iterable[FoundTie]:
        """One query."""
        if not rules.may_view(actor):
            return
        together: defaultdict[tuple[int, int], list[tuple[int, date | None]]] = defaultdict(list)
        for pk, (who, begin) in _running(actor, day).items():
            for pair in combinations(sorted(who), 2):
                together[pair].append((pk, begin))
        # reversing an address for each of hundreds of pairs takes longer than finding them
        page = work_url(actor.stelle, "goals:measure_detail", 0).removesuffix("0/")
        for (first, second), measures in together.items():
            since = min((begin for _, begin in measures if begin), default=None)
            url = f"{page}{measures[0][0]}/"
            why = shared_text(len(measures))
            yield FoundTie(actor_key(first), actor_key(second), TieKind.ZUSAMMENARBEIT, why, url, since)


def _running(actor: Actor, day: date) -> dict[int, tuple[set[int], date | None]]:
    """Measures of the day by key: the organisations that carry them out, and the beginning."""
    rows = measures_for(actor).exclude(state__in=[MeasureState.AUFGEGEBEN, MeasureState.GEPLANT])
    begun = Q(starts_on__lte=day) | Q(starts_on=None, created_at__date__lte=day)
    over = Q(state=MeasureState.UMGESETZT) & (Q(due_on=None) | Q(due_on__lt=day))
    columns = rows.filter(begun).exclude(over).order_by("pk").values_list("pk", "owner", "starts_on", "partners")
    found: dict[int, tuple[set[int], date | None]] = {}
    for pk, owner, begin, partner in columns:
        found.setdefault(pk, (set(), begin))[0].update(one for one in (owner, partner) if one)
    return found
