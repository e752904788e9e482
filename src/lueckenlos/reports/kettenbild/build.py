"""From the Kettenbild to the sheet that the documents write."""

from collections import defaultdict

from lueckenlos.chains.messages import age_label, phase_label, place_label, row_label
from lueckenlos.chains.picture import Agreement, Picture, TransitionState
from lueckenlos.chains.presenters.figures import (
    need_figures,
    needs_in,
    people_figure,
    places_per_100,
    places_per_100_text,
    places_text,
)
from lueckenlos.chains.presenters.hints import Filter, HintRow, hint_rows, phases_of
from lueckenlos.chains.presenters.table import Choice, as_bridge
from lueckenlos.chains.queries import Shown
from lueckenlos.reports.kettenbild.sheet import Sheet, SheetCell, SheetHint, SheetRow, SheetTransition
from lueckenlos.reports.messages import kettenbild as messages
from lueckenlos.shared import formats
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.registry import vocabulary

Marks = dict[tuple[str, str], list[int]]


def build_sheet(shown: Shown, choice: Choice, stelle: Stelle) -> Sheet:
    """All hints of the chosen phases and area, open and decided. Raises KeyError for an unknown area."""
    picture = shown.picture
    area = picture.area_index(choice.area)
    columns = [index for index, slug in enumerate(picture.phases) if slug in choice.phases]
    listed = hint_rows(shown, Filter(state="alle", area=choice.area, phases=choice.phases))
    marks = _marks(listed)
    name = shown.frozen.title if shown.frozen else messages.TITLE.format(stelle=stelle.name)
    return Sheet(
        title=name,
        stelle=stelle.name,
        area=picture.areas[area - 1].name if area else messages.WHOLE,
        themes=_themes(choice),
        day=picture.day,
        day_text=formats.day(picture.day),
        axis=messages.AXES[picture.axis.value],
        phases=tuple(phase_label(picture.phases[column]) for column in columns),
        people=tuple(_people(picture, column, area) for column in columns),
        rows=tuple(
            SheetRow(
                row_label(picture.axis, slug), tuple(_cell(picture, (row, column), area, marks) for column in columns)
            )
            for row, slug in enumerate(picture.rows)
        ),
        totals=tuple(_cell(picture, (column,), area, marks) for column in columns),
        transitions=tuple(_transition(state) for state in picture.transitions if _concerns(state, choice)),
        hints=tuple(_hint(number, row) for number, row in enumerate(listed, 1)),
        sources=tuple(dict.fromkeys(f"{source.title}: {source.attribution}" for source in picture.sources)),
        demo=stelle.is_demo,
    )


def _marks(listed: list[HintRow]) -> Marks:
    """(row, column) → numbers of hints; row "" for whole columns."""
    marks: Marks = defaultdict(list)
    for number, row in enumerate(listed, 1):
        place = row.hint.place
        for phase in phases_of(row.hint) if not place.column else [place.column]:
            marks[place.row, phase].append(number)
        for cell in row.hint.reason.cells:
            marks[cell].append(number)
    return marks


def _cell(picture: Picture, at: tuple[int, ...], area: int, marks: Marks) -> SheetCell:
    counts = picture.cells if len(at) > 1 else picture.columns
    here = (area, *at)
    offers, silent, places = int(counts.offers[here]), int(counts.silent[here]), float(counts.places[here])
    row = picture.rows[at[0]] if len(at) > 1 else ""
    ratio = places_per_100_text(picture, at, area) if offers else ""
    least = messages.AT_LEAST if silent else ""
    return SheetCell(
        offers=offers,
        places=round(places) if offers > silent else None,
        per_100=places_per_100(picture, at, area) if ratio else None,
        places_text=f"{least}{places_text(places)} {messages.PLACES}" if offers > silent else "",
        per_100_text=messages.PER_100.format(ratio=f"{least}{ratio}") if ratio else "",
        need_text=_need(picture, at, area),
        hints=tuple(marks.get((row, picture.phases[at[-1]]), ())),
    )


def _need(picture: Picture, at: tuple[int, ...], area: int) -> str:
    """The indicator in the worst fifth, if there is one: the rest stands on the screen."""
    high = [figure for figure in need_figures(picture, needs_in(picture, at), area) if figure.high]
    return "; ".join(f"{figure.label} {figure.value}" for figure in high[:1])


def _people(picture: Picture, column: int, area: int) -> str:
    ages = age_label(picture.phases[column])
    figure = people_figure(picture, column, area)
    if figure is None:
        return ages
    return messages.PEOPLE.format(ages=ages, people=figure.value, day=figure.period)


def _themes(choice: Choice) -> str:
    terms = vocabulary("thema")
    return ", ".join(terms.labels(choice.themes)) if choice.themes else messages.ALL_THEMES


def _concerns(state: TransitionState, choice: Choice) -> bool:
    return not state.before or bool(choice.phases & {*state.before, *state.after})


def _transition(state: TransitionState) -> SheetTransition:
    bridge = as_bridge(state)
    text = bridge.text if state.broken or not state.offers else messages.BRIDGED.format(n=bridge.text)
    return SheetTransition(bridge.label, text, state.broken, tuple(_agreement(each) for each in state.agreements))


def _agreement(agreement: Agreement) -> str:
    parts = [f"{agreement.giver} → {agreement.receiver}", agreement.agreement]
    if agreement.agreed_on:
        parts.append(messages.SINCE.format(day=agreement.agreed_on))
    return ", ".join(part for part in parts if part)


def _hint(number: int, row: HintRow) -> SheetHint:
    standing = row.standing
    return SheetHint(
        number=number,
        kind=row.kind,
        title=row.title,
        reason=row.reason,
        where=place_label(row.hint.place) or messages.WHOLE,
        decision=standing.decision.label if standing.decision else "",
        decision_reason=standing.reason,
        decided_on=formats.day(standing.decided_on) if standing.decided_on else "",
        body=standing.body,
    )
