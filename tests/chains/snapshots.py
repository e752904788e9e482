"""Snapshots written by hand: a list of small dictionaries instead of two dozen arrays."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np

from lueckenlos.chains.picture import UNKNOWN, Area, Axis, Line, Need, OfferTable, People, Snapshot, Transition

DAY = date(2026, 11, 21)
COLUMNS = (Line("baby", 0), Line("kita", 1), Line("schule", 2), Line("immer", 10, crossing=True))
LAGEN = (Line("sozial", 0), Line("materiell", 1))
FELDER = (Line("bewegung", 0), Line("sprache", 1), Line("ernaehrung", 2))
ZIELE = (Line("kinder", 0), Line("eltern", 1))
LANGUAGES = (Line("ar", 5),)
FORMS = ("kurs", "gruppe")
BRIDGES = (Transition("baby-kita", 0, ("baby",), ("kita",)), Transition("ankommen", 1, (), ()))
_NUMBERS = (
    "places wait_days load_percent waiting free outreach step_free remote starts ends funded_until checked form traeger"
).split()


def bits(lines: Sequence[Line], slugs: Iterable[str]) -> int:
    return sum(1 << line.bit for line in lines if line.slug in set(slugs))


def offer(phases: str = "", lagen: str = "", **values: Any) -> dict[str, Any]:
    """An offer that says nothing but its place in the picture; ``areas`` None serves everywhere."""
    fresh = {"checked": date(2026, 10, 1).toordinal(), "form": UNKNOWN, "traeger": UNKNOWN}
    given = {name: value.toordinal() if isinstance(value, date) else value for name, value in values.items()}
    return {"phases": phases.split(), "lagen": lagen.split(), **fresh, **given}


def snapshot(  # one keyword a part of the world
    offers: Sequence[dict[str, Any]],
    *,
    areas: Sequence[Area] = (),
    people: Sequence[Sequence[float]] | None = None,
    needs: tuple[Need, ...] = (),
    transitions: tuple[Transition, ...] = (),
    **options: Any,
) -> Snapshot:
    counts = np.full((1 + len(areas), len(COLUMNS)), np.nan) if people is None else np.array(people, dtype=float)
    pairs = [(n, area) for n, row in enumerate(offers) for area in sorted(row.get("areas") or ())]
    points = [(n, *point) for n, row in enumerate(offers) for point in row.get("points", ())]
    return Snapshot(
        day=options.pop("day", DAY),
        columns=COLUMNS,
        rows={Axis.LEBENSLAGE: LAGEN, Axis.HANDLUNGSFELD: FELDER},
        areas=tuple(areas),
        offers=_table(offers),
        served_offer=np.array([n for n, _ in pairs], dtype=np.int64),
        served_area=np.array([area for _, area in pairs], dtype=np.int64),
        place_offer=np.array([n for n, _, _ in points], dtype=np.int64),
        place_lat=np.array([lat for _, lat, _ in points], dtype=float),
        place_lon=np.array([lon for _, _, lon in points], dtype=float),
        people=_people(counts),
        needs=needs,
        transitions=transitions,
        forms=FORMS,
        zielgruppen=ZIELE,
        languages=options.pop("languages", ()),
        **options,
    )


def _people(counts: Any) -> People:
    days = (("2024-12-31",) * len(COLUMNS),) * len(counts)
    return People(counts, np.ones(counts.shape, dtype=np.int64), days, np.zeros(counts.shape, dtype=bool))


def _table(offers: Sequence[dict[str, Any]]) -> OfferTable:
    def masks(name: str, lines: Sequence[Line]) -> Any:
        return np.array([bits(lines, row.get(name, ())) for row in offers], dtype=np.int64)

    felder = masks("felder", FELDER)
    return OfferTable(
        ids=np.array([row.get("id", n + 1) for n, row in enumerate(offers)], dtype=np.int64),
        phases=masks("phases", COLUMNS),
        rows={Axis.LEBENSLAGE: masks("lagen", LAGEN), Axis.HANDLUNGSFELD: felder},
        zielgruppen=masks("ziele", ZIELE),
        handlungsfelder=felder,
        uebergaenge=np.array([row.get("bridges", 0) for row in offers], dtype=np.int64),
        sprachen=np.array([row.get("sprachen", 0) for row in offers], dtype=np.int64),
        everywhere=np.array([row.get("areas") is None for row in offers], dtype=bool),
        **{name: np.array([row.get(name, UNKNOWN) for row in offers], dtype=np.int64) for name in _NUMBERS},
    )


def need(
    indicator: str, phases: str, rows: str, *, values: Sequence[float], fifths: Sequence[int], felder: str = ""
) -> Need:
    return Need(
        indicator=indicator,
        phases=frozenset(phases.split()),
        rows={Axis.LEBENSLAGE: frozenset(rows.split()), Axis.HANDLUNGSFELD: frozenset(felder.split())},
        values=np.array(values, dtype=float),
        fifths=np.array(fifths, dtype=np.int64),
        sources=np.full(len(values), 7, dtype=np.int64),
        periods=("2023",) * len(values),
    )
