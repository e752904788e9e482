"""Hints about the stock itself: broken Übergänge, offers not checked for long."""

import numpy as np

from lueckenlos.chains.picture.board import Board, day_in
from lueckenlos.chains.picture.hint import Figure, Hint, Kind, Place, Reason, Severity, make_hint
from lueckenlos.chains.picture.result import TransitionState
from lueckenlos.chains.picture.snapshot import Transition

AGREED = "vereinbart"


def transition_states(board: Board) -> tuple[TransitionState, ...]:
    """Which offers bridge each Übergang, and whether it is broken: both sides have offers, none bridges."""
    return tuple(_state(board, transition) for transition in board.snapshot.transitions)


def _state(board: Board, transition: Transition) -> TransitionState:
    bridging = board.alive & ((board.snapshot.offers.uebergaenge & (1 << transition.bit)) != 0)
    before, after = _side(board, transition.before), _side(board, transition.after)
    return TransitionState(
        slug=transition.slug,
        before=transition.before,
        after=transition.after,
        offers=board.ids(np.flatnonzero(bridging)),
        offers_before=before,
        offers_after=after,
        broken=before > 0 and after > 0 and not bridging.any(),
        agreements=transition.agreements,
    )


def _side(board: Board, phases: tuple[str, ...]) -> int:
    """Offers on one side; a side that names no Lebensphase means any."""
    columns = [
        index
        for index, column in enumerate(board.snapshot.columns)
        if not column.crossing and (not phases or column.slug in phases)
    ]
    return int(board.in_column[:, columns].any(axis=1).sum())


def broken(board: Board, states: tuple[TransitionState, ...]) -> list[Hint]:
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
