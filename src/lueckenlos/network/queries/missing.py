"""Who is expected in each Lebensphase, and who of them is there."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from lueckenlos.network.enums import Place
from lueckenlos.network.expected import Candidate, Expected, catalogue, present
from lueckenlos.network.models import Expectation
from lueckenlos.network.queries.graph import Node, Wanted, network_of
from lueckenlos.network.sources import actor_key
from lueckenlos.tenancy.actor import Actor
from lueckenlos.vocabulary.registry import vocabulary


@dataclass(frozen=True, slots=True)
class Row:
    """One expected actor: who it is here, and how it stands."""

    expected: Expected
    place: Place
    nodes: tuple[Node, ...]
    said: Expectation | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Rows by Lebensphase in the order of the vocabulary; an actor of several phases stands in each of them."""

    phases: list[tuple[str, str, list[Row]]]
    counts: dict[Place, int]


def expected_actors(actor: Actor, day: date) -> Standing:
    """The network of the day and one query more."""
    network = network_of(actor, Wanted(day))
    said = {row.slug: row for row in Expectation.objects.select_related("organisation")}
    candidates = [
        Candidate(node.organisation, node.name_key, node.kind, node.phases)
        for node in network.nodes.values()
        if node.organisation is not None
    ]
    found = present(catalogue().actors, candidates)
    rows: dict[str, Row] = {}
    for one in catalogue().actors:
        own = said.get(one.slug)
        keys = [own.organisation_id] if own and own.organisation_id else found[one.slug]
        nodes = tuple(network.nodes[actor_key(key)] for key in keys if actor_key(key) in network.nodes)
        tied = any(network.degree.get(node.key) for node in nodes)
        rows[one.slug] = Row(one, _place(own, nodes, tied=tied), nodes, own)
    return Standing(_by_phase(list(rows.values())), _counted(rows))


def _place(own: Expectation | None, nodes: tuple[Node, ...], *, tied: bool) -> Place:
    if own and own.organisation_id is None:
        return Place.UNNOETIG
    if not nodes:
        return Place.FEHLT
    return Place.VERBUNDEN if tied else Place.OHNE


def _by_phase(rows: list[Row]) -> list[tuple[str, str, list[Row]]]:
    order = list(Place)
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: (order.index(one.place), one.expected.label)):
        for phase in row.expected.phases:
            found[phase].append(row)
    terms = vocabulary("lebensphase").terms
    return [(term.slug, term.label, found[term.slug]) for term in terms if term.slug in found]


def _counted(rows: dict[str, Row]) -> dict[Place, int]:
    return {place: sum(row.place is place for row in rows.values()) for place in Place}
