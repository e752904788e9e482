"""The network of one day: organisations and bodies, and the ties between them from all sources."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from lueckenlos.network import rules
from lueckenlos.network.enums import DIRECTED, Mutual, Origin, TieKind
from lueckenlos.network.measures import Edge
from lueckenlos.network.models import Consent, HiddenTie, Tie
from lueckenlos.network.queries.work import consents_of, hidden_ties, organisations_for, ties_for
from lueckenlos.network.sources import Body, FoundTie, Roster, actor_key, organisation_of, sources
from lueckenlos.partners.models import ContactPerson
from lueckenlos.shared.text import sort_key
from lueckenlos.tenancy.actor import Actor

# what is the same tie: both ends and the kind; ends without a direction in the order of their keys
Place = tuple[str, str, TieKind]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Empty means no limit. ``origin`` is one of Origin, or Mutual.BEIDE."""

    day: date
    kind: str = ""
    phase: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """An actor. ``organisation`` is None for a body, whose address is ``url``; ``named`` are those who consented."""

    key: str
    name: str
    kind: str
    name_key: str
    organisation: int | None = None
    url: str = ""
    phases: frozenset[str] = frozenset()
    named: tuple[str, ...] = ()


@dataclass(slots=True)
class Link:
    """One tie with all that is known about it."""

    giver: str
    receiver: str
    kind: TieKind
    stored: Tie | None = None
    found: list[FoundTie] = field(default_factory=list)

    @property
    def place(self) -> Place:
        return self.giver, self.receiver, self.kind

    @property
    def directed(self) -> bool:
        return self.kind in DIRECTED

    @property
    def mutual(self) -> Mutual:
        return self.stored.mutual if self.stored else Mutual.KEINE

    @property
    def since(self) -> date | None:
        """The earliest day that is known."""
        stored = [self.stored.since] if self.stored else []
        return min((day for day in [*stored, *(one.since for one in self.found)] if day), default=None)

    @property
    def origins(self) -> frozenset[str]:
        stored = {self.stored.origin} if self.stored else set()
        return frozenset(stored | ({Origin.ARBEIT.value} if self.found else set()))


@dataclass(frozen=True)
class Network:
    """Nodes by key, sorted by name; links only between these."""

    nodes: dict[str, Node]
    links: list[Link]

    @cached_property
    def degree(self) -> dict[str, int]:
        """How many ties each actor has, of whatever kind."""
        found: defaultdict[str, int] = defaultdict(int)
        for link in self.links:
            found[link.giver] += 1
            found[link.receiver] += 1
        return found

    @property
    def tied(self) -> list[Node]:
        return [node for key, node in self.nodes.items() if self.degree.get(key)]

    @property
    def alone(self) -> list[Node]:
        return [node for key, node in self.nodes.items() if not self.degree.get(key)]

    @property
    def edges(self) -> list[Edge]:
        return [Edge(link.giver, link.receiver, link.kind is TieKind.UEBERGABE) for link in self.links]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return [(link.giver, link.receiver) for link in self.links]

    def of(self, key: str) -> list[Link]:
        """The ties of one actor."""
        return [link for link in self.links if key in (link.giver, link.receiver)]


def network_of(actor: Actor, wanted: Wanted) -> Network:
    """Four queries and a few for each source, whatever the size."""
    (network,) = networks_of(actor, wanted.day)
    return _narrowed(network.nodes, network.links, wanted)


def networks_of(actor: Actor, *days: date) -> list[Network]:
    """One for each day among the same actors, who are as they are on the last of the days.

    Only the sources are asked for each day; everything else is read once.
    """
    if not rules.may_view(actor):
        return [Network({}, []) for _ in days]
    nodes = _nodes(actor, days[-1])
    roster = Roster({node.name_key: node.organisation for node in nodes.values() if node.organisation is not None})
    hidden, stored = list(hidden_ties(actor)), list(ties_for(actor))

    def links(day: date) -> list[Link]:
        found = [one for one in _found(actor, roster, day) if not is_hidden(one, hidden)]
        return _links((tie for tie in stored if tie.holds_on(day)), found, nodes)

    return [Network(nodes, links(day)) for day in days]


