"""Who sees the network of a Stelle, writes ties, and speaks to members in its name."""

from datetime import date

from lueckenlos.network.models import Round
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission, StelleArt


def may_view(actor: Actor) -> Verdict:
    """Those who see the organisations; the Bund has none."""
    if actor.stelle.art == StelleArt.BUND:
        return Verdict.no("network_not_for_bund")
    return Verdict.yes() if actor.has(Permission.VIEW) else Verdict.no("network_not_for_role")


def may_edit(actor: Actor) -> Verdict:
    return _with(actor, Permission.EDIT, "network_edit_not_for_role")


def may_settle(actor: Actor) -> Verdict:
    """Hide what was computed, say who is not needed, ask the members: Koordination and Leitung."""
    return _with(actor, Permission.DECIDE, "network_settle_not_for_role")


def may_answer(actor: Actor, asked: Round, day: date) -> Verdict:
    """By the secret link, while the round is open."""
    if not actor.by_link or actor.stelle.pk != asked.stelle_id:
        return Verdict.no("network_not_for_role")
    return Verdict.yes() if asked.open_on(day) else Verdict.no("round_over")


def _with(actor: Actor, permission: Permission, code: str) -> Verdict:
    if not (seen := may_view(actor)):
        return seen
    return Verdict.yes() if actor.has(permission) else Verdict.no(code)
