"""Who reads, writes and hands in."""

from lueckenlos.funding.enums import GRANTED, PROOF, STEPS, MappeState, Section
from lueckenlos.funding.models import Mappe, Programme
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission, StelleArt


def may_view(actor: Actor) -> Verdict:
    """Everybody who reads the whole Stelle: a Mappe names people and money. The Bund applies for nothing here."""
    if actor.stelle.art == StelleArt.BUND:
        return Verdict.no("funding_not_for_bund")
    return Verdict.yes() if actor.has(Permission.VIEW) else Verdict.no("funding_not_for_role")


def may_edit(actor: Actor) -> Verdict:
    return _with(actor, Permission.EDIT, "funding_read_only")


def may_edit_mappe(actor: Actor, mappe: Mappe) -> Verdict:
    """What was handed in stays as it is until somebody takes it back."""
    if not (editing := may_edit(actor)):
        return editing
    return Verdict.yes() if mappe.is_draft else Verdict.no("mappe_handed_in")


def may_write_proof(actor: Actor, mappe: Mappe) -> Verdict:
    """Spending is written down between the grant and the end."""
    if not (editing := may_edit(actor)):
        return editing
    return Verdict.yes() if mappe.state == MappeState.BEWILLIGT else Verdict.no("proof_needs_grant")


def may_read_proof(actor: Actor, mappe: Mappe) -> Verdict:
    if not (seen := may_view(actor)):
        return seen
    return Verdict.yes() if mappe.state in GRANTED else Verdict.no("proof_needs_grant")


def may_write_section(actor: Actor, mappe: Mappe, section: Section) -> Verdict:
    return may_write_proof(actor, mappe) if section in PROOF else may_edit_mappe(actor, mappe)


def may_decide(actor: Actor) -> Verdict:
    """Hand in, note the answer, delete a draft."""
    return _with(actor, Permission.DECIDE, "mappe_state_not_for_role")


def may_move(actor: Actor, mappe: Mappe, state: MappeState) -> Verdict:
    if not (deciding := may_decide(actor)):
        return deciding
    now = MappeState(mappe.state)
    return Verdict.yes() if state in STEPS[now] else Verdict.no("mappe_step_unknown", now=now.label, wanted=state.label)


def may_edit_programme(actor: Actor, programme: Programme) -> Verdict:
    if not (editing := may_edit(actor)):
        return editing
    own = programme.stelle_id == actor.stelle.pk
    return Verdict.yes() if own else Verdict.no("programme_of_others", stelle=programme.stelle.name)


def can_share(actor: Actor) -> bool:
    """Only a KGC has communes that it shows its programmes to."""
    return bool(actor.stelle.art == StelleArt.LAND)


def _with(actor: Actor, permission: Permission, code: str) -> Verdict:
    if not (seen := may_view(actor)):
        return seen
    return Verdict.yes() if actor.has(permission) else Verdict.no(code)
