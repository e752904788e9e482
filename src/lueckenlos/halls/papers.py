"""What the documents print: plain data for typst."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import formats, timezone

from lueckenlos.events.models import Booking, Event, Registration
from lueckenlos.halls.drawing import Picture, beside_door, picture_of
from lueckenlos.halls.enums import Feature, ItemKind, Order
from lueckenlos.halls.messages.plan import metres
from lueckenlos.halls.presenters import kinds_of
from lueckenlos.halls.queries import Hall, table_numbers
from lueckenlos.shared.text import by_surname, sort_key

_FEATURES = {feature.value: str(feature.label) for feature in Feature}


def plan_data(hall: Hall, *, paper: str) -> dict[str, Any]:
    """Every room as shapes in centimetres, and its tables as a list."""
    kinds = kinds_of(hall)
    rooms = []
    for room in hall.rooms:
        floor = hall.floors[room.pk]
        tables = sorted(floor.tables, key=lambda item: item.number)
        rooms.append(
            {
                **_drawn(picture_of(room.name, floor, kinds)),
                "name": room.name,
                "alt": f"Grundriss von {room.name}; die Tische stehen in der Liste danach.",
                "size": f"{metres(room.width)} × {metres(room.depth)} m",
                "tables": [
                    {
                        "number": item.number,
                        "kind": kinds[item.place_type].name if item.place_type in kinds else "beliebig",
                        "size": f"{metres(item.width)} × {metres(item.depth)} m",
                        "features": ", ".join(_FEATURES[name] for name in Feature.values if name in item.features),
                    }
                    for item in tables
                ],
            }
        )
    legend = [{"kind": kind.kind, "name": kind.name} for kind in hall.place_types]
    return {
        **_head(hall.event),
        "title": f"Saalplan: {hall.event.title}",
        "paper": paper,
        "rooms": rooms,
        "legend": legend,
    }


def sign_data(hall: Hall, rows: Sequence[Registration], *, paper: str) -> dict[str, Any]:
    """One sign for each table; with ``rows`` also who stands there."""
    who = {number: row.organisation or row.name for row in rows for number in row.table_numbers}
    kinds = kinds_of(hall)
    tables = sorted((item for floor in hall.floors.values() for item in floor.tables), key=lambda item: item.number)
    signs = [
        {
            "number": item.number,
            "name": who.get(item.number, ""),
            "kind": kinds[item.place_type].kind if item.place_type in kinds else "",
        }
        for item in tables
    ]
    return {**_head(hall.event), "title": f"Tischschilder: {hall.event.title}", "paper": paper, "signs": signs}


def list_data(hall: Hall, booking: Booking, rows: Sequence[Registration], order: Order) -> dict[str, Any]:
    """By name: one line for each registration with a firm place. By table: one for each table, also the free ones."""
    lines = _by_name(rows) if order is Order.NAME else _by_table(rows, table_numbers(hall.rooms))
    still = sum(row.amount_cents for row in rows if not row.paid_at)
    return {
        **_head(booking.event),
        "title": f"Einlassliste {order.label}",
        "order": order.value,
        "people": len(rows),
        "open": _euro(still) if still else "",
        "lines": lines,
    }


def _by_name(rows: Sequence[Registration]) -> list[dict[str, Any]]:
    named = sorted((sort_key(by_surname(row.name)), row.number, row) for row in rows)
    return [{**_line(row), "name": by_surname(row.name)} for _, _, row in named]


def _by_table(rows: Sequence[Registration], tables: Iterable[int]) -> list[dict[str, Any]]:
    """Each table once; money and the box to tick stand at a household's first one, those without a table at the end."""
    who = {number: row for row in rows for number in row.table_numbers}
    lines = []
    for number in sorted({*tables, *who}):
        row = who.get(number)
        first = row.table_numbers[0] if row else 0
        lines.append({**_line(row), "table": str(number), "again": first if first != number else 0})
    return [*lines, *(_line(row) for row in sorted(rows, key=lambda row: row.number) if not row.table_numbers)]


def _line(row: Registration | None) -> dict[str, Any]:
    """One registration, or a free table."""
    if row is None:
        return {"free": True}
    return {
        "free": False,
        "table": ", ".join(map(str, row.table_numbers)),
        "name": row.name,
        "organisation": row.organisation,
        "number": row.number,
        "kind": f"{row.quantity} × {row.place_type.name}",
        "paid": bool(row.paid_at),
        "euro": _euro(row.amount_cents) if row.amount_cents else "",
        "again": 0,
    }


def _euro(cents: int) -> str:
    return f"{cents / 100:.2f}".replace(".", ",") + " €"


def _head(event: Event) -> dict[str, Any]:
    start = timezone.localtime(event.starts_at)
    return {
        "event": event.title,
        "stelle": event.stelle.name,
        "when": f"{formats.date_format(start, 'l, j. F Y')}, {start:%H:%M} Uhr",
        "venue": ", ".join(filter(None, [event.venue, event.room])),
        "day_text": f"{timezone.localdate():%d.%m.%Y}",
    }


def _drawn(picture: Picture) -> dict[str, Any]:
    return {
        "width": picture.width,
        "depth": picture.depth,
        "floor": picture.cells,
        "cuts": [
            [box.left, box.top, box.right, box.bottom]
            for box in (shape.item.box for shape in picture.shapes if shape.item.kind == ItemKind.AUSSPARUNG)
        ],
        "walls": picture.edges,
        "shapes": [
            {
                "x": shape.x,
                "y": shape.y,
                "angle": shape.angle,
                "width": shape.item.width,
                "depth": shape.item.depth,
                "what": shape.item.kind,
                "kind": shape.kind,
                "text": shape.text,
                "beside": beside_door(shape.item, 40),
                "size": shape.size,
                "features": sorted(shape.item.features),
            }
            for shape in picture.shapes
        ],
    }
