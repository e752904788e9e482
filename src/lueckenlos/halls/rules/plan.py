"""The plan of one room: what may stand in it, read from anything a browser sends. Lengths in centimetres, in steps of
ten; the origin is the upper left corner of the room's bounding rectangle."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from lueckenlos.halls.enums import STEP, Feature, ItemKind, Side
from lueckenlos.shared.errors import Invalid

# a sports hall; nothing bigger is rented for a Börse
MOST_CM: Final = 4_000
LEAST_ROOM_CM: Final = 200
LEAST_CM: Final = 20
MOST_ITEMS: Final = 2_500
MOST_NUMBER: Final = 9_999
# every one makes the outline of the room more complicated
MOST_CUTS: Final = 20
LABEL_LENGTH: Final = 40
_WHOLE: Final = ("x", "y", "width", "depth")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, right, bottom."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: "Box") -> bool:
        """They share an area, not only an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def __and__(self, other: "Box") -> "Box":
        """The area they share, where they meet."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def within(self, other: "Box") -> bool:
        return (
            other.left <= self.left
            and other.top <= self.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a room. ``width`` × ``depth`` as seen from its front; ``side`` is where the front points to."""

    id: int
    kind: str
    x: int
    y: int
    width: int
    depth: int
    side: str = Side.UNTEN.value
    number: int = 0
    place_type: int | None = None
    features: frozenset[str] = frozenset()
    label: str = ""

    @property
    def lying(self) -> bool:
        """Its front points to the left or right, so that width runs downwards."""
        return self.side in {Side.RECHTS, Side.LINKS}

    @property
    def box(self) -> Box:
        across, down = (self.depth, self.width) if self.lying else (self.width, self.depth)
        return Box(self.x, self.y, self.x + across, self.y + down)

    @property
    def is_table(self) -> bool:
        return self.kind == ItemKind.TISCH

    def strip(self, side: str, reach: int) -> Box:
        """The floor before one of its edges."""
        box = self.box
        match side:
            case Side.OBEN:
                return Box(box.left, box.top - reach, box.right, box.top)
            case Side.RECHTS:
                return Box(box.right, box.top, box.right + reach, box.bottom)
            case Side.UNTEN:
                return Box(box.left, box.bottom, box.right, box.bottom + reach)
            case _:
                return Box(box.left - reach, box.top, box.left, box.bottom)


@dataclass(frozen=True, slots=True)
class Floor:
    """The room itself and what stands in it."""

    width: int
    depth: int
    items: tuple[Item, ...] = ()

    @property
    def box(self) -> Box:
        return Box(0, 0, self.width, self.depth)

    @property
    def tables(self) -> list[Item]:
        return [item for item in self.items if item.is_table]

    def of(self, *kinds: str) -> list[Item]:
        return [item for item in self.items if item.kind in kinds]


def opposite(side: str) -> str:
    return str((int(side) + 180) % 360)


def turned(item: Item) -> Item:
    """A quarter turn clockwise about its middle, on the step of the grid."""
    across, down = item.box.right - item.box.left, item.box.bottom - item.box.top
    shift = (across - down) // 2 // STEP * STEP
    return replace(item, side=str((int(item.side) + 90) % 360), x=item.x + shift, y=item.y - shift)


def room_size(width: Any, depth: Any) -> tuple[int, int]:
    """Both in centimetres; raises Invalid."""
    return _length(width, LEAST_ROOM_CM, "plan_room_size"), _length(depth, LEAST_ROOM_CM, "plan_room_size")


def read_items(found: Any, place_types: frozenset[int]) -> tuple[Item, ...]:
    """Whatever a browser sent, as items; raises Invalid with the first thing that is wrong."""
    if not isinstance(found, Sequence) or isinstance(found, str | bytes):
        raise Invalid("plan_unreadable")
    if len(found) > MOST_ITEMS:
        raise Invalid("plan_too_many", most=MOST_ITEMS)
    items = tuple(_item(entry, place_types) for entry in found)
    if len({item.id for item in items}) != len(items):
        raise Invalid("plan_unreadable")
    if sum(item.kind == ItemKind.AUSSPARUNG for item in items) > MOST_CUTS:
        raise Invalid("plan_too_many_cuts", most=MOST_CUTS)
    return items


def plain_items(items: Sequence[Item]) -> list[dict[str, Any]]:
    """As the database and the browser keep them."""
    return [{**asdict(item), "features": sorted(item.features)} for item in items]


def stored_items(rows: Sequence[Mapping[str, Any]]) -> tuple[Item, ...]:
    """What ``plain_items`` made."""
    return tuple(Item(**{**row, "features": frozenset(row["features"])}) for row in rows)


def _item(entry: Any, place_types: frozenset[int]) -> Item:
    if not isinstance(entry, Mapping):
        raise Invalid("plan_unreadable")
    kind, side = entry.get("kind"), str(entry.get("side", Side.UNTEN))
    if kind not in ItemKind.values or side not in Side.values:
        raise Invalid("plan_unreadable")
    place = {name: _whole(entry.get(name)) for name in _WHOLE}
    if not (LEAST_CM <= place["width"] <= MOST_CM and LEAST_CM <= place["depth"] <= MOST_CM):
        raise Invalid("plan_item_size", least=LEAST_CM / 100, most=MOST_CM / 100)
    if not (-MOST_CM <= place["x"] <= MOST_CM and -MOST_CM <= place["y"] <= MOST_CM):
        raise Invalid("plan_item_far", most=MOST_CM / 100)
    made = Item(id=_natural(entry.get("id")), kind=kind, side=side, label=_label(entry.get("label", "")), **place)  # type: ignore[arg-type]  # four whole numbers
    return _as_table(made, entry, place_types) if made.is_table else made


def _as_table(item: Item, entry: Mapping[str, Any], place_types: frozenset[int]) -> Item:
    place_type = entry.get("place_type")
    if place_type is not None and (not _is_whole(place_type) or place_type not in place_types):
        raise Invalid("plan_place_type")
    features = entry.get("features", ())
    if not isinstance(features, Sequence) or any(name not in Feature.values for name in features):
        raise Invalid("plan_unreadable")
    number = _natural(entry.get("number"))
    if not 1 <= number <= MOST_NUMBER:
        raise Invalid("plan_number", most=MOST_NUMBER)
    return replace(item, number=number, place_type=place_type, features=frozenset(features))


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _natural(value: Any) -> int:
    if not _is_whole(value) or not 0 <= value < 10**9:
        raise Invalid("plan_unreadable")
    return int(value)


def _whole(value: Any) -> int:
    """Centimetres on the step of the grid. A browser may send 120.0; it may not send NaN."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not _is_whole(value) or value % STEP or abs(value) > 10**6:
        raise Invalid("plan_unreadable")
    return int(value)


def _length(value: Any, least: int, code: str) -> int:
    cm = _whole(value)
    if not least <= cm <= MOST_CM:
        raise Invalid(code, least=least // 100, most=MOST_CM // 100)
    return cm


def _label(value: Any) -> str:
    if not isinstance(value, str):
        raise Invalid("plan_unreadable")
    return " ".join("".join(sign if sign.isprintable() else " " for sign in value).split())[:LABEL_LENGTH]
