"""Who writes and freezes a report, who releases or publishes it, and who compares the Länder."""

from collections.abc import Callable
from typing import Final

from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission, StelleArt

FIRST_YEAR: Final = 2003
COMPARED_YEARS: Final = 10


def may_view(actor: Actor) -> Verdict:
    if actor.stelle.art != StelleArt.LAND:
        return Verdict.no("report_of_kgc")
    return Verdict.yes() if actor.has(Permission.VIEW) else Verdict.no("report_not_for_role")


def may_write(actor: Actor) -> Verdict:
    return _with(actor, Permission.EDIT, "report_read_only")


def may_freeze(actor: Actor) -> Verdict:
    """Freeze a version, and decide what of it the Bund reads."""
    return _with(actor, Permission.RELEASE, "report_frozen_by_coordination")


def may_compare(actor: Actor) -> Verdict:
    """The Bund reads what was released to it, and nothing else of a KGC."""
    if actor.stelle.art != StelleArt.BUND:
        return Verdict.no("comparison_of_bund")
    return Verdict.yes() if actor.has(Permission.VIEW) else Verdict.no("report_not_for_role")


def may_link_comparison(actor: Actor) -> Verdict:
    """An address opens the comparison to whoever has it, so the Leitung gives it out and takes it back."""
    return _with(actor, Permission.MANAGE, "comparison_linked_by_leitung", may_compare)


def may_view_health(actor: Actor) -> Verdict:
    """A commune has one; whoever prepares or takes decisions reads it, drafts too."""
    if actor.stelle.art not in {StelleArt.KOMMUNE, StelleArt.KREIS}:
        return Verdict.no("health_report_of_commune")
    return Verdict.yes() if actor.has(Permission.VIEW_DECISIONS) else Verdict.no("report_not_for_role")


def may_write_health(actor: Actor) -> Verdict:
    return _with(actor, Permission.EDIT, "health_report_read_only", may_view_health)


def may_publish_health(actor: Actor) -> Verdict:
    """Freeze a version, publish it and take it back; delete a draft."""
    return _with(actor, Permission.RELEASE, "health_report_published_by_coordination", may_view_health)


def year_possible(year: int, this_year: int) -> bool:
    """From the first KGC on (domain: 2003) up to the year we are in."""
    return FIRST_YEAR <= year <= this_year


def _with(actor: Actor, permission: Permission, code: str, view: Callable[[Actor], Verdict] = may_view) -> Verdict:
    seen = view(actor)
    return (Verdict.yes() if actor.has(permission) else Verdict.no(code)) if seen else seen
