"""The network as GraphML, for programs that analyse networks. Names as they are; the writer escapes them."""

from typing import Any

import networkx as nx

from lueckenlos.network.presenters import kind_of, why_of
from lueckenlos.network.queries import Network


def graphml(network: Network) -> str:
    """Directed, several ties between two actors; ``gerichtet`` says where the direction means something."""
    graph: Any = nx.MultiDiGraph()
    for node in network.nodes.values():
        graph.add_node(
            node.key,
            name=clean(node.name),
            art=clean(kind_of(node)),
            lebensphasen=" ".join(sorted(node.phases)),
            ansprechpersonen=clean(", ".join(node.named)),
        )
    for link in network.links:
        stored = link.stored
        graph.add_edge(
            link.giver,
            link.receiver,
            art=link.kind.value,
            gerichtet=link.directed,
            wie_eng=stored.strength if stored else "",
            seit=link.since.isoformat() if link.since else "",
            woher=clean("; ".join(why_of(link))),
            bestaetigt=link.mutual.value,
        )
    return "\n".join(nx.generate_graphml(graph, named_key_ids=True)) + "\n"


def clean(text: str) -> str:
    """Without characters that XML cannot hold."""
    return "".join(mark for mark in text if mark.isprintable())
