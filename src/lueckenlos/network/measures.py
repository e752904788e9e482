"""What holds a network together, in numbers: dataclasses in, dataclasses out, no Django.

Ties of several kinds between the same two actors are one edge here; only hand-overs keep their direction. Sources:
Freeman 1978 (degree, betweenness), Blondel et al. 2008 (communities), Hopcroft and Tarjan 1973 (articulation points).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import networkx as nx
import numpy as np

# the same network shall fall into the same groups on every visit
SEED: Final = 4
_FEWEST_PAIRS: Final = 2


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two actors; ``handover`` when the first gives something over to the second."""

    giver: str
    receiver: str
    handover: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """An actor without whom the network falls apart; ``lost`` are then no longer reached from the largest part."""

    actor: str
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """Of an undirected network without loops.

    ``density`` is pairs with a tie among all pairs (0 to 1; None below two actors). ``reciprocity`` is the share of
    hand-overs that also happen the other way (None without any). ``between`` is the share of shortest paths between
    others that run over an actor (0 to 1). ``parts`` are connected, the largest first; ``groups`` (communities) are
    more densely tied inside than to others.
    """

    actors: int
    pairs: int
    density: float | None
    handovers: int
    reciprocity: float | None
    parts: tuple[tuple[str, ...], ...]
    isolated: tuple[str, ...]
    degree: dict[str, int]
    between: dict[str, float]
    cuts: tuple[Cut, ...]
    groups: tuple[tuple[str, ...], ...]


def measure(actors: Iterable[str], edges: Iterable[Edge]) -> Measures:
    """Ends of edges must be among the actors; a tie of an actor to itself counts for nothing."""
    graph: Any = nx.Graph()
    graph.add_nodes_from(sorted(set(actors)))
    known = [edge for edge in edges if edge.giver != edge.receiver]
    graph.add_edges_from(sorted({tuple(sorted((edge.giver, edge.receiver))) for edge in known}))
    given = {(edge.giver, edge.receiver) for edge in known if edge.handover}
    parts = sorted((tuple(sorted(part)) for part in nx.connected_components(graph)), key=_largest)
    number = graph.number_of_nodes()
    return Measures(
        actors=number,
        pairs=graph.number_of_edges(),
        density=float(nx.density(graph)) if number >= _FEWEST_PAIRS else None,
        handovers=len(given),
        reciprocity=sum((receiver, giver) in given for giver, receiver in given) / len(given) if given else None,
        parts=tuple(parts),
        isolated=tuple(sorted(nx.isolates(graph))),
        degree=dict(graph.degree()),
        between=betweenness(graph),
        cuts=_cuts(graph, parts),
        groups=_groups(graph),
    )


def betweenness(graph: Any) -> dict[str, float]:
    """Freeman's betweenness, normalised as networkx does, by matrices: networkx takes seconds for 500 actors.

    Level by level: how many shortest paths lead from every actor to every other, then Brandes' sums backwards.
    """
    names = list(graph)
    number = len(names)
    if number <= _FEWEST_PAIRS:
        return dict.fromkeys(names, 0.0)
    near = nx.to_numpy_array(graph, nodelist=names, dtype=np.float64)
    levels, paths = _levels(near)
    depends = np.zeros_like(near)
    for level in range(int(levels.max()), 0, -1):
        here = levels == level
        share = np.divide(1.0 + depends, paths, out=np.zeros_like(paths), where=here)
        depends += (share @ near) * paths * (levels == level - 1)
    np.fill_diagonal(depends, 0.0)
    scores = depends.sum(axis=0) / ((number - 1) * (number - 2))
    return dict(zip(names, scores.tolist(), strict=True))


def _levels(near: "np.ndarray[Any, Any]") -> "tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]":
    """Distance from each (row) to each (column), -1 for out of reach, and the number of shortest paths."""
    number = len(near)
    levels = np.full((number, number), -1, dtype=np.int64)
    np.fill_diagonal(levels, 0)
    paths = np.eye(number)
    front, level = paths, 0
    while front.any():
        level += 1
        front = (front @ near) * (levels < 0)
        levels[front > 0] = level
        paths = paths + front
    return levels, paths


def _cuts(graph: Any, parts: Sequence[tuple[str, ...]]) -> tuple[Cut, ...]:
    """Those who lose most others first."""
    found = []
    for actor in nx.articulation_points(graph):
        rest = graph.subgraph([other for other in _part_of(actor, parts) if other != actor])
        left = sorted((sorted(part) for part in nx.connected_components(rest)), key=_largest)
        found.append(Cut(actor, tuple(sorted(name for part in left[1:] for name in part))))
    return tuple(sorted(found, key=lambda cut: (-len(cut.lost), cut.actor)))


def _part_of(actor: str, parts: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return next(part for part in parts if actor in part)


def _groups(graph: Any) -> tuple[tuple[str, ...], ...]:
    """Communities of those who have a tie at all."""
    tied = graph.subgraph(sorted(name for name, ties in graph.degree() if ties))
    if not tied:
        return ()
    # a subgraph is a view in the order of a set: the same order makes the same groups
    ordered: Any = nx.Graph()
    ordered.add_nodes_from(sorted(tied))
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in tied.edges))
    found = nx.community.louvain_communities(ordered, seed=SEED)
    return tuple(sorted((tuple(sorted(group)) for group in found), key=_largest))


def _largest(group: Sequence[str]) -> tuple[int, Sequence[str]]:
    return -len(group), group
