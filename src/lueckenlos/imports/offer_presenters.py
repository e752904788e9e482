"""Rows and runs in the words of the pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lueckenlos.imports.enums import RUNNING, RowChoice, RowEffect, RowOutcome, RunStatus
from lueckenlos.imports.models import ImportRow, ImportRun
from lueckenlos.imports.offer_messages import (
    ALL_ROWS,
    CHANGE,
    EMPTY_VALUE,
    KEPT,
    NO_CHANGE,
    ROW_SENTENCES,
    SIGNS,
    SIMILAR,
    STEPS,
    reasons_of,
    slot_label,
)
from lueckenlos.imports.offers.shown import value_text
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.formats import whole
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.models import Stelle
from lueckenlos.web.sentences import sentence

BADGES: Final = {
    RowOutcome.NEU: "success",
    RowOutcome.GEAENDERT: "info",
    RowOutcome.UNVERAENDERT: "neutral",
    RowOutcome.KONFLIKT: "warning",
    RowOutcome.DUBLETTE: "warning",
    RowOutcome.ABGELEHNT: "danger",
}
RUN_BADGES: Final = {
    RunStatus.UEBERNOMMEN: "success",
    RunStatus.ZURUECKGENOMMEN: "neutral",
    RunStatus.FEHLER: "danger",
    RunStatus.VORSCHAU: "info",
}
SHOWN_CHANGES: Final = 4
# outcomes that ask for a decision, with the decisions for all of them at once
BULK: Final = {
    RowOutcome.KONFLIKT: ("", RowChoice.UEBERNEHMEN, RowChoice.UEBERSPRINGEN),
    RowOutcome.DUBLETTE: ("", RowChoice.NEU, RowChoice.ZUSAMMENFUEHREN),
    RowOutcome.GEAENDERT: ("", RowChoice.UEBERSPRINGEN),
    RowOutcome.NEU: ("", RowChoice.UEBERSPRINGEN),
}


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of the preview."""

    row: ImportRow
    badge: str
    lines: list[str]
    choice: str


@dataclass(frozen=True, slots=True)
class StepView:
    """One step on the way of a run."""

    label: str
    url: str
    current: bool
    done: bool


def notice_of(run: ImportRun) -> str:
    """What happened to the run since the person was last here; empty for nothing."""
    return sentence(BadInput(run.error_code, **run.error_values)) if run.error_code else ""


def run_badge(run: ImportRun) -> str:
    return RUN_BADGES.get(RunStatus(run.status), "neutral")


def row_views(rows: Iterable[ImportRow], titles: dict[int, str]) -> list[RowView]:
    return [RowView(row, BADGES[RowOutcome(row.outcome)], _lines(row, titles), choice_text(row)) for row in rows]


def choice_text(row: ImportRow) -> str:
    """What will happen, or has happened, to a row that asks for a decision."""
    if row.effect:
        return str(RowEffect(row.effect).label)
    if row.choice:
        return str(RowChoice(row.choice).label)
    return KEPT.get(row.outcome, "")


def _lines(row: ImportRow, titles: dict[int, str]) -> list[str]:
    outcome = RowOutcome(row.outcome)
    if outcome is RowOutcome.DUBLETTE:
        return _similar(row, titles)
    found = reasons_of(row)
    shown = list(row.changes.items())[:SHOWN_CHANGES]
    found += [change_text(name, change) for name, change in shown]
    hidden = len(row.changes) - len(shown)
    return [*found, NO_CHANGE.format(count=hidden)] if hidden > 0 else found


def change_text(name: str, change: Sequence[Any]) -> str:
    before, after = (value_text(name, value)[:80] or EMPTY_VALUE for value in change[:2])
    return CHANGE.format(label=slot_label(name), before=before, after=after)


def _similar(row: ImportRow, titles: dict[int, str]) -> list[str]:
    found = [
        SIMILAR.format(title=titles[one["offer"]], score=one["score"], signs=signs_text(one["signs"]))
        for one in row.candidates
        if one.get("offer") in titles
    ]
    return found or reasons_of(row)


def signs_text(signs: Iterable[str]) -> str:
    return ", ".join(SIGNS[sign] for sign in signs)


def tabs_of(run: ImportRun, current: str) -> list[tuple[str, str, bool]]:
    """Tabs with the outcomes that occur."""
    url = work_url(run.stelle, "imports:offer_preview", run.pk)
    everything = (ALL_ROWS.format(count=whole(run.rows_total)), url, not current)
    single = [
        (f"{outcome.label} ({whole(count)})", f"{url}?ergebnis={outcome.value}", current == outcome.value)
        for outcome in RowOutcome
        if (count := run.counts.get(outcome.value))
    ]
    return [everything, *single]


def step_url(run: ImportRun, stelle: Stelle) -> str:
    """The page on which this run goes on."""
    match run.status:
        case RunStatus.WERTE:
            name = "imports:offer_values"
        case RunStatus.VORSCHAU:
            name = "imports:offer_preview"
        case status if status in RUNNING or status in {RunStatus.UEBERNOMMEN, RunStatus.ZURUECKGENOMMEN}:
            name = "imports:offer_apply"
        case _:
            name = "imports:offer_mapping"
    return work_url(stelle, name, run.pk)


def steps_of(run: ImportRun | None, here: str, stelle: Stelle) -> list[StepView]:
    """The way of a run; steps behind can be visited again while nothing has been applied."""
    names = list(STEPS)
    place = names.index(here)
    open_again = run is not None and run.status in {RunStatus.ZUORDNUNG, RunStatus.WERTE, RunStatus.VORSCHAU}
    views = []
    for number, (name, label) in enumerate(STEPS.items()):
        reachable = open_again and run is not None and 0 < number < place and name not in {"offer_values"}
        url = work_url(stelle, f"imports:{name}", run.pk) if reachable and run is not None else ""
        views.append(StepView(label, url, number == place, number < place))
    return views


def left_lines(run: ImportRun) -> list[tuple[int, str, str]]:
    """(offer, title, reason) of what the undoing had to leave."""
    left = run.report.get("undo", {}).get("left", [])
    return [
        (
            one["offer"],
            one["label"],
            ROW_SENTENCES[one["why"]].format(fields=", ".join(slot_label(name) for name in one.get("fields", ()))),
        )
        for one in left
    ]
