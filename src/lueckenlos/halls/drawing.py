"""A plan as shapes that a template or a document only has to write down. Lengths in centimetres."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from lueckenlos.events.models import PlaceType
from lueckenlos.halls.enums import Feature, ItemKind, Severity
from lueckenlos.halls.messages.plan import metres, thing
from lueckenlos.halls.rules.conflicts import Conflict
from lueckenlos.halls.rules.outline import outline
from lueckenlos.halls.rules.plan import Floor, Item

# room for the scale and the walls
MARGIN: Final = 70
_CHAIR: Final = 28
_ANGLES: Final = {"180": 0, "0": 180, "90": -90, "270": 90}
# from a door into the room
_INTO: Final = {"180": (0, 1), "0": (0, -1), "90": (1, 0), "270": (-1, 0)}
# of a letter of a name, across
_LETTER: Final = 11
_MARKS: Final = (Feature.STROM, Feature.STANGE, Feature.LEICHT)
_MARK_STEP: Final = 26
_FEATURES: Final = {feature.value: str(feature.label) for feature in Feature}


@dataclass(frozen=True, slots=True)
class Shape:
    """One item, drawn about its middle: ``left`` and ``top`` are half its size to the minus side."""

    item: Item
    x: float
    y: float
    angle: int
    back: int
    left: float
    top: float
    front: float
    chair: float
    css: str
    kind: str
    text: str
    below: str
    size: int
    text_x: int
    text_y: int
    marks: tuple[tuple[str, float], ...]
    doors: str
    what: str
    guest: int
    guest_tables: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where on the floor a conflict is."""

    x: int
    y: int
    width: int
    depth: int
    severity: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One room, ready to be drawn."""

    box: str
    width: int
    depth: int
    floor: str
    walls: str
    ticks: tuple[tuple[int, int, str], ...]
    shapes: tuple[Shape, ...]
    span: int
    title: str
    summary: str
    cells: tuple[tuple[int, int, int, int], ...]
    edges: tuple[tuple[int, int, int, int], ...]
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who stands at a table, as far as the picture says it."""

    text: str
    words: str
    number: int
    tables: str


