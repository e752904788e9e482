"""All communes of a KGC at one look. The number of queries does not grow with them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Max
from django.db.models.functions import Coalesce

from lueckenlos.advice import rules
from lueckenlos.advice.models import Activity, Commune
from lueckenlos.advice.queries.communes import accompanied, communes_for
from lueckenlos.advice.queries.work import follow_ups_for
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.process.queries.shared import SharedBaustein, standing_of
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.registry import vocabulary

WITHOUT: Final = "ohne"


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What the address asks for; the default shows all."""

    text: str = ""
    kreis: int | None = None
    status: str = ""
    theme: str = ""
    phase: str = ""
    state: str = ""
    silent: bool = False
    days: int = rules.SILENT_DAYS
    sort: str = "name"


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One commune. ``standing`` is None where nothing is shared or there is no Stelle here."""

    commune: Commune
    stelle: Stelle | None
    standing: dict[str, SharedBaustein] | None
    last: date | None
    contacts: int
    next: date | None
    silent: bool


@dataclass(frozen=True, slots=True)
class Board:
    rows: list[BoardRow]
    # of all communes, whatever the filter shows
    total: int
    silent: int


def board_of(actor: Actor, wanted: BoardFilter, today: date, only: Commune | None = None) -> Board:
    """At most nine queries, however many communes; ``only`` one of them where that is all the page shows.

    Confidential contacts count: a commune that was visited in confidence is not silent.
    """
    communes = [only] if only else list(communes_for(actor).order_by("gebiet__sort_name", "gebiet__ars"))
    stellen = _stellen(actor)
    standing = standing_of(stellen.values(), reader=actor, today=today) if stellen else {}
    last, coming = last_contacts(), next_dates(actor)
    rows = []
    for one in communes:
        stelle = stellen.get(one.gebiet_id)
        day, contacts = last.get(one.pk, (None, 0))
        silent = rules.is_silent(one.status, day, one.status_since, today, wanted.days)
        shared = standing.get(stelle.pk) if stelle else None
        rows.append(BoardRow(one, stelle, shared, day, contacts, coming.get(one.pk), silent))
    shown = sorted((row for row in rows if _matches(row, wanted)), key=_order(wanted.sort))
    return Board(shown, len(rows), sum(row.silent for row in rows))


def last_contacts() -> dict[int, tuple[date, int]]:
    """Commune → day of the last activity and their number. One query; the scope says of which KGC."""
    rows = Activity.objects.exclude(commune=None).order_by().values("commune")
    return {key: (day, number) for key, day, number in rows.values_list("commune", Max("day"), Count("pk"))}


def next_dates(actor: Actor) -> dict[int, date]:
    """Commune → the earliest open Wiedervorlage, also of its cases and activities. One query."""
    rows = follow_ups_for(actor).filter(done_on=None).select_related(None).order_by("-on")
    of = Coalesce("commune_id", "case__commune_id", "activity__commune_id")
    return {key: on for key, on in rows.annotate(of=of).values_list("of", "on") if key is not None}


def _stellen(actor: Actor) -> dict[int, Stelle]:
    """Gebiet → the Stelle of the commune that is responsible for exactly it. Two queries."""
    rows = {row.pk: row for row in accompanied(actor.stelle).order_by("pk")}
    pairs = Stelle.gebiete.through.objects.filter(stelle__in=list(rows)).order_by("-stelle")
    return {gebiet: rows[stelle] for gebiet, stelle in pairs.values_list("gebiet", "stelle")}


def kreise_of(actor: Actor) -> list[tuple[int, str]]:
    """Kreise of the communes of the board, for the filter. One query."""
    rows = communes_for(actor).filter(gebiet__parent__ebene=GebietsEbene.KREIS).order_by("gebiet__parent__sort_name")
    pairs = rows.values_list("gebiet__parent", "gebiet__parent__name").distinct()
    return [(key, name) for key, name in pairs if key is not None]


def _matches(row: BoardRow, wanted: BoardFilter) -> bool:
    one = row.commune
    return (
        wanted.text in one.gebiet.sort_name
        and wanted.kreis in (None, one.gebiet.parent_id, one.gebiet_id)
        and (not wanted.status or one.status == ("" if wanted.status == WITHOUT else wanted.status))
        and (not wanted.theme or wanted.theme in one.themes)
        and (row.silent or not wanted.silent)
        and (not wanted.phase or _in_state(row, wanted.phase, wanted.state))
    )


def _in_state(row: BoardRow, phase: str, state: str) -> bool:
    """Without a state: whoever shares this Baustein as begun."""
    if row.standing is None:
        return False
    found = row.standing.get(phase)
    stands = found.state if found else "nicht_begonnen"
    return stands == state if state else stands != "nicht_begonnen"


def _order(sort: str) -> Callable[[BoardRow], tuple[int, str]]:
    """Who has waited longest, what comes first, who has come farthest; else by name."""
    steps = [term.slug for term in vocabulary("partnerstatus").terms]

    def key(row: BoardRow) -> tuple[int, str]:
        one = row.commune
        place = {
            "kontakt": (row.last or date.min).toordinal(),
            "termin": (row.next or date.max).toordinal(),
            "status": -steps.index(one.status) if one.status in steps else 1,
        }
        return place.get(sort, 0), one.gebiet.sort_name

    return key
