"""Measures against slow twins and known small networks; places and shapes of the drawing. No database."""

from itertools import combinations
from random import Random

import networkx as nx
import pytest

from lueckenlos.network.drawing import LARGE, Actor, Tie, broken, draw
from lueckenlos.network.expected import Candidate, catalogue, is_it
from lueckenlos.network.layout import arrange, settle
from lueckenlos.network.measures import Cut, Edge, betweenness, measure
from lueckenlos.network.messages import names_text
from lueckenlos.network.templatetags.network import network_actors, network_ties
from lueckenlos.vocabulary.registry import vocabulary

# a ring of four with a tail, and somebody alone
ACTORS = ["a", "b", "c", "d", "e", "f", "g"]
EDGES = [Edge(*pair) for pair in ("ab", "bc", "cd", "da", "de", "ef")]


def tangle(seed: int, actors: int, ties: int) -> tuple[list[str], list[Edge]]:
    random = Random(seed)  # noqa: S311 -- the same network each time
    names = [f"o{number}" for number in range(actors)]
    return names, [Edge(*random.sample(names, 2), handover=random.random() < 0.5) for _ in range(ties)]


def reach(start: str, near: dict[str, set[str]], without: str = "") -> set[str]:
    seen, front = {start}, [start]
    while front:
        front = [other for one in front for other in near[one] - seen if other != without]
        seen.update(front)
    return seen


def neighbours(names: list[str], edges: list[Edge]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {name: set() for name in names}
    for edge in edges:
        if edge.giver != edge.receiver:
            near[edge.giver].add(edge.receiver)
            near[edge.receiver].add(edge.giver)
    return near


def paths_between(first: str, last: str, near: dict[str, set[str]]) -> list[list[str]]:
    """All shortest paths, by trying."""
    found, length = [[first]], len(near)
    while found and len(found[0]) <= length:
        if done := [path for path in found if path[-1] == last]:
            return done
        found = [[*path, other] for path in found for other in near[path[-1]] if other not in path]
    return []


# ---------------------------------------------------------------- measures
def test_a_small_network_by_hand() -> None:
    found = measure(ACTORS, EDGES)
    assert (found.actors, found.pairs, found.isolated) == (7, 6, ("g",))
    assert found.density == pytest.approx(6 / 21)
    assert found.parts == (("a", "b", "c", "d", "e", "f"), ("g",))
    assert found.degree == {"a": 2, "b": 2, "c": 2, "d": 3, "e": 2, "f": 1, "g": 0}
    # without d the tail is lost, without e only its end
    assert found.cuts == (Cut("d", ("e", "f")), Cut("e", ("f",)))


@pytest.mark.parametrize("seed", range(6))
def test_twins_of_the_measures(seed: int) -> None:
    names, edges = tangle(seed, 11, 13)
    near, found = neighbours(names, edges), measure(names, edges)
    pairs = {frozenset((edge.giver, edge.receiver)) for edge in edges}
    assert found.density == pytest.approx(len(pairs) / (len(names) * (len(names) - 1) / 2))
    assert found.degree == {name: len(near[name]) for name in names}
    assert {frozenset(part) for part in found.parts} == {frozenset(reach(name, near)) for name in names}
    between = dict.fromkeys(names, 0.0)
    for first, last in combinations(names, 2):
        paths = paths_between(first, last, near)
        for path in paths:
            for middle in path[1:-1]:
                between[middle] += 1 / len(paths)
    most = (len(names) - 1) * (len(names) - 2) / 2
    assert found.between == pytest.approx({name: value / most for name, value in between.items()})
    cuts = {
        name: len(reach(name, near)) - 1 - max(len(reach(other, near, name)) for other in near[name])
        for name in names
        if near[name] and any(reach(other, near, name) != reach(name, near) - {name} for other in near[name])
    }
    assert {cut.actor: len(cut.lost) for cut in found.cuts} == cuts


def test_betweenness_is_that_of_networkx() -> None:
    graph = nx.gnm_random_graph(60, 110, seed=3)
    assert betweenness(graph) == pytest.approx(nx.betweenness_centrality(graph))


@pytest.mark.parametrize(
    ("edges", "share"),
    [
        ([], None),
        ([Edge("a", "b", handover=True)], 0.0),
        ([Edge("a", "b", handover=True), Edge("b", "a", handover=True)], 1.0),
        ([Edge("a", "b", handover=True), Edge("b", "a", handover=True), Edge("a", "c", handover=True)], 2 / 3),
        # a mutual tie is no hand-over back
        ([Edge("a", "b", handover=True), Edge("b", "a")], 0.0),
    ],
)
def test_reciprocity_counts_hand_overs_only(edges: list[Edge], share: float | None) -> None:
    assert measure(ACTORS, edges).reciprocity == share


def test_nobody_and_one() -> None:
    assert measure([], []).density is None
    alone = measure(["a"], [Edge("a", "a")])
    assert (alone.density, alone.pairs, alone.between, alone.groups) == (None, 0, {"a": 0.0}, ())


def test_several_ties_of_a_pair_are_one_edge() -> None:
    assert measure("ab", [Edge("a", "b"), Edge("b", "a", handover=True), Edge("a", "b")]).pairs == 1


def test_groups_are_the_same_on_every_visit() -> None:
    names, edges = tangle(2, 40, 70)
    assert measure(names, edges).groups == measure(names[::-1], edges[::-1]).groups


# ---------------------------------------------------------------- places
def test_the_picture_is_the_same_on_every_visit() -> None:
    names, edges = tangle(1, 30, 45)
    pairs = [(edge.giver, edge.receiver) for edge in edges]
    places = arrange(names, pairs, {})
    assert places == arrange(names[::-1], pairs, {})
    assert places.keys() == set(names)
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in places.values())


