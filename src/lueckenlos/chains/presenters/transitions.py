"""Übergänge with their offers and hand-overs, the broken ones first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lueckenlos.chains.enums import HandoverStatus
from lueckenlos.chains.messages import day_label, phase_label
from lueckenlos.chains.picture import Agreement, TransitionState, broken
from lueckenlos.chains.presenters.table import Bridge, Choice, as_bridge
from lueckenlos.chains.queries import OfferLine
from lueckenlos.vocabulary.registry import vocabulary

_MANY_PHASES: Final = 3


@dataclass(frozen=True, slots=True)
class HandoverView:
    """Who hands over to whom."""

    id: int
    giver: str
    receiver: str
    status: str
    status_label: str
    agreement: str
    agreed_on: str
    procedure: str
    open_points: str


@dataclass(frozen=True, slots=True)
class TransitionView:
    """One Übergang as its page shows it: ``offers`` are some of those that bridge it.

    ``hint_key`` names its hint when it is broken.
    """

    bridge: Bridge
    description: str
    before: str
    after: str
    offers_before: int
    offers_after: int
    offers: list[OfferLine]
    handovers: list[HandoverView]
    open_points: int
    hint_key: str

    @property
    def more(self) -> bool:
        """Whether it has more offers than are named."""
        return self.bridge.offers > len(self.offers)


def shown_states(states: Iterable[TransitionState], choice: Choice) -> list[TransitionState]:
    """Those that touch the chosen themes."""
    return [state for state in states if not state.before or choice.phases & {*state.before, *state.after}]


def transition_views(
    states: Iterable[TransitionState], lines: Mapping[str, Sequence[OfferLine]]
) -> list[TransitionView]:
    """Broken ones, then those without an agreed hand-over, then the rest. ``lines`` are the offers to name of each."""
    states = list(states)
    keys = {hint.reason.term("uebergang"): hint.key for hint in broken(states)}
    views = [_view(state, lines.get(state.slug, ()), keys.get(state.slug, "")) for state in states]
    return sorted(views, key=lambda view: (not view.bridge.broken, bool(view.bridge.agreed)))


def _view(state: TransitionState, lines: Sequence[OfferLine], hint_key: str) -> TransitionView:
    handovers = [_handover(agreement) for agreement in state.agreements]
    return TransitionView(
        bridge=as_bridge(state),
        description=vocabulary("uebergang")[state.slug].description,
        before=_phases(state.before),
        after=_phases(state.after),
        offers_before=state.offers_before,
        offers_after=state.offers_after,
        offers=list(lines),
        handovers=handovers,
        open_points=sum(bool(handover.open_points) for handover in handovers),
        hint_key=hint_key,
    )


def _handover(agreement: Agreement) -> HandoverView:
    return HandoverView(
        id=agreement.id,
        giver=agreement.giver,
        receiver=agreement.receiver,
        status=agreement.status,
        status_label=HandoverStatus(agreement.status).label,
        agreement=agreement.agreement,
        agreed_on=day_label(agreement.agreed_on),
        procedure=agreement.procedure,
        open_points=agreement.open_points,
    )


def _phases(slugs: tuple[str, ...]) -> str:
    """Names of a few, nothing for "any age"."""
    return ", ".join(phase_label(slug) for slug in slugs) if len(slugs) <= _MANY_PHASES else ""
