"""Hall plans at their largest: 200 and 2,000 tables allotted, 500 signs, the page of 200 tables; for ``bench.py``."""

from functools import partial
from itertools import count
from typing import Any

from bench_tools import leader, page, seconds

_TITLES = count()


def run() -> list[str]:
    """Medians of processor time in this process, as lines to print. The database must be migrated."""
    from lueckenlos.halls.rules.seating import seat

    lines = []
    for tables in (200, 2_000):
        spots, guests = _crowd(tables)
        needed = seconds(partial(seat, guests, spots, {}))
        lines.append(f"Saalplan: {tables:,} Anmeldungen auf Tische verteilt (Regel): {needed:.2f} s")
    return [*lines, *_pages()]


def _pages() -> list[str]:
    from django_scopes import scope

    from lueckenlos.halls import papers
    from lueckenlos.halls.actions.rooms import add_room
    from lueckenlos.halls.presenters import room_view
    from lueckenlos.halls.queries import hall_of
    from lueckenlos.halls.rules.quick import Start
    from lueckenlos.halls.rules.reach import WALK_CM, WHEELCHAIR_CM, reached
    from lueckenlos.shared.typesetting import pdf

    widths = (WALK_CM, WHEELCHAIR_CM)
    event, by = _event()
    with scope(stelle=by.stelle):
        room = add_room(event=event, by=by, name="Halle", start=Start(4000, 3600, 200))
        hall = hall_of(event)
        judged = seconds(lambda: room_view(hall, room))
        walked = seconds(lambda: [reached(hall.floors[room.pk], hall.floors[room.pk].tables, wide) for wide in widths])
        drawn = seconds(lambda: _plan_pdf(hall))
        big = [
            add_room(event=event, by=by, name=f"Halle {n}", start=Start(4000, 3600, 150, first_number=n * 300))
            for n in (1, 2)
        ]
        many = hall_of(event)
        count = sum(len(floor.tables) for floor in many.floors.values())

        def press() -> None:
            # the typesetter remembers what it has set
            data = papers.sign_data(many, [], paper="a5")
            for sign in data["signs"]:
                sign["name"] = f"Familie {next(names)} {sign['number']}"
            pdf("halls", "schilder", data, day=_day())

        names = iter(range(1_000_000))
        signs = seconds(press)
        for one in big:
            one.delete()
    address = f"/arbeit/{by.stelle.slug}/veranstaltungen/{event.pk}/saalplan/{room.pk}/"
    return [
        f"Wege zu 200 Tischen geprüft, zu Fuß und mit Rollstuhl: {walked * 1000:.0f} ms",
        f"Saalplan mit 200 Tischen geprüft und gezeichnet: {judged * 1000:.0f} ms",
        f"Saalplan mit 200 Tischen als PDF in A3: {drawn:.2f} s",
        page(leader(by.stelle.slug), "Seite „Saalplan bearbeiten“ mit 200 Tischen", address),
        f"{count} Tischschilder als PDF: {signs:.2f} s",
    ]


def _plan_pdf(hall: Any) -> bytes:
    from lueckenlos.halls import papers
    from lueckenlos.shared.typesetting import pdf

    # the typesetter remembers what it has set
    data = {**papers.plan_data(hall, paper="a3"), "title": f"Saalplan {next(_TITLES)}"}
    return pdf("halls", "plan", data, day=_day())


def _crowd(tables: int) -> tuple[list[Any], list[Any]]:
    import random

    from lueckenlos.halls.rules.quick import Start, quick_floor
    from lueckenlos.halls.rules.rows import Guest, Spot

    chance = random.Random(7)  # noqa: S311 -- repeatable
    spots: list[Any] = []
    for room in range(-(-tables // 200)):
        spots += [Spot(room, item) for item in quick_floor(Start(4000, 3600, 200, first_number=len(spots) + 1)).tables]
    guests = [
        Guest(
            number,
            number,
            1,
            stand=chance.random() < 0.1,
            needs=chance.random() < 0.1,
            wishes=frozenset(chance.sample(["wand", "strom", "stange"], chance.choice([0, 1, 2]))),
            beside=frozenset({number - 1}) if number % 5 == 0 else frozenset(),
        )
        for number in range(1, tables + 1)
    ]
    return guests and spots, guests


def _event() -> tuple[Any, Any]:
    from datetime import timedelta

    from django.utils import timezone
    from django_scopes import scope

    from lueckenlos.events.actions.events import create_event
    from lueckenlos.tenancy.actor import system_actor
    from lueckenlos.tenancy.enums import StelleArt
    from lueckenlos.tenancy.models import Stelle

    stelle, _ = Stelle.objects.get_or_create(
        slug="bench-saal", defaults={"name": "Saalstadt", "art": StelleArt.KOMMUNE, "land": "st"}
    )
    by, starts = system_actor(stelle), timezone.now() + timedelta(days=30)
    with scope(stelle=stelle):
        values = {
            "art": "boerse",
            "title": "Börse",
            "venue": "Halle",
            "starts_at": starts,
            "ends_at": starts + timedelta(hours=4),
        }
        event = create_event(by=by, values=values)
    return event, by


def _day() -> Any:
    from django.utils import timezone

    return timezone.localdate()
