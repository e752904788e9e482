"""Who writes and reads the KGC's work, which steps a case takes, who is silent, and when names go."""

from datetime import date, timedelta
from typing import Final

from lueckenlos.advice.enums import ACCOMPANIED, CASE_STEPS, CaseState, Share
from lueckenlos.advice.models import Activity, Case
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission, StelleArt

SILENT_DAYS: Final = 90
# long enough for the report of the year and the proof of how money was used
KEEP_NAMES_DAYS: Final = 730
_COMMUNES: Final = frozenset({StelleArt.KOMMUNE, StelleArt.KREIS})
_MOST_MINUTES: Final = 24 * 60


def may_view(actor: Actor) -> Verdict:
    if actor.stelle.art != StelleArt.LAND:
        return Verdict.no("advice_of_kgc")
    return Verdict.yes() if actor.has(Permission.VIEW) else Verdict.no("advice_not_for_role")


def may_edit(actor: Actor) -> Verdict:
    seen = may_view(actor)
    return (Verdict.yes() if actor.has(Permission.EDIT) else Verdict.no("advice_read_only")) if seen else seen


def may_forget(actor: Actor) -> Verdict:
    """The nightly run, at every kind of Stelle: where there is nothing to forget it finds nothing."""
    return Verdict.yes() if actor.system else Verdict.no("advice_read_only")


def may_read_shared(actor: Actor) -> Verdict:
    """The commune's side: what its KGC shows it."""
    if actor.stelle.art not in _COMMUNES:
        return Verdict.no("shared_advice_of_communes")
    return Verdict.yes() if actor.has(Permission.VIEW) else Verdict.no("shared_advice_not_for_role")


def sees_confidential(actor: Actor) -> bool:
    """The Leitung reads confidential entries too: their author may leave."""
    return actor.system or actor.has(Permission.MANAGE)


def may_set_visibility(actor: Actor, row: Case | Activity, share: Share) -> Verdict:
    """Nobody shuts themself out; what a commune is to read must belong to one."""
    edit = may_edit(actor)
    if not edit:
        return edit
    if share is Share.KOMMUNE and row.commune_id is None:
        return Verdict.no("share_needs_commune")
    if share is Share.VERTRAULICH and not sees_confidential(actor) and row.author_id not in (None, _key(actor)):
        return Verdict.no("confidential_of_author")
    return Verdict.yes()


def is_shared(activity: Activity) -> bool:
    """Whether the commune reads it just now; a case that was withdrawn takes everything inside with it."""
    outside = activity.case
    return activity.visibility == Share.KOMMUNE and (outside is None or outside.visibility == Share.KOMMUNE)


def may_step(before: CaseState, after: CaseState) -> bool:
    return after in CASE_STEPS[before]


def is_silent(status: str, last: date | None, since: date | None, today: date, days: int = SILENT_DAYS) -> bool:
    """No contact for more than ``days`` with a commune we work with; without any contact, since it has its status."""
    newest = last or since
    return status in ACCOMPANIED and (newest is None or today - newest > timedelta(days=days))


def dates_in_order(first: date | None, last: date | None) -> bool:
    """An open end is in order."""
    return not (first and last) or first <= last


def minutes_possible(minutes: int) -> bool:
    return 0 < minutes <= _MOST_MINUTES


def names_before(today: date) -> date:
    """Names of activities before this day, and contacts of cases untouched since, have had their term."""
    return today - timedelta(days=KEEP_NAMES_DAYS)


def _key(actor: Actor) -> int | None:
    return actor.user.pk if actor.user else None
