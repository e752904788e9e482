"""What the documents print: plain data for typst."""

from collections.abc import Sequence
from typing import Any

from django.utils import formats, timezone

from lueckenlos.events.models import Booking, Event, Registration
from lueckenlos.halls.drawing import Picture, picture_of
from lueckenlos.halls.enums import Feature, ItemKind, Order
from lueckenlos.halls.messages.plan import metres
from lueckenlos.halls.presenters import kinds_of
from lueckenlos.halls.queries import Hall
from lueckenlos.shared.text import sort_key

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


def list_data(booking: Booking, rows: Sequence[Registration], order: Order) -> dict[str, Any]:
    """One line for each registration with a firm place; by number also one for each of its tables."""
    lines = [
        {
            "tables": ", ".join(map(str, row.table_numbers)),
            "name": row.name,
            "organisation": row.organisation,
            "number": row.number,
            "kind": f"{row.quantity} × {row.place_type.name}",
            "paid": bool(row.paid_at),
            "euro": f"{row.amount_cents / 100:.2f}".replace(".", ",") + " €" if row.amount_cents else "–",
        }
        for row in sorted(rows, key=_by_name if order is Order.NAME else _by_table)
    ]
    return {
        **_head(booking.event),
        "title": f"Einlassliste: {booking.event.title}",
        "order": str(order.label),
        "lines": lines,
    }


def _by_name(row: Registration) -> tuple[object, ...]:
    return sort_key(row.name), row.number


def _by_table(row: Registration) -> tuple[object, ...]:
    return not row.table_numbers, row.table_numbers[:1], row.number


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
                "size": shape.size,
                "features": sorted(shape.item.features),
            }
            for shape in picture.shapes
        ],
    }
