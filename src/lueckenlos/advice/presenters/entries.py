"""Lines of the board, entries, what waits: arranged for reading and for files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lueckenlos.advice import messages, rules
from lueckenlos.advice.enums import CASE_KINDS, CASE_STEPS, STATUS_KINDS, CaseState
from lueckenlos.advice.models import Activity, Case, Document, FollowUp
from lueckenlos.advice.queries.board import Board, BoardRow
from lueckenlos.boards.enums import MeetingStatus
from lueckenlos.boards.models import Meeting
from lueckenlos.events.enums import EventStatus
from lueckenlos.events.models import Event
from lueckenlos.process.enums import BausteinState
from lueckenlos.shared.formats import day
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.registry import vocabulary

NOT_BEGUN: Final = BausteinState.NICHT_BEGONNEN.value
_STATE_LABELS: Final = {state.value: state.label for state in BausteinState}
# kind, sign, words
Cell = tuple[str, str, str]
_CELLS: Final[dict[str, Cell]] = {
    state: (state, sign, _STATE_LABELS[state]) for state, sign in messages.BAUSTEIN_SIGNS.items()
}
# four cells that a board of 220 communes shows 2,860 times; a template would take as long for them as for all the rest
_MARKUP: Final[dict[str, SafeString]] = {
    kind: format_html(
        '<td class="board__cell board__cell--{}"><span aria-hidden="true">{}</span>'
        '<span class="kern-sr-only">{}</span></td>',
        kind,
        sign,
        words,
    )
    for kind, sign, words in _CELLS.values()
}


@dataclass(frozen=True, slots=True)
class Line:
    """One commune of the board in words; ``cells`` is empty where nothing is shared."""

    url: str
    name: str
    kreis: str
    status: str
    kind: str
    since: str
    themes: str
    last: str
    contacts: int
    silent: bool
    next: str
    late: bool
    agreement: str
    ended: bool
    cells: list[Cell]

    @property
    def markup(self) -> SafeString:
        """The cells of the table."""
        return SafeString("".join(_MARKUP[kind] for kind, _, _ in self.cells))


@dataclass(frozen=True, slots=True)
class Waiting:
    """One Wiedervorlage with what it belongs to."""

    row: FollowUp
    title: str
    where: str
    url: str


@dataclass(frozen=True, slots=True)
class Appointment:
    """An own event or Sitzung; ``state`` says what is still to be done for it."""

    begins: datetime
    title: str
    where: str
    url: str
    state: str


def board_lines(board: Board, kgc: Stelle, today: date) -> list[Line]:
    labels, themes = _labels("partnerstatus"), _labels("thema")
    phases = [term.slug for term in vocabulary("prozessphase").terms]
    base = work_url(kgc, "advice:board")
    return [_line(row, base, labels, themes, phases, today) for row in board.rows]


def _line(
    row: BoardRow,
    base: str,
    labels: Mapping[str, str],
    themes: Mapping[str, str],
    phases: list[str],
    today: date,
) -> Line:
    one = row.commune
    above = one.gebiet.parent
    cells = []
    if row.standing is not None:
        cells = [_CELLS[found.state if (found := row.standing.get(phase)) else NOT_BEGUN] for phase in phases]
    until = one.agreement_until
    return Line(
        url=f"{base}{one.pk}/",
        name=one.gebiet.name,
        kreis=above.name if above else "",
        status=labels.get(one.status, messages.NO_STATUS),
        kind=STATUS_KINDS.get(one.status, "neutral"),
        since=day(one.status_since) if one.status_since else "",
        themes=", ".join(themes[slug] for slug in sorted(one.themes)),
        last=day(row.last) if row.last else "",
        contacts=row.contacts,
        silent=row.silent,
        next=day(row.next) if row.next else "",
        late=bool(row.next and row.next < today),
        agreement=day(one.agreement_on) if one.agreement_on else "",
        ended=bool(until and until < today),
        cells=cells,
    )


def board_rows(board: Board) -> Iterator[list[str]]:
    """The same as a table of words, for a file."""
    labels, themes, phases = _labels("partnerstatus"), _labels("thema"), vocabulary("prozessphase").terms
    yield [*messages.BOARD_HEADER, *(term.label for term in phases), *messages.BOARD_TAIL]
    for row in board.rows:
        one, standing = row.commune, row.standing
        above = one.gebiet.parent
        states = [
            messages.NOT_SHARED
            if standing is None
            else _STATE_LABELS[found.state if (found := standing.get(term.slug)) else NOT_BEGUN]
            for term in phases
        ]
        yield [
            one.gebiet.name,
            one.gebiet.ags or one.gebiet.ars,
            above.name if above else "",
            labels.get(one.status, messages.NO_STATUS),
            _day(one.status_since),
            ", ".join(themes[slug] for slug in sorted(one.themes)),
            _day(row.last),
            messages.YES if row.silent else "",
            *states,
            _day(row.next),
            _day(one.agreement_on),
            _day(one.agreement_until),
            str(row.contacts),
            row.stelle.name if row.stelle else "",
        ]


def activity_rows(rows: Iterator[Activity] | list[Activity]) -> Iterator[list[str]]:
    kinds, channels, themes = _labels("beratungsart"), _labels("beratungskanal"), _labels("thema")
    yield list(messages.ACTIVITY_HEADER)
    for row in rows:
        yield [
            day(row.day),
            row.commune.gebiet.name if row.commune else "",
            row.institution,
            row.title,
            kinds.get(row.kind, row.kind),
            channels.get(row.channel, row.channel),
            str(row.minutes),
            str(row.reached),
            ", ".join(themes[slug] for slug in sorted(row.themes)),
            row.case.title if row.case else "",
            row.goal.title if row.goal else "",
            row.author.name if row.author else "",
        ]


def shared_rows(rows: list[Activity]) -> Iterator[list[str]]:
    """What the commune takes home: without names, goals and inner notes of the KGC."""
    kinds, channels, themes = _labels("beratungsart"), _labels("beratungskanal"), _labels("thema")
    yield list(messages.SHARED_HEADER)
    for row in rows:
        yield [
            day(row.day),
            row.title,
            kinds.get(row.kind, row.kind),
            channels.get(row.channel, row.channel),
            str(row.minutes),
            ", ".join(themes[slug] for slug in sorted(row.themes)),
            row.case.title if row.case else "",
            row.result,
        ]


def waiting(rows: list[FollowUp], kgc: Stelle) -> list[Waiting]:
    return [_waiting(row, kgc) for row in rows]


def _waiting(row: FollowUp, kgc: Stelle) -> Waiting:
    of: Case | Activity | None = row.case or row.activity
    commune = row.commune or (of.commune if of else None)
    url = ""
    if row.case:
        url = work_url(kgc, "advice:case_detail", row.case.pk)
    elif row.activity:
        url = work_url(kgc, "advice:activity_detail", row.activity.pk)
    elif row.commune:
        url = work_url(kgc, "advice:commune_detail", row.commune.pk)
    name = commune.gebiet.name if commune else (of.institution if of else "")
    return Waiting(row, row.what or (of.title if of else name), name, url)


def appointments(rows: Iterable[Event | Meeting], kgc: Stelle) -> list[Appointment]:
    return [_appointment(row, kgc) for row in rows]


def _appointment(row: Event | Meeting, kgc: Stelle) -> Appointment:
    begins = timezone.localtime(row.starts_at)
    if isinstance(row, Event):
        url = work_url(kgc, "events:event_detail", row.pk)
        state = row.get_status_display() if row.status == EventStatus.ENTWURF else ""
        return Appointment(begins, row.title, row.venue or row.ort, url, state)
    url = work_url(kgc, "boards:meeting_detail", row.pk)
    title = messages.SITTING.format(gremium=row.gremium.name, number=row.number)
    state = messages.NOT_INVITED if row.status == MeetingStatus.GEPLANT else ""
    return Appointment(begins, title, row.place, url, state)


def steps_of(case: Case) -> list[tuple[str, str]]:
    """Where a case can go from here."""
    return [(state.value, str(state.label)) for state in CASE_STEPS[CaseState(case.state)]]


def case_lines(cases: list[Case]) -> list[tuple[Case, str]]:
    """Each with the kind of its badge."""
    return [(case, CASE_KINDS[CaseState(case.state)]) for case in cases]


def entries(activities: list[Activity]) -> list[tuple[Activity, bool]]:
    """Each with whether the commune reads it."""
    return [(one, rules.is_shared(one)) for one in activities]


def papers(
    activities: list[Activity], documents: Mapping[int, list[Document]]
) -> list[tuple[Activity, list[Document]]]:
    return [(one, documents.get(one.pk, [])) for one in activities]


def phase_heads() -> list[str]:
    return [term.label for term in vocabulary("prozessphase").terms]


def _labels(slug: str) -> dict[str, str]:
    return {term.slug: term.label for term in vocabulary(slug).terms}


def _day(value: date | None) -> str:
    return day(value) if value else ""
