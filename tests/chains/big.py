"""Synthetic towns for measuring: the same seed gives the same town. ``build_town`` makes arrays, ``fill_town`` rows.

``measure(5000, 40)`` times the pure computation, ``fill_town`` a page over the database.
"""

import random
import time
from datetime import date

import numpy as np
from django_scopes import scope

from lueckenlos.chains.picture import (
    UNKNOWN,
    Area,
    Axis,
    Line,
    Need,
    OfferTable,
    People,
    Snapshot,
    Source,
    Transition,
    compute,
)
from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.models import Offer, OfferArea, OfferPlace
from lueckenlos.equity.ranks import fifths
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.indicators.models import DataSource, IndicatorValue, Population
from lueckenlos.partners.models import Organisation
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.phases import phase_ages
from lueckenlos.vocabulary.registry import vocabulary

DAY = date(2026, 11, 21)
LATEST = DAY.toordinal()
STAND = date(2024, 12, 31)


def lines(slug: str) -> tuple[Line, ...]:
    return tuple(Line(term.slug, term.bit, term.slug == "phasenuebergreifend") for term in vocabulary(slug).terms)


def build_town(offers: int, areas: int, *, coarse: bool = False, seed: int = 1) -> Snapshot:
    """A town (or Land) of ``offers`` in ``areas``: a third serve everywhere, the rest one to three areas."""
    draw = np.random.default_rng(seed)
    columns, lagen, felder = lines("lebensphase"), lines("lebenslage"), lines("handlungsfeld")
    everywhere = draw.random(offers) < (0.02 if coarse else 0.33) if areas else np.ones(offers, dtype=bool)
    local = np.flatnonzero(~everywhere)
    pairs = np.unique(
        np.stack([np.repeat(local, 3), draw.integers(0, max(areas, 1), local.size * 3)], axis=1)[
            (draw.random(local.size * 3) < 0.5) | (np.arange(local.size * 3) % 3 == 0)
        ],
        axis=0,
    ).astype(np.int64)
    people = draw.integers(30, 900, (1 + areas, len(columns))).astype(float)
    people[0] = people[1:].sum(axis=0) if areas else people[0]
    people[:, 0] = np.nan
    felder_bits = _bits(draw, felder, offers)
    return Snapshot(
        day=DAY,
        columns=columns,
        rows={Axis.LEBENSLAGE: lagen, Axis.HANDLUNGSFELD: felder},
        areas=tuple(Area(n + 1, f"150870220220-{n}", f"Teil {n}", 51.4 + n / 200, 11.3) for n in range(areas)),
        offers=_offers(draw, offers, everywhere, felder_bits),
        served_offer=pairs[:, 0],
        served_area=pairs[:, 1],
        place_offer=np.arange(offers),
        place_lat=51.4 + draw.random(offers) / 4,
        place_lon=11.2 + draw.random(offers) / 4,
        people=People(
            people,
            np.ones(people.shape, dtype=np.int64),
            (("2024-12-31",) * len(columns),) * (1 + areas),
            np.zeros(people.shape, dtype=bool),
        ),
        needs=_needs(draw, areas),
        transitions=tuple(_transition(term.slug) for term in vocabulary("uebergang").terms),
        forms=tuple(term.slug for term in vocabulary("angebotsform").terms),
        zielgruppen=lines("zielgruppe"),
        languages=lines("sprache")[3:6],
        sources=(Source(1, "Einwohnermelderegister", "erfunden"),),
        coarse=coarse,
    )


def _bits(draw: np.random.Generator, terms: tuple[Line, ...], count: int) -> np.ndarray:
    flags = np.array([1 << term.bit for term in terms], dtype=np.int64)
    first, second = draw.integers(0, len(terms), (2, count))
    return flags[first] | np.where(draw.random(count) < 0.4, flags[second], 0)


