"""The network as pages and files show it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from urllib.parse import urlencode

from lueckenlos.network import drawing
from lueckenlos.network.enums import Mutual, Origin, Strength, TieKind
from lueckenlos.network.layout import Point, arrange
from lueckenlos.network.measures import Measures
from lueckenlos.network.messages import GIVES, MUTUAL_KINDS, NO, TAKES, YES, names_text, node_label
from lueckenlos.network.queries import Link, Network, Node
from lueckenlos.network.sources import organisation_of
from lueckenlos.partners.enums import OrganisationKind
from lueckenlos.shared.formats import day as day_text
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.registry import vocabulary

# which shape an actor has in the drawing
GROUPS: Final = MappingProxyType(
    {
        OrganisationKind.BEHOERDE.value: "amt",
        OrganisationKind.KITA.value: "bildung",
        OrganisationKind.SCHULE.value: "bildung",
        OrganisationKind.KLINIK.value: "gesundheit",
        OrganisationKind.KASSE.value: "gesundheit",
    }
)
LEGEND: Final = (
    ("amt", "Behörde oder Amt"),
    ("bildung", "Kita und Schule"),
    ("gesundheit", "Klinik, Praxis, Kasse"),
    ("traeger", "Träger, Verein und andere"),
    ("gremium", "Gremium"),
)
_KINDS: Final = dict(OrganisationKind.choices)


@dataclass(frozen=True, slots=True)
class End:
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """One tie in a list. ``why`` are lines with the address each came from; ``words`` read as a sentence."""

    giver: End
    receiver: End
    kind: str
    words: str
    directed: bool
    strength: str
    since: str
    why: tuple[tuple[str, str], ...]
    mutual: str
    mutual_kind: str
    note: str
    url: str


class Page:
    """Makes rows and drawings for one Stelle."""

    def __init__(self, stelle: Stelle) -> None:
        # reversing an address for each of thousands of rows takes longer than writing them
        self._actor = work_url(stelle, "network:actor", 0).removesuffix("0/")
        self._tie = work_url(stelle, "network:tie_edit", 0).removesuffix("0/")

    def end(self, node: Node) -> End:
        """A body links to its own page, an organisation to its ties."""
        return End(node.name, node.url if node.organisation is None else f"{self._actor}{node.organisation}/")

    def row(self, link: Link, nodes: Mapping[str, Node], *, seen_from: str = "") -> Row:
        """``seen_from`` turns the words so that they read from that actor's side."""
        turned = link.receiver == seen_from and seen_from != ""
        stored, mutual = link.stored, link.mutual
        why = [(one.why, one.url) for one in link.found]
        if stored:
            why = [(Origin(stored.origin).label, ""), *why]
        return Row(
            giver=self.end(nodes[link.receiver if turned else link.giver]),
            receiver=self.end(nodes[link.giver if turned else link.receiver]),
            kind=link.kind.label,
            words=(TAKES if turned else GIVES)[link.kind],
            directed=link.directed,
            strength=Strength(stored.strength).label if stored and stored.strength else "",
            since=day_text(link.since) if link.since else "",
            why=tuple(why),
            mutual=mutual.label if mutual is not Mutual.KEINE else "",
            mutual_kind=MUTUAL_KINDS[mutual],
            note=stored.note if stored else "",
            url=f"{self._tie}{stored.pk}/" if stored else "",
        )

    def sheet(self, network: Network, spots: Mapping[str, Point]) -> drawing.Sheet:
        """The actors that have ties; the others stand beside the drawing."""
        tied = network.tied
        placed = arrange((node.key for node in tied), network.pairs, spots)
        actors = [
            drawing.Actor(
                node.key,
                node.name,
                node_label(node.name, kind_of(node), network.degree[node.key]),
                self.end(node).url,
                group_of(node),
                network.degree[node.key],
            )
            for node in tied
        ]
        ties = [
            drawing.Tie(
                link.giver, link.receiver, link.kind.value, link.stored.strength if link.stored else "", link.directed
            )
            for link in network.links
        ]
        return drawing.draw(actors, ties, placed)


def group_of(node: Node) -> str:
    return "gremium" if node.organisation is None else GROUPS.get(node.kind, "traeger")


def kind_of(node: Node) -> str:
    """What kind of actor it is, in words."""
    return node.kind if node.organisation is None else str(_KINDS.get(node.kind, ""))


def node_rows(network: Network) -> Iterable[list[str]]:
    """As ``messages.NODE_HEADER`` names the columns; people only with their consent."""
    phases = vocabulary("lebensphase")
    for node in network.nodes.values():
        yield [
            node.key,
            node.name,
            kind_of(node),
            str(network.degree.get(node.key, 0)),
            ", ".join(phases.labels(node.phases)),
            ", ".join(node.named),
        ]


def edge_rows(network: Network) -> Iterable[list[str]]:
    """As ``messages.EDGE_HEADER`` names the columns."""
    for link in network.links:
        yield [
            network.nodes[link.giver].name,
            network.nodes[link.receiver].name,
            link.kind.label,
            YES if link.directed else NO,
            Strength(link.stored.strength).label if link.stored and link.stored.strength else "",
            day_text(link.since) if link.since else "",
            "; ".join(why_of(link)),
            link.mutual.label,
            link.stored.note if link.stored else "",
        ]


def why_of(link: Link) -> list[str]:
    stored = [Origin(link.stored.origin).label] if link.stored else []
    return [*stored, *(one.why for one in link.found)]


def kinds_drawn(network: Network) -> list[tuple[str, str]]:
    """Kinds of ties for the legend, in their order."""
    drawn = {link.kind for link in network.links}
    return [(kind.value, kind.label) for kind in TieKind if kind in drawn]


def hideable(link: Link, own: str) -> list[tuple[str, str]]:
    """What a coordinator may hide of a tie: the words, and what the address of the form asks for."""
    other = organisation_of(link.receiver if link.giver == own else link.giver)
    if other is None:
        return []
    return [(one.why, urlencode({"source": one.source, "kind": link.kind.value, "other": other})) for one in link.found]


@dataclass(frozen=True, slots=True)
class MeasuresView:
    """The measures with names; lists hold the first few."""

    found: Measures
    ties: int
    most_tied: list[tuple[End, int]]
    connecting: list[tuple[End, float]]
    cuts: list[tuple[End, int, str]]
    groups: list[tuple[int, str]]
    parts: list[tuple[int, str]]
    alone: list[End]


_FIRST: Final = 6


def measures_view(found: Measures, network: Network, page: Page) -> MeasuresView:
    """Those with most first; who has nothing does not stand in a list."""
    nodes = network.nodes

    def names(keys: Iterable[str]) -> str:
        return names_text([nodes[key].name for key in keys])

    tied = sorted(found.degree.items(), key=lambda pair: (-pair[1], nodes[pair[0]].name_key))
    between = sorted(found.between.items(), key=lambda pair: (-pair[1], nodes[pair[0]].name_key))
    return MeasuresView(
        found=found,
        ties=len(network.links),
        most_tied=[(page.end(nodes[key]), number) for key, number in tied[:_FIRST] if number],
        connecting=[(page.end(nodes[key]), share) for key, share in between[:_FIRST] if share],
        cuts=[(page.end(nodes[cut.actor]), len(cut.lost), names(cut.lost)) for cut in found.cuts],
        groups=[(len(group), names(group)) for group in found.groups],
        parts=[(len(part), names(part)) for part in found.parts if len(part) > 1],
        alone=[page.end(nodes[key]) for key in found.isolated],
    )
