"""Who works on the process, what is late, and what a check says."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, Protocol

from lueckenlos.process.enums import ACTIVE, CheckStep
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission, StelleArt

_OWN_PROCESS: Final = frozenset({StelleArt.KOMMUNE, StelleArt.KREIS})
NEXT_THINGS: Final = 3


class Dated(Protocol):
    """What of a Baustein says whether something is due."""

    @property
    def state(self) -> str: ...

    @property
    def next_on(self) -> date | None: ...

    @property
    def review_on(self) -> date | None: ...


class Item(Protocol):
    """What of a question of the check says where to begin."""

    @property
    def key(self) -> str: ...

    @property
    def priority(self) -> int: ...


def may_view(actor: Actor) -> Verdict:
    """Everybody who prepares or takes decisions. A KGC and the Bund have no Bausteine of their own."""
    if actor.stelle.art not in _OWN_PROCESS:
        return Verdict.no("process_of_communes")
    return Verdict.yes() if actor.has(Permission.VIEW_DECISIONS) else Verdict.no("process_not_for_role")


def may_enter(actor: Actor) -> Verdict:
    """The page „Bausteine“: the commune's own work, or for a KGC the guiding questions it gives its communes."""
    return may_view_questions(actor)


def may_edit(actor: Actor) -> Verdict:
    seen = may_view(actor)
    return (Verdict.yes() if actor.has(Permission.EDIT) else Verdict.no("process_read_only")) if seen else seen


def may_share(actor: Actor) -> Verdict:
    """What leaves the house is decided by Leitung and Koordination."""
    seen = may_view(actor)
    return (Verdict.yes() if actor.has(Permission.DECIDE) else Verdict.no("sharing_not_for_role")) if seen else seen


def may_view_questions(actor: Actor) -> Verdict:
    if actor.stelle.art == StelleArt.BUND:
        return Verdict.no("process_of_communes")
    return Verdict.yes() if actor.has(Permission.VIEW_DECISIONS) else Verdict.no("process_not_for_role")


def may_edit_questions(actor: Actor) -> Verdict:
    """The Stelle for itself, a KGC for all communes it accompanies."""
    seen = may_view_questions(actor)
    return (Verdict.yes() if actor.has(Permission.EDIT) else Verdict.no("process_read_only")) if seen else seen


def may_read_standing(reader: Actor) -> Verdict:
    """The KGC reads what its communes share."""
    if reader.stelle.art != StelleArt.LAND:
        return Verdict.no("standing_for_kgc")
    return Verdict.yes() if reader.has(Permission.VIEW) else Verdict.no("process_not_for_role")


def is_late(one: Dated, today: date) -> bool:
    """The next step was to be done by now. What rests has no dates to keep."""
    return one.state in ACTIVE and one.next_on is not None and one.next_on < today


def is_due(one: Dated, today: date) -> bool:
    """The day to look at it again has come; also for what rests, for that is what the day is for."""
    return one.review_on is not None and one.review_on <= today


def turn_is_possible(before: int, after: int) -> bool:
    """One turn on, or back to the one that was left by mistake."""
    return after >= 1 and abs(after - before) <= 1


def strengths(items: Iterable[Item], steps: Mapping[str, int]) -> list[str]:
    """Keys of what is secured, in the order of the questionnaire."""
    return [item.key for item in items if steps.get(item.key) == CheckStep.GESICHERT]


def next_things(items: Sequence[Item], steps: Mapping[str, int], limit: int = NEXT_THINGS) -> list[str]:
    """Keys of the lowest steps; among equals, what the others rest on. What nobody answered is not proposed."""
    open_ones = [item for item in items if 0 < steps.get(item.key, 0) < CheckStep.GESICHERT]
    return [item.key for item in sorted(open_ones, key=lambda item: (steps[item.key], item.priority))[:limit]]