def _offers(draw: np.random.Generator, count: int, everywhere: np.ndarray, felder: np.ndarray) -> OfferTable:
    def some(low: int, high: int, known: float) -> np.ndarray:
        return np.where(draw.random(count) < known, draw.integers(low, high, count), UNKNOWN)

    return OfferTable(
        ids=np.arange(1, count + 1),
        phases=_bits(draw, lines("lebensphase"), count),
        rows={Axis.LEBENSLAGE: _bits(draw, lines("lebenslage"), count), Axis.HANDLUNGSFELD: felder},
        zielgruppen=_bits(draw, lines("zielgruppe"), count),
        handlungsfelder=felder,
        uebergaenge=np.where(draw.random(count) < 0.002, 1 << draw.integers(0, 11, count), 0),
        sprachen=np.where(draw.random(count) < 0.7, 1, 0),
        form=draw.integers(0, 21, count),
        traeger=some(1, max(count // 6, 2), 0.97),
        places=some(5, 60, 0.6),
        wait_days=some(0, 120, 0.4),
        load_percent=some(40, 130, 0.4),
        waiting=some(0, 20, 0.2),
        free=some(0, 2, 0.8),
        outreach=np.where(draw.random(count) < 0.02, 1, some(0, 1, 0.8)),
        step_free=some(0, 2, 0.5),
        remote=some(0, 2, 0.1).clip(0),
        starts=np.full(count, UNKNOWN),
        ends=some(LATEST, LATEST + 900, 0.2),
        funded_until=some(LATEST, LATEST + 900, 0.4),
        checked=some(LATEST - 400, LATEST, 0.95),
        everywhere=everywhere,
    )


def _needs(draw: np.random.Generator, areas: int) -> tuple[Need, ...]:
    links = [
        (
            "kinderarmut-sgb2",
            ("geburt-erstes-jahr", "fruehe-kindheit", "kita-alter", "grundschulalter"),
            ("materiell",),
        ),
        ("seu-sprache", ("kita-alter",), ("kulturell", "gesundheitlich")),
        ("jugendarbeitslosigkeit", ("jugend-ausbildung",), ("materiell",)),
        ("einpersonen-65plus", ("juengeres-alter", "hohes-alter"), ("sozial",)),
    ]
    needs = []
    for slug, phases, rows in links:
        values = draw.random(1 + areas) * 40
        ranks = np.concatenate([[4], fifths(values[1:], high_is_worse=True)])
        sources, periods = np.ones(1 + areas, dtype=np.int64), ("2023",) * (1 + areas)
        needs.append(Need(slug, frozenset(phases), {Axis.LEBENSLAGE: frozenset(rows)}, values, ranks, sources, periods))
    return tuple(needs)


def _transition(slug: str) -> Transition:
    term = vocabulary("uebergang")[slug]
    before, after = (tuple(str(one) for one in term.data[name]) for name in ("from_phases", "to_phases"))  # type: ignore[attr-defined] # the lists of this vocabulary
    return Transition(slug, term.bit, before, after)


def measure(offers: int, areas: int, *, coarse: bool = False, runs: int = 7) -> dict[str, float]:
    """Median milliseconds of ``compute`` for both axes, and how many hints come out."""
    world = build_town(offers, areas, coarse=coarse)
    result: dict[str, float] = {}
    for axis in Axis:
        times = []
        for _ in range(runs):
            start = time.perf_counter()
            picture = compute(world, axis)
            times.append(1000 * (time.perf_counter() - start))
        result[f"{axis} ms"] = round(sorted(times)[runs // 2], 1)
        result[f"{axis} hints"] = len(picture.hints)
        result[f"{axis} lines"] = len({hint.group for hint in picture.hints})
    return result


def fill_town(stelle: Stelle, gemeinde: Gebiet, offers: int, areas: int) -> None:
    """The same kind of town as rows of the database: Sozialräume with people and need, Träger, offers with areas."""
    world = build_town(offers, areas)
    draw = random.Random(1)  # noqa: S311 -- invented data, not secrets
    parts = Gebiet.objects.bulk_create(_part(gemeinde, n) for n in range(areas))
    _fill_need(parts)
    names = [f"Träger {n} (erfunden)" for n in range(max(offers // 6, 2))]
    bodies = Organisation.objects.bulk_create(
        Organisation(stelle=stelle, name=name, name_key=name.lower()) for name in names
    )
    with scope(stelle=stelle):
        made = Offer.objects.bulk_create((_offer(stelle, world, n, draw.choice(bodies)) for n in range(offers)), 500)
    pairs = zip(world.served_offer.tolist(), world.served_area.tolist(), strict=True)
    OfferArea.objects.bulk_create((OfferArea(offer=made[o], gebiet=parts[a]) for o, a in pairs), 500)
    points = zip(world.place_lat.tolist(), world.place_lon.tolist(), strict=True)
    OfferPlace.objects.bulk_create(
        (OfferPlace(offer=offer, lat=lat, lon=lon) for offer, (lat, lon) in zip(made, points, strict=True)), 500
    )


def _part(gemeinde: Gebiet, number: int) -> Gebiet:
    name = f"Sozialraum {number} (erfunden)"
    return Gebiet(
        ars=f"{gemeinde.ars}-t{number}", name=name, sort_name=name.lower(), ebene=GebietsEbene.SOZIALRAUM,
        parent=gemeinde, gebietsstand=STAND, lat=51.4 + number / 200, lon=11.3,
    )  # fmt: skip


def _fill_need(parts: list[Gebiet]) -> None:
    draw = random.Random(2)  # noqa: S311 -- invented data, not secrets
    source = DataSource.objects.create(title="Zahlen (erfunden)", attribution="erfunden", file_name="-", file_hash="-")
    Population.objects.bulk_create(
        Population(
            gebiet=part, stichtag=STAND, age_from_months=phase.from_months, age_to_months=phase.to_months,
            persons=draw.randrange(20, 900), source=source,
        )
        for part in parts
        for phase in phase_ages()
    )  # fmt: skip
    IndicatorValue.objects.bulk_create(
        IndicatorValue(indicator=slug, gebiet=part, period="2023", value=draw.random() * 40, source=source)
        for part in parts
        for slug in ("kinderarmut-sgb2", "seu-sprache", "jugendarbeitslosigkeit", "einpersonen-65plus")
    )


def _offer(stelle: Stelle, world: Snapshot, n: int, traeger: Organisation) -> Offer:
    table = world.offers

    def number(name: str) -> int | None:
        value = int(getattr(table, name)[n])
        return None if value == UNKNOWN else value

    def day(name: str) -> date | None:
        value = number(name)
        return None if value is None else date.fromordinal(value)

    title = f"Angebot {n} (erfunden)"
    return Offer(
        stelle=stelle, title=title, title_key=title.lower(), traeger=traeger, status=OfferStatus.FREIGEGEBEN,
        lebensphasen=int(table.phases[n]), lebenslagen=int(table.rows[Axis.LEBENSLAGE][n]),
        handlungsfelder=int(table.handlungsfelder[n]), zielgruppen=int(table.zielgruppen[n]),
        uebergaenge=int(table.uebergaenge[n]), sprachen=int(table.sprachen[n]),
        angebotsform=world.forms[int(table.form[n])], plaetze=number("places"), wartezeit_tage=number("wait_days"),
        auslastung_prozent=number("load_percent"), warteliste=number("waiting"),
        kosten_art={1: "frei", 0: "kosten"}.get(int(table.free[n]), ""),
        rollstuhlgerecht={1: "ja", 0: "nein"}.get(int(table.step_free[n]), ""),
        zugang=vocabulary("zugang").to_bits(["aufsuchend" if table.outreach[n] == 1 else "vor-ort"]),
        laufzeit_bis=day("ends"), foerderende=day("funded_until"), stand=day("checked"),
    )  # fmt: skip
