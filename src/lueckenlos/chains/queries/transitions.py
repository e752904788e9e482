"""Übergänge without the rest of the picture: which offers bridge them, who hands over to whom."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Final

from django.db.models import Q

from lueckenlos.chains.models import Handover
from lueckenlos.chains.picture import Agreement, Transition, TransitionState, transition_states
from lueckenlos.chains.queries.fetch import Rows, read_numbers
from lueckenlos.chains.queries.offers import lines, picture_offers
from lueckenlos.chains.queries.titles import FEW, OfferLine, offer_lines
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.registry import vocabulary

_CHUNK: Final = 200


def transitions_of(stelle: Stelle, day: date) -> tuple[TransitionState, ...]:
    """The same as in the picture of the day, from three columns of its offers. Two queries, three above communes."""
    begun = Q(laufzeit_von__isnull=True) | Q(laufzeit_von__lte=day)
    not_over = Q(laufzeit_bis__isnull=True) | Q(laufzeit_bis__gte=day)
    running = picture_offers(stelle).filter(begun, not_over).order_by()
    found = running.aggregate(_rows=Rows("pk", "lebensphasen", "uebergaenge"))
    ids, phases, uebergaenge = read_numbers(found["_rows"], 3).T
    return transition_states(all_transitions(), lines("lebensphase"), ids=ids, phases=phases, uebergaenge=uebergaenge)


def first_lines(stelle: Stelle, states: Iterable[TransitionState], count: int) -> dict[str, list[OfferLine]]:
    """By Übergang the first ``count`` of its offers by title. At most four queries."""
    bridging = {state.slug: frozenset(state.offers) for state in states}
    many = [slug for slug, ids in bridging.items() if len(ids) > FEW]
    wanted = {id_ for slug, ids in bridging.items() if slug not in many for id_ in ids}
    wanted |= _first_by_title(stelle, many, count, among=frozenset[int]().union(*bridging.values()))
    found = offer_lines(stelle, wanted) if wanted else {}
    return {slug: [line for id_, line in found.items() if id_ in ids][:count] for slug, ids in bridging.items()}


def _first_by_title(stelle: Stelle, slugs: Collection[str], count: int, *, among: frozenset[int]) -> set[int]:
    """Reads by title until every Übergang has ``count`` offers: for those that many bridge, that is soon."""
    lacking = {vocabulary("uebergang")[slug].flag: count for slug in slugs}
    found: set[int] = set()
    if not lacking:
        return found
    offers = picture_offers(stelle).filter(Q(("uebergaenge__any", list(slugs)))).order_by("title_key", "pk")
    for id_, mask in offers.values_list("pk", "uebergaenge__bits").iterator(chunk_size=_CHUNK):
        for flag in [flag for flag in lacking if mask & flag and id_ in among]:
            found.add(id_)
            lacking[flag] -= 1
            if not lacking[flag]:
                del lacking[flag]
        if not lacking:
            break
    return found


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