def test_a_newcomer_does_not_move_the_others() -> None:
    names, edges = tangle(1, 30, 45)
    pairs = [(edge.giver, edge.receiver) for edge in edges]
    kept = arrange(names, pairs, {})
    joined = arrange([*names, "neu"], [*pairs, ("neu", "o1")], kept)
    assert {name: joined[name] for name in names} == kept
    assert abs(joined["neu"][0] - kept["o1"][0]) <= 0.06
    assert settle(names, pairs, kept) == kept


def test_a_newcomer_that_is_kept_moves_the_others_only_a_little() -> None:
    names, edges = tangle(1, 30, 45)
    pairs = [(edge.giver, edge.receiver) for edge in edges]
    kept = settle(names, pairs, {})
    after = settle([*names, "neu"], [*pairs, ("neu", "o1")], kept)
    moved = sorted(abs(after[name][0] - kept[name][0]) + abs(after[name][1] - kept[name][1]) for name in names)
    assert moved[len(moved) // 2] < 0.2


# ---------------------------------------------------------------- the drawing
def actor(key: str, ties: int = 1, name: str = "") -> Actor:
    return Actor(key, name or f"Organisation {key}", f"Organisation {key}, {ties}", f"/{key}/", "amt", ties)


def tie(giver: str, receiver: str, kind: str) -> Tie:
    return Tie(giver, receiver, kind, "", directed=kind == "geld")


def test_names_do_not_cover_each_other() -> None:
    spots = {f"o{number}": (number % 6 / 5, number // 6 / 5) for number in range(36)}
    sheet = draw([actor(key) for key in spots], [], spots)
    assert sheet.unnamed == 0
    crowded = draw([actor(key) for key in spots], [], dict.fromkeys(spots, (0.5, 0.5)))
    # on one spot only the four sides have room
    assert crowded.unnamed >= 32


def test_of_many_only_the_most_connected_are_named() -> None:
    names, _ = tangle(1, 300, 0)
    sheet = draw([actor(name, rank) for rank, name in enumerate(names)], [], arrange(names, [], {}))
    assert (sheet.width, sheet.height) == LARGE
    named = [mark.actor.ties for mark in sheet.marks if not mark.quiet]
    assert 20 <= len(named) <= 40
    assert min(named) >= 260


def test_ties_of_one_pair_lie_side_by_side() -> None:
    ties = [tie("a", "b", "geld"), tie("b", "a", "geld"), tie("a", "b", "vereinbarung")]
    sheet = draw([actor("a"), actor("b")], ties, {"a": (0.0, 0.5), "b": (1.0, 0.5)})
    assert len({stroke.path for stroke in sheet.strokes}) == 3
    assert [stroke.directed for stroke in sheet.strokes] == [True, True, False]


def test_hostile_names_are_text_in_the_drawing() -> None:
    evil = '</text><script>alert(1)</script>"><a onclick=x'
    sheet = draw([actor("a", name=evil)], [tie("a", "a", "geld")], {"a": (0.5, 0.5)})
    svg = network_actors(sheet) + network_ties(sheet)
    assert "<script" not in svg
    assert svg.count("<a ") == 1


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Kita Sonne", ("Kita Sonne",)),
        ("Stadtverwaltung, Fachbereich Soziales", ("Stadtverwaltung,", "Fachbereich Soziales")),
        (
            "Eins zwei drei vier fünf sechs sieben acht neun zehn elf",
            ("Eins zwei drei vier", "fünf sechs sieben acht…"),
        ),
    ],
)
def test_long_names_break(name: str, lines: tuple[str, ...]) -> None:
    assert broken(name) == lines


@pytest.mark.parametrize(
    ("names", "text"),
    [([], ""), (["A"], "A"), (["A", "B"], "A und B"), (list("ABCDEF"), "A, B, C, D und 2 weitere")],
)
def test_names_in_a_row(names: list[str], text: str) -> None:
    assert names_text(names) == text


# ---------------------------------------------------------------- who is expected
def test_expected_actors_name_known_phases_once() -> None:
    actors = catalogue().actors
    phases = {term.slug for term in vocabulary("lebensphase").terms}
    assert len({one.slug for one in actors}) == len(actors) >= 20
    assert {phase for one in actors for phase in one.phases} <= phases
    assert all(one.words or one.kinds for one in actors)


@pytest.mark.parametrize(
    ("slug", "name_key", "kind", "phases", "yes"),
    [
        ("hebamme", "hebammen im mansfelder land", "traeger", (), True),
        ("hebamme", "verein der nichthebammen", "verein", (), False),
        ("kita", "zwergenland", "kita", ("kita-alter",), True),
        ("kita", "zwergenland", "kita", (), True),
        ("kita", "zwergenland", "kita", ("hohes-alter",), False),
        ("geburtsklinik", "krankenhaus helios", "klinik", (), True),
        ("gesundheitsamt", "praxis am markt", "behoerde", (), False),
    ],
)
def test_who_is_it(slug: str, name_key: str, kind: str, phases: tuple[str, ...], yes: bool) -> None:
    assert is_it(catalogue().by_slug[slug], Candidate(1, name_key, kind, frozenset(phases))) is yes
