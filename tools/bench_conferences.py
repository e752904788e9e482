"""The figures of conferences: seats for 500 people, their badges, their lists. CPU seconds, medians of five."""

import random
from datetime import date
from itertools import count
from typing import Any

from bench_tools import seconds
from lueckenlos.conferences.papers import code_matrix
from lueckenlos.conferences.rules import NOWHERE, Person, allot, read_addresses
from lueckenlos.shared.typesetting import pdf, qr_svg

_numbers = count(1)
PEOPLE, WORKSHOPS, SEATS = 500, 10, 45


def run() -> list[str]:
    """Lines to print."""
    people = crowd()
    seats = dict.fromkeys(range(1, WORKSHOPS + 1), SEATS)
    placed = allot(people, seats, "los")
    seated = sum(place != NOWHERE for place in placed.values())
    pasted = "\n".join(f"Person {n} <person{n}@example.org>" for n in range(10_000))
    allotting = seconds(lambda: allot(people, seats, "los"))
    return [
        f"Workshop-Plätze: {PEOPLE} Personen, {WORKSHOPS} Workshops, {seated} mit Platz: {allotting:.3f} s",
        f"Namensschilder: {PEOPLE} als PDF/UA: {seconds(badges):.2f} s",
        f"Einladungen: 10.000 eingefügte Zeilen gelesen: {seconds(lambda: read_addresses(pasted)):.2f} s",
        f"Infostände: 100 Zettel mit QR-Code als PDF/UA: {seconds(sheets):.2f} s",
    ]


def crowd() -> list[Person]:
    """Popular and unpopular workshops, as in life; the same people in every run."""
    dice = random.Random(1)  # noqa: S311 -- no secret, only the same people again
    weights = range(WORKSHOPS, 0, -1)
    rows = []
    for number in range(1, PEOPLE + 1):
        wishes = dict.fromkeys(dice.choices(range(1, WORKSHOPS + 1), weights=weights, k=3))
        rows.append(Person(number, number, tuple(wishes)))
    return rows


def badges() -> bytes:
    # typst remembers what it has set: every run has other names
    run_number = next(_numbers)
    rounds = [{"round": n, "title": f"Workshop mit einem längeren Titel {n}", "room": "Raum 12"} for n in (1, 2)]
    people = [
        {
            "number": n,
            "name": f"Maria Muster {n + PEOPLE * run_number}",
            "organisation": "Kita Sonnenschein (erfunden)",
            "workshops": rounds,
            "code": f"7K3M-{n:04d}",
            "qr": qr_svg(f"EINLASS:7K3M{n:04d}"),
        }
        for n in range(PEOPLE)
    ]
    return pdf("conferences", "schilder", {**head(), "people": people}, day=date(2026, 11, 22))


def sheets() -> bytes:
    address = "https://stadt.example/konferenz/strichliste/" + "x" * 43 + "/"
    pages = [{"name": f"Stand {n}", "address": address, "code": code_matrix(f"{address}{n}")} for n in range(100)]
    return pdf("conferences", "infostand", {**head(), "pages": pages}, day=date(2026, 11, 22))


def head() -> dict[str, Any]:
    when = "Samstag, 6. März 2027, 09:00 bis 13:00 Uhr"
    return {"event": "Gesundheitskonferenz (erfunden)", "when": when, "venue": "Rathaus", "stelle": "Musterstadt"}
