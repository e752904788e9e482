"""Hints as lines of a list: grouped, counted, filtered."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from lueckenlos.chains.enums import DecisionKind, HintKind, HintSeverity, HintState
from lueckenlos.chains.messages import group_title, hint_reason, hint_title, short_places
from lueckenlos.chains.picture import Hint, Kind
from lueckenlos.chains.queries import Shown, Standing


@dataclass(frozen=True, slots=True)
class HintLine:
    """One line: a hint, or several of one group. ``key`` opens its page."""

    key: str
    kind: Kind
    title: str
    reason: str
    places: str  # of further hints in the group
    count: int
    open: int
    state: HintState
    decision: str
    hints: tuple[Hint, ...]

    @property
    def kind_label(self) -> str:
        return HintKind(self.kind.value).label

    @property
    def state_label(self) -> str:
        return self.decision if self.state is HintState.ENTSCHIEDEN and self.decision else self.state.label


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of one severity."""

    title: str
    lines: list[HintLine]


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list shows. ``state`` "" means all that are open, "alle" everything."""

    kind: str = ""
    state: str = ""
    area: str = ""
    phases: frozenset[str] = frozenset()

    def covers(self, hint: Hint, standing: Standing) -> bool:
        return self._kind(hint) and self._state(standing) and self._place(hint)

    def _kind(self, hint: Hint) -> bool:
        return not self.kind or hint.kind == self.kind

    def _state(self, standing: Standing) -> bool:
        if self.state == "alle":
            return True
        return standing.state == self.state if self.state else standing.open

    def _place(self, hint: Hint) -> bool:
        if self.area and hint.place.area and hint.place.area != self.area:
            return False
        return not self.phases or not (touched := phases_of(hint)) or bool(touched & self.phases)


@dataclass(frozen=True, slots=True)
class HintList:
    """Sections of lines and how many there are; ``hidden`` counts lines beyond the limit."""

    sections: list[Section]
    lines: int
    hints: int
    hidden: int
    kinds: list[tuple[str, str, int]]  # value, label, open hints


def phases_of(hint: Hint) -> frozenset[str]:
    """Columns a hint speaks of; empty for an Übergang."""
    columns = {column for _, column in hint.reason.cells} | {hint.place.column}
    return frozenset(columns - {""})


def hint_list(shown: Shown, wanted: Filter, *, limit: int | None = None) -> HintList:
    """Lines in the order of the picture's hints, which is by severity."""
    every = [hint for hint in shown.picture.hints if wanted.covers(hint, shown.standing(hint.key))]
    groups = list(grouped(every).values())
    lines = [_line(hints, shown) for hints in islice(groups, limit)]
    sections = [
        Section(severity.label, [line for line in lines if int(line.hints[0].severity) == severity.value])
        for severity in HintSeverity
    ]
    around = Filter(state=wanted.state, area=wanted.area, phases=wanted.phases)
    counts = Counter(hint.kind.value for hint in shown.picture.hints if around.covers(hint, shown.standing(hint.key)))
    return HintList(
        sections=[section for section in sections if section.lines],
        lines=len(groups),
        hints=len(every),
        hidden=len(groups) - len(lines),
        kinds=[(kind.value, kind.label, counts[kind.value]) for kind in HintKind if counts[kind.value]],
    )


def grouped(hints: Iterable[Hint]) -> dict[str, list[Hint]]:
    """By group, in the order in which the first of each comes."""
    groups: dict[str, list[Hint]] = {}
    for hint in hints:
        groups.setdefault(hint.group, []).append(hint)
    return groups


def siblings(shown: Shown, hint: Hint) -> list[Hint]:
    """The hint and the others of its group."""
    return [other for other in shown.picture.hints if other.group == hint.group]


def _line(hints: Sequence[Hint], shown: Shown) -> HintLine:
    standings = [shown.standing(hint.key) for hint in hints]
    first = next((pair for pair in zip(hints, standings, strict=True) if pair[1].open), (hints[0], standings[0]))
    decision = first[1].decision
    return HintLine(
        key=first[0].key,
        kind=first[0].kind,
        title=group_title(hints),
        reason=hint_reason(first[0]) if len(hints) == 1 else "",
        places=short_places(hints) if len(hints) > 1 else "",
        count=len(hints),
        open=sum(standing.open for standing in standings),
        state=first[1].state,
        decision=DecisionKind(decision).label if decision else "",
        hints=tuple(hints),
    )


@dataclass(frozen=True, slots=True)
class HintRow:
    """One hint with everything a document or a page of its own shows."""

    hint: Hint
    title: str
    reason: str
    kind: str
    severity: str
    state: str
    standing: Standing


def hint_rows(shown: Shown, wanted: Filter | None = None) -> list[HintRow]:
    """All hints one by one, for exports and documents."""
    wanted = wanted or Filter(state="alle")
    return [
        hint_row(hint, shown.standing(hint.key))
        for hint in shown.picture.hints
        if wanted.covers(hint, shown.standing(hint.key))
    ]


def hint_row(hint: Hint, standing: Standing) -> HintRow:
    return HintRow(
        hint=hint,
        title=hint_title(hint),
        reason=hint_reason(hint),
        kind=HintKind(hint.kind.value).label,
        severity=HintSeverity(int(hint.severity)).label,
        state=standing.state.label,
        standing=standing,
    )
