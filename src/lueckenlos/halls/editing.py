"""What the editor brings: its plain list of items, or the whole plan as JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.http import HttpRequest

from lueckenlos.halls.enums import Feature, ItemKind, Side
from lueckenlos.halls.forms import (
    ROWS_PER_PAGE,
    Row,
    centimetres,
    differences,
    kind_choices,
    posted_rows,
    read_row,
    rows_of,
)
from lueckenlos.halls.messages.plan import metres
from lueckenlos.halls.models import Room
from lueckenlos.halls.queries import Hall, floor_of, table_numbers
from lueckenlos.halls.rules.adding import new_item
from lueckenlos.halls.rules.plan import Item, plain_items
from lueckenlos.shared.errors import Invalid
from lueckenlos.web.sentences import sentence

SIZE_WRONG: Final = "Breite und Tiefe des Raums: Schreiben Sie Meter, etwa 16 oder 12,5."


@dataclass(slots=True)
class PlanInput:
    """The list of one page of items, as it is or as it was typed."""

    hall: Hall
    room: Room
    rows: list[Row]
    page: int
    pages: int
    name: str
    width: str
    depth: str
    version: int = 0
    errors: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, request: HttpRequest | None, hall: Hall, room: Room) -> "PlanInput":
        items = sorted(floor_of(room).items, key=_listed)
        pages = max(1, -(-len(items) // ROWS_PER_PAGE))
        asked = request.GET.get("seite", "") if request else ""
        page = max(1, min(int(asked), pages)) if asked.isdecimal() and len(asked) < 6 else 1
        shown = rows_of(items[(page - 1) * ROWS_PER_PAGE : page * ROWS_PER_PAGE])
        made = cls(hall, room, shown, page, pages, room.name, metres(room.width), metres(room.depth), room.version)
        if request and request.method == "POST":
            made._read(request, {item.id: item for item in items})
        return made

    @property
    def sides(self) -> list[tuple[str, str]]:
        return [(value, str(label)) for value, label in Side.choices]

    @property
    def feature_choices(self) -> list[tuple[str, str]]:
        return [(value, str(label)) for value, label in Feature.choices]

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return [(value, str(label)) for value, label in ItemKind.choices]

    @property
    def short_kinds(self) -> list[tuple[str, str]]:
        """Without explanations, for narrow buttons."""
        return [(value, label.partition(" (")[0]) for value, label in self.kinds]

    @property
    def place_types(self) -> list[tuple[str, str]]:
        return kind_choices(self.hall.place_types)

    def is_valid(self) -> bool:
        return not self.errors

    def refuse(self, error: Invalid) -> None:
        """The sentence; and after somebody else's change what differs now, so that saving again is a decision."""
        self.errors.append(sentence(error))
        if error.code == "plan_changed":
            self.version = self.room.version
            now = {row.id: row for row in rows_of(floor_of(self.room).items)}
            self.errors += [text for row in self.rows for text in differences(row, now[row.id])]

    def _read(self, request: HttpRequest, known: Mapping[int, Item]) -> None:
        data = request.POST
        text = data.get("version", "")
        self.version = int(text) if text.isdecimal() and len(text) < 10 else 0
        self.name, self.width, self.depth = (data.get(name, "")[:80] for name in ("name", "width", "depth"))
        self.rows = posted_rows(data, known) or self.rows
        gone = {int(one) for one in data.getlist("weg") if one.isdecimal() and len(one) < 10}
        changed = {row.id: read_row(row) for row in self.rows if row.id not in gone}
        self.errors = [row.error for row in self.rows if row.error]
        size = centimetres(self.width), centimetres(self.depth)
        if None in size:
            self.errors.append(SIZE_WRONG)
        items = [changed.get(item["id"], item) for item in self.room.items if item["id"] not in gone]
        if (kind := data.get("neu", "")) in ItemKind.values:
            items.append(_added(kind, self.room, table_numbers(self.hall.rooms)))
        self.values = {"name": self.name, "width": size[0], "depth": size[1], "items": items}


def posted_plan(request: HttpRequest, room: Room) -> tuple[int, dict[str, Any], int | None]:
    """Version, values and the id of an item that was asked for; raises Invalid for what is no plan."""
    try:
        data = json.loads(request.body, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise Invalid("plan_unreadable") from None
    version = data.get("version") if isinstance(data, dict) else None
    if not isinstance(version, int) or not isinstance(data.get("items"), list):
        raise Invalid("plan_unreadable")
    items, kind = data["items"], data.get("add")
    if kind not in ItemKind.values:
        return version, {"items": items}, None
    used = table_numbers(Room.objects.filter(event=room.event_id))
    made = _added(kind, room, used)
    return version, {"items": [*items, made]}, made["id"]


def page_of(entry: PlanInput, address: str) -> list[tuple[int, str, bool]]:
    """Pages of the list; none for a single one."""
    if entry.pages == 1:
        return []
    return [(page, f"{address}?seite={page}#liste", page == entry.page) for page in range(1, entry.pages + 1)]


def _added(kind: str, room: Room, used: frozenset[int]) -> dict[str, Any]:
    return plain_items([new_item(kind, floor_of(room), max(used, default=0) + 1)])[0]


def _listed(item: Item) -> tuple[bool, int, int]:
    """Tables by number, then everything else."""
    return not item.is_table, item.number, item.id


def _refuse(text: str) -> Any:
    raise ValueError(text)
