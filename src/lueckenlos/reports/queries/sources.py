"""What a Jahresbericht counts, as rows: the figures and the lists behind them both begin here, so they agree."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.db.models import QuerySet

from lueckenlos.advice.models import Case, Commune, StatusChange
from lueckenlos.advice.queries.board import BoardFilter, BoardRow, board_of
from lueckenlos.courses.queries.record import RecordRow, record_rows
from lueckenlos.events.enums import EventStatus
from lueckenlos.events.models import Event
from lueckenlos.events.queries.work import visible_events
from lueckenlos.library.enums import EditionState
from lueckenlos.library.models import DownloadCount, Edition, PublishedExample
from lueckenlos.process.enums import BausteinState
from lueckenlos.tenancy.actor import Actor

HELD: Final = (EventStatus.VEROEFFENTLICHT, EventStatus.ABGESCHLOSSEN)
# the states of a Baustein that a report counts, in the order of its columns
BEGUN: Final = (BausteinState.IN_ARBEIT.value, BausteinState.STEHT.value, BausteinState.RUHT.value)


def cases_in(year: int) -> QuerySet[Case]:
    """Received in the year, also confidential ones: only for counting."""
    return Case.objects.filter(received_on__year=year)


def events_in(actor: Actor, year: int, today: date) -> QuerySet[Event]:
    """Begun in the year and not after today; no drafts, and none that was called off."""
    return held_in(visible_events(actor), year, today)


def held_in(rows: QuerySet[Event], year: int, today: date) -> QuerySet[Event]:
    """Those of these events."""
    rows = rows.filter(status__in=[one.value for one in HELD])
    return rows.filter(starts_at__year=year, starts_at__date__lte=today)


def trainings_in(actor: Actor, year: int) -> list[RecordRow]:
    return record_rows(actor, year)


def editions_in(actor: Actor, year: int) -> QuerySet[Edition]:
    rows = Edition.objects.filter(stelle=actor.stelle, published_on__year=year, state=EditionState.VEROEFFENTLICHT)
    return rows.select_related("publication")


def downloads_in(year: int) -> QuerySet[DownloadCount]:
    """A row for each file and month; nothing is known of who fetched it."""
    rows = DownloadCount.objects.filter(month__year=year).select_related("file__edition__publication")
    return rows.defer("file__text", "file__cover")


def examples_in(actor: Actor, year: int) -> QuerySet[PublishedExample]:
    return PublishedExample.objects.filter(stelle=actor.stelle, published_on__year=year)


def statuses_on(day: date) -> dict[int, str]:
    """Every commune of the board with the Partnerstatus it had at the end of that day. Two queries."""
    found = dict.fromkeys(Commune.objects.order_by().values_list("pk", flat=True), "")
    history = StatusChange.objects.filter(since__lte=day).order_by("since", "pk")
    return found | dict(history.values_list("commune", "status"))


def board_rows(actor: Actor, today: date) -> list[BoardRow]:
    """Every commune with the standing it shares. At most nine queries."""
    return board_of(actor, BoardFilter(), today).rows


def in_state(rows: list[BoardRow], phase: str, state: str) -> list[int]:
    """Communes whose shared Baustein stands so."""
    return [row.commune.pk for row in rows if _state(row.standing, phase) == state]


def _state(standing: Mapping[str, object] | None, phase: str) -> str:
    found = (standing or {}).get(phase)
    return str(getattr(found, "state", ""))
