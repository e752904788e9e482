"""Hints about the stock itself: broken Übergänge, offers not checked for long."""

from collections.abc import Iterable, Sequence

import numpy as np

from lueckenlos.chains.picture.board import Board, day_in
from lueckenlos.chains.picture.hint import Figure, Hint, Kind, Place, Reason, Severity, make_hint
from lueckenlos.chains.picture.result import TransitionState
from lueckenlos.chains.picture.snapshot import IntArray, Line, Transition

AGREED = "vereinbart"


def transition_states(
    transitions: Iterable[Transition],
    columns: Sequence[Line],
    *,
    ids: IntArray,
    phases: IntArray,
    uebergaenge: IntArray,
) -> tuple[TransitionState, ...]:
    """Which offers bridge each Übergang, and whether it is broken: both sides have offers, none bridges.

    Of running offers the ids, ascending, and the bit masks of their Lebensphasen and Übergänge.
    """
    found = []
    for transition in transitions:
        bridging = ids[(uebergaenge & (1 << transition.bit)) != 0]
        before, after = _side(columns, transition.before, phases), _side(columns, transition.after, phases)
        found.append(
            TransitionState(
                slug=transition.slug,
                before=transition.before,
                after=transition.after,
                offers=tuple(bridging.tolist()),
                offers_before=before,
                offers_after=after,
                broken=before > 0 and after > 0 and not bridging.size,
                agreements=transition.agreements,
            )
        )
    return tuple(found)


def _side(columns: Sequence[Line], side: tuple[str, ...], phases: IntArray) -> int:
    """Offers on one side; a side that names no Lebensphase means any."""
    mask = sum(1 << column.bit for column in columns if not column.crossing and (not side or column.slug in side))
    return int(np.count_nonzero(phases & mask))


def broken(states: Iterable[TransitionState]) -> list[Hint]:
    """An Übergang without a bridge; less pressing where people have agreed how to hand over."""
    found = []
    for state in states:
        if not state.broken:
            continue
        agreed = sum(agreement.status == AGREED for agreement in state.agreements)
        figures = (
            Figure("offers_before", float(state.offers_before)),
            Figure("offers_after", float(state.offers_after)),
            Figure("agreed", float(agreed)),
        )
        found.append(
            make_hint(
                Kind.BROKEN,
                Place(),
                severity=Severity.MEDIUM if agreed else Severity.HIGH,
                reason=Reason(state.slug, figures, terms=(("uebergang", state.slug),)),
            )
        )
    return found


def unchecked(board: Board) -> list[Hint]:
    """By column the offers nobody has checked for longer than the limit; never checked counts as longest."""
    snapshot, limits = board.snapshot, board.snapshot.limits
    checked = snapshot.offers.checked  # UNKNOWN is before every day
    old = checked < day_in(snapshot, -limits.unchecked_months)
    outdated = checked < day_in(snapshot, -limits.outdated_months)
    found = []
    for column in np.flatnonzero(board.columns.total(old) > 0).tolist():
        inside = board.offers_in(column)
        late = inside[old[inside]]
        figures = (
            Figure("unchecked", float(late.size)),
            Figure("outdated", float(outdated[late].sum())),
            Figure("offers", float(inside.size)),
            Figure("months", float(limits.unchecked_months)),
            Figure("months_outdated", float(limits.outdated_months)),
        )
        ids = board.ids(late)
        reason = Reason(figures=figures, offers=ids)
        place = board.place(column)
        group = Kind.UNCHECKED.value
        found.append(make_hint(Kind.UNCHECKED, place, severity=Severity.LOW, reason=reason, cause=ids, group=group))
    return found