def bodies_for(actor: Actor) -> dict[str, Body]:
    """Groups that somebody sees and that are no organisations, by key, sorted by name."""
    if not rules.may_view(actor):
        return {}
    found = [body for source in sources() for body in source.bodies(actor)]
    return {body.key: body for body in sorted(found, key=lambda body: sort_key(body.name))}


def found_ties(actor: Actor, day: date) -> list[FoundTie]:
    """All computed ties of the day, hidden ones too, each with the slug of its source."""
    return _found(actor, Roster(dict(organisations_for(actor).values_list("name_key", "pk"))), day)


def _found(actor: Actor, roster: Roster, day: date) -> list[FoundTie]:
    return [
        FoundTie(one.giver, one.receiver, one.kind, one.why, one.url, one.since, source.slug)
        for source in sources()
        for one in source.ties(actor, roster, day)
    ]


def is_hidden(one: FoundTie, hidden: Iterable[HiddenTie]) -> bool:
    """Whichever way round somebody has hidden it."""
    ends = {organisation_of(one.giver), organisation_of(one.receiver)}
    return any(
        row.source == one.source and row.kind == one.kind and {row.giver_id, row.receiver_id} == ends for row in hidden
    )


def place_of(giver: str, receiver: str, kind: TieKind) -> Place:
    """The same for a tie without direction, whichever end is named first."""
    if kind not in DIRECTED and receiver < giver:
        giver, receiver = receiver, giver
    return giver, receiver, kind


def _nodes(actor: Actor, day: date) -> dict[str, Node]:
    phases: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
    bodies: list[Body] = []
    for source in sources():
        bodies += source.bodies(actor)
        for key, slugs in source.phases(actor, day).items():
            phases[key] |= slugs
    named = _named(actor)
    rows = organisations_for(actor).values_list("pk", "name", "kind", "name_key")
    nodes = [
        Node(actor_key(pk), name, kind, name_key, pk, phases=phases[pk], named=tuple(named.get(pk, ())))
        for pk, name, kind, name_key in rows
    ]
    nodes += [Node(one.key, one.name, one.kind, sort_key(one.name), url=one.url) for one in bodies]
    return {node.key: node for node in sorted(nodes, key=lambda node: (node.name_key, node.key))}


def _named(actor: Actor) -> dict[int, list[str]]:
    """Contact persons who are still there and have consented, by organisation."""
    allowed = set(consents_of(actor).values_list("organisation_id", "name_key"))
    found: defaultdict[int, list[str]] = defaultdict(list)
    if allowed:
        keys = {organisation for organisation, _ in allowed}
        people = ContactPerson.objects.filter(organisation__in=keys).order_by("name")
        for organisation, name in people.values_list("organisation_id", "name"):
            if (organisation, sort_key(name, length=_NAME)) in allowed:
                found[organisation].append(name)
    return found


def _links(stored: Iterable[Tie], found: Iterable[FoundTie], nodes: dict[str, Node]) -> list[Link]:
    links: dict[Place, Link] = {}
    for tie in stored:
        place = place_of(tie.giver_key, tie.receiver_key, TieKind(tie.kind))
        links.setdefault(place, Link(*place)).stored = tie
    for one in found:
        place = place_of(one.giver, one.receiver, one.kind)
        links.setdefault(place, Link(*place)).found.append(one)
    known = [link for link in links.values() if link.giver in nodes and link.receiver in nodes]
    known = [link for link in known if link.giver != link.receiver]
    return sorted(known, key=lambda one: (nodes[one.giver].name_key, nodes[one.receiver].name_key, one.kind))


def _narrowed(nodes: dict[str, Node], links: list[Link], wanted: Wanted) -> Network:
    if wanted.kind:
        links = [link for link in links if link.kind == wanted.kind]
    if wanted.origin == Mutual.BEIDE:
        links = [link for link in links if link.mutual is Mutual.BEIDE]
    elif wanted.origin:
        links = [link for link in links if wanted.origin in link.origins]
    if wanted.phase:
        nodes = {key: one for key, one in nodes.items() if one.organisation is None or wanted.phase in one.phases}
        links = [link for link in links if link.giver in nodes and link.receiver in nodes]
        # a Gremium stays as far as somebody of this phase works in it
        ends = {end for link in links for end in (link.giver, link.receiver)}
        nodes = {key: one for key, one in nodes.items() if one.organisation is not None or key in ends}
    return Network(nodes, links)


_NAME = Consent._meta.get_field("name_key").max_length or 0
