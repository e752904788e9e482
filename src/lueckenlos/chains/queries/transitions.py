"""Übergänge without the rest of the picture: which offers bridge them, who hands over to whom."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np
from django.db.models import Q

from lueckenlos.chains.models import Handover
from lueckenlos.chains.picture import Agreement, Transition, TransitionState, transition_states
from lueckenlos.chains.queries.fetch import Columns, read_columns, read_numbers
from lueckenlos.chains.queries.offers import lines, picture_offers
from lueckenlos.chains.queries.titles import FEW, OfferLine, offer_lines
from lueckenlos.shared.kept import Kept
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.registry import vocabulary

_CHUNK: Final = 200
# offers named by Übergänge: some 4 MB a process
_ROOM: Final = 100_000


def transitions_of(stelle: Stelle, day: date) -> tuple[TransitionState, ...]:
    """The same as in the picture of the day, from three columns of its offers. At most six queries.

    One or two while they are kept and nothing has changed (``shared.kept``).
    """
    return TRANSITIONS.get([(stelle.pk, day)])


def _made(name: tuple[int, date]) -> tuple[TransitionState, ...]:
    stelle_id, day = name
    stelle = Stelle.objects.get(pk=stelle_id)
    begun = Q(laufzeit_von__isnull=True) | Q(laufzeit_von__lte=day)
    not_over = Q(laufzeit_bis__isnull=True) | Q(laufzeit_bis__gte=day)
    running = picture_offers(stelle).filter(begun, not_over).order_by()
    names = ("pk", "lebensphasen", "uebergaenge")
    texts = read_columns(running.aggregate(_all=Columns(*names))["_all"], names)
    rows = np.stack([read_numbers(texts[name]) for name in names])
    ids, phases, uebergaenge = rows[:, np.argsort(rows[0])]
    return transition_states(all_transitions(), lines("lebensphase"), ids=ids, phases=phases, uebergaenge=uebergaenge)


TRANSITIONS: Final = Kept[tuple[TransitionState, ...]](
    _ROOM, lambda states: sum(len(one.offers) for one in states), _made
)


def first_lines(stelle: Stelle, states: Sequence[TransitionState], count: int) -> dict[str, list[OfferLine]]:
    """By Übergang the first ``count`` of its offers by title. At most four queries."""
    many = [state for state in states if len(state.offers) > FEW]
    wanted = {id_ for state in states if len(state.offers) <= FEW for id_ in state.offers}
    wanted |= _first_by_title(stelle, many, count)
    found = offer_lines(stelle, wanted) if wanted else {}
    return {state.slug: [line for id_, line in found.items() if _bridges(state, id_)][:count] for state in states}


def _first_by_title(stelle: Stelle, states: Sequence[TransitionState], count: int) -> set[int]:
    """Reads by title until every Übergang has ``count`` offers: for those that many bridge, that is soon."""
    by_slug = {state.slug: state for state in states}
    lacking = dict.fromkeys(by_slug, count)
    found: set[int] = set()
    if not lacking:
        return found
    offers = picture_offers(stelle).filter(Q(("uebergaenge__any", list(by_slug)))).order_by("title_key", "pk")
    for id_ in offers.values_list("pk", flat=True).iterator(chunk_size=_CHUNK):
        for slug in [slug for slug in lacking if _bridges(by_slug[slug], id_)]:
            found.add(id_)
            lacking[slug] -= 1
            if not lacking[slug]:
                del lacking[slug]
        if not lacking:
            break
    return found


def _bridges(state: TransitionState, id_: int) -> bool:
    """Its offers ascend: no set of tens of thousands is built to look for a few."""
    place = bisect_left(state.offers, id_)
    return place < len(state.offers) and state.offers[place] == id_


def all_transitions() -> tuple[Transition, ...]:
    """The vocabulary with the hand-overs of the active scope. One query."""
    agreements: defaultdict[str, list[Agreement]] = defaultdict(list)
    for handover in Handover.objects.select_related("giver", "receiver"):
        agreements[handover.uebergang].append(as_agreement(handover))
    return tuple(
        Transition(
            slug=term.slug,
            bit=term.bit,
            before=_slugs(term.data.get("from_phases")),
            after=_slugs(term.data.get("to_phases")),
            agreements=tuple(agreements[term.slug]),
        )
        for term in vocabulary("uebergang").terms
    )


def as_agreement(handover: Handover) -> Agreement:
    """The row as the picture carries it."""
    return Agreement(
        id=handover.pk,
        giver=handover.giver.name,
        receiver=handover.receiver.name,
        status=handover.status,
        agreement=handover.agreement,
        agreed_on=handover.agreed_on.isoformat() if handover.agreed_on else "",
        procedure=handover.procedure,
        open_points=handover.open_points,
    )


def _slugs(value: object) -> tuple[str, ...]:
    return tuple(str(slug) for slug in value) if isinstance(value, list) else ()