def picture_of(
    title: str,
    floor: Floor,
    kinds: Mapping[int, PlaceType],
    conflicts: Iterable[Conflict] = (),
    sitting: Mapping[int, Sitting] | None = None,
) -> Picture:
    """``sitting`` maps table numbers to people; None draws a plan without them."""
    conflicts = list(conflicts)
    marked = {
        severity: {one for found in conflicts if found.severity is severity for one in found.items}
        for severity in Severity
    }
    cells, edges = outline(floor)
    order = [
        ItemKind.AUSSPARUNG,
        ItemKind.FLUCHTWEG,
        ItemKind.BUEHNE,
        ItemKind.HINDERNIS,
        ItemKind.TUER,
        ItemKind.TISCH,
    ]
    items = sorted(floor.items, key=lambda item: (order.index(ItemKind(item.kind)), item.number, item.id))
    return Picture(
        box=f"{-MARGIN} {-MARGIN} {floor.width + 2 * MARGIN} {floor.depth + 2 * MARGIN}",
        width=floor.width,
        depth=floor.depth,
        floor="".join(f"M{c.left} {c.top}H{c.right}V{c.bottom}H{c.left}Z" for c in cells),
        walls="".join(f"M{x} {y}L{u} {v}" for x, y, u, v in edges),
        ticks=_ticks(floor),
        shapes=tuple(_shape(item, kinds, marked, sitting) for item in items),
        span=min(10, -(-floor.width // 400)),
        title=title,
        summary=f"{metres(floor.width)} × {metres(floor.depth)} m, {len(floor.tables)} Tische",
        cells=tuple((c.left, c.top, c.right, c.bottom) for c in cells),
        edges=tuple(edges),
        places=tuple(
            Place(box.left, box.top, box.right - box.left, box.bottom - box.top, found.severity.value)
            for found in conflicts
            for box in found.places
        ),
    )


def item_words(item: Item, kinds: Mapping[int, PlaceType]) -> str:
    """One item in words, for screen readers and lists."""
    kind = kinds.get(item.place_type or 0)
    parts = [
        thing(f"{item.kind}:{item.number if item.is_table else item.label}"),
        f"{metres(item.width)} mal {metres(item.depth)} Meter",
        f"{metres(item.x)} Meter von links, {metres(item.y)} von oben",
        kind.name if kind else "",
        *(_FEATURES[name] for name in Feature.values if name in item.features),
    ]
    return ", ".join(filter(None, parts))


def beside_door(item: Item, cm: int) -> tuple[int, int]:
    """Where the name of a door stands, from its middle: in the room, so far from it; nothing for other things."""
    right, down = _INTO[item.side] if item.kind == ItemKind.TUER else (0, 0)
    return right * cm, down * cm


def _shape(
    item: Item,
    kinds: Mapping[int, PlaceType],
    marked: Mapping[Severity, Collection[int]],
    sitting: Mapping[int, Sitting] | None,
) -> Shape:
    box, angle = item.box, _ANGLES[item.side]
    here = (sitting or {}).get(item.number) if item.is_table else None
    size = _size(item)
    beside = beside_door(item, _leaf(item) + 40)
    marks = () if sitting is not None or not item.is_table else _marks(item)
    words = item_words(item, kinds)
    if sitting is not None and item.is_table:
        words = f"{words}; {here.words if here else 'frei'}"
    return Shape(
        item=item,
        x=(box.left + box.right) / 2,
        y=(box.top + box.bottom) / 2,
        angle=angle,
        back=-angle,
        left=-item.width / 2,
        top=-item.depth / 2,
        front=item.depth / 2,
        chair=-item.depth / 2 - _CHAIR,
        kind=kinds[item.place_type].kind if item.place_type and item.place_type in kinds else "",
        css=_css(item, kinds, marked, taken=here is not None, seated=sitting is not None),
        text=str(item.number) if item.is_table else item.label,
        below=here.text[: (box.right - box.left) // _LETTER] if here else "",
        size=size,
        text_x=beside[0],
        text_y=beside[1] + (round(size * 0.12) if marks or here else round(size * 0.35)),
        marks=marks,
        doors=_leaves(item) if item.kind == ItemKind.TUER else "",
        what=thing(f"{item.kind}:{item.number if item.is_table else item.label}"),
        guest=here.number if here else 0,
        guest_tables=here.tables if here else "",
        name=words,
    )


def _css(
    item: Item,
    kinds: Mapping[int, PlaceType],
    marked: Mapping[Severity, Collection[int]],
    *,
    taken: bool,
    seated: bool,
) -> str:
    kind = kinds.get(item.place_type or 0)
    found = ["item", f"item--{item.kind}"]
    if item.is_table:
        found.append(f"item--{kind.kind if kind else 'frei'}")
    if seated and item.is_table:
        found.append("is-taken" if taken else "is-free")
    found += [f"has-{severity.value}" for severity in Severity if item.id in marked[severity]][:1]
    return " ".join(found)


def _size(item: Item) -> int:
    """Of the number: as large as the table lets it be."""
    if item.kind == ItemKind.TUER:
        return 24
    across = item.box.right - item.box.left
    return max(16, min(44, item.depth // 2, item.width // 2, across // 2))


def _marks(item: Item) -> tuple[tuple[str, float], ...]:
    names = [feature.value for feature in _MARKS if feature.value in item.features]
    return tuple((name, _MARK_STEP * (index - (len(names) - 1) / 2) - 10) for index, name in enumerate(names))


def _leaf(item: Item) -> int:
    """How wide one leaf is: a wide door has two."""
    return item.width if item.width < 140 else item.width // 2


def _leaves(item: Item) -> str:
    """The leaves of a door and the way they swing, in the item's own frame with the front below."""
    half, edge = item.width / 2, item.depth / 2
    if _leaf(item) == item.width:
        return f"M{-half} {edge}V{edge + item.width}A{item.width} {item.width} 0 0 0 {half} {edge}"
    return (
        f"M{-half} {edge}V{edge + half}A{half} {half} 0 0 0 0 {edge}"
        f"M{half} {edge}V{edge + half}A{half} {half} 0 0 1 0 {edge}"
    )


def _ticks(floor: Floor) -> tuple[tuple[int, int, str], ...]:
    """Metres along the upper and the left wall, every two."""
    step = 200 if floor.width <= 2_400 else 500
    across = [(x, -32, metres(x)) for x in range(step, floor.width, step)]
    return (*across, *((-38, y + 8, metres(y)) for y in range(step, floor.depth, step)))
