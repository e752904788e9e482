"""Rights, and windows in time. A deadline counts to the second, on the server's clock."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from lueckenlos.prizes.enums import DECIDED, ApplicationState, CallState
from lueckenlos.prizes.models import Application, Call, Juror
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission, StelleArt


def may_view(actor: Actor) -> Verdict:
    """Calls and what became of them: whoever reads decisions. The Bund gives no prizes here."""
    if actor.stelle.art == StelleArt.BUND:
        return Verdict.no("prizes_not_for_bund")
    return Verdict.yes() if actor.has(Permission.VIEW_DECISIONS) else Verdict.no("prizes_not_for_role")


def may_read_applications(actor: Actor) -> Verdict:
    """What people have handed in: the office. Jurors read it on their own pages."""
    if not (verdict := may_view(actor)):
        return verdict
    return Verdict.yes() if actor.has(Permission.VIEW) else Verdict.no("prizes_applications_not_for_role")


def may_edit(actor: Actor) -> Verdict:
    if not (verdict := may_view(actor)):
        return verdict
    return Verdict.yes() if actor.has(Permission.EDIT) else Verdict.no("prizes_edit_not_for_role")


def may_release(actor: Actor) -> Verdict:
    if not (verdict := may_view(actor)):
        return verdict
    return Verdict.yes() if actor.has(Permission.RELEASE) else Verdict.no("prizes_release_not_for_role")


def may_edit_call(actor: Actor, call: Call) -> Verdict:
    if call.state in DECIDED:
        return Verdict.no("call_is_decided")
    return may_edit(actor)


def may_name_jury(actor: Actor, call: Call) -> Verdict:
    if call.state in DECIDED or call.scored_at:
        return Verdict.no("jury_has_finished")
    return may_edit(actor)


def may_decide(actor: Actor, call: Call) -> Verdict:
    """Once the jury has finished; after the decision nothing moves."""
    if not (verdict := may_release(actor)):
        return verdict
    if call.state in DECIDED:
        return Verdict.no("call_is_decided")
    if call.state != CallState.JURY or call.scored_at is None:
        return Verdict.no("jury_still_scores")
    return Verdict.yes()


def may_forget(actor: Actor) -> Verdict:
    """The nightly run, at any Stelle: where nobody is known it finds nobody."""
    return Verdict.yes() if actor.has(Permission.EDIT) else Verdict.no("prizes_edit_not_for_role")


def may_apply(call: Call, now: datetime) -> Verdict:
    if call.state != CallState.OFFEN or now >= call.deadline:
        return Verdict.no("call_is_over", deadline=deadline_text(call.deadline))
    return Verdict.yes()


def may_change_application(application: Application, now: datetime) -> Verdict:
    """By the person with the link, until the deadline; what was withdrawn is gone."""
    if application.state not in {ApplicationState.NEU, ApplicationState.EINGEREICHT}:
        return Verdict.no("application_is_out")
    if application.call.state != CallState.OFFEN or now >= application.call.deadline:
        return Verdict.no("application_too_late", deadline=deadline_text(application.call.deadline))
    return Verdict.yes()


def may_judge(juror: Juror) -> Verdict:
    if juror.call.state != CallState.JURY:
        return Verdict.no("jury_not_at_work")
    return Verdict.no("scores_are_closed") if juror.call.scored_at else Verdict.yes()


def may_close(juror: Juror | None, actor: Actor, *, has_chair: bool) -> Verdict:
    """Before everybody has handed in: the chair, and where there is none, who releases."""
    if juror is not None and juror.is_chair:
        return Verdict.yes()
    return Verdict.no("only_the_chair_closes") if has_chair else may_release(actor)


def deadline_text(moment: datetime) -> str:
    """„31.03.2027, 20:00“; midnight is the end of the day before: „31.03.2027, 24:00“."""
    local = timezone.localtime(moment)
    if local.time() == time():
        return f"{local - timedelta(days=1):%d.%m.%Y}, 24:00"
    return f"{local:%d.%m.%Y, %H:%M}"
