"""The office sets the prizes by hand, with reasons; the table of the jury only proposes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from lueckenlos.prizes import rules
from lueckenlos.prizes.actions.calls import MOST_EURO, locked_call, move_call
from lueckenlos.prizes.enums import CallState, Letter
from lueckenlos.prizes.mail import queue_letter
from lueckenlos.prizes.models import Application, Call, Rank
from lueckenlos.prizes.queries.work import in_the_running, ranks_of
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance


@dataclass(frozen=True, slots=True)
class Award:
    """A prize for one application; two may share one, each with its own money."""

    rank: int
    euro: int
    reason: str


@transaction.atomic
def propose_awards(*, call: Call, awards: Mapping[int, Award], proposal: str, seen: int, by: Actor) -> Call:
    """What stands in the decision paper, by key of the application; the others get nothing.

    Raises Invalid ``award_…``, ``proposal_missing``, or ``changed_meanwhile`` for the second of two offices.
    """
    row = locked_call(call)
    ensure(rules.may_decide(by, row))
    advance(row, seen)
    applications = {one.pk: one for one in in_the_running(row)}
    if not awards.keys() <= applications.keys():
        raise Invalid("application_not_in_call")
    if not awards:
        raise Invalid("awards_missing")
    if not (proposal := proposal.strip()):
        raise Invalid("proposal_missing")
    ranks = {one.pk: one for one in ranks_of(row)}
    _check(awards, applications, ranks)
    before = _told(applications, ranks)
    for key, one in applications.items():
        _set(one, awards.get(key), ranks)
    after = _told(applications, ranks)
    changes = audit.changed(row, {"proposal": proposal})
    row.save(update_fields=["proposal", "version", "changed_at"])
    if before != after:
        changes["awards"] = (before, after)
    if changes:
        audit.record("prizes.call.propose", row, by=by, changes=changes)
    return row


@transaction.atomic
def decide_prizes(*, call: Call, seen: int, now: datetime, by: Actor) -> Call:
    """For good: every applicant gets a letter, and the winners who agree stand on the public page."""
    row = locked_call(call)
    ensure(rules.may_decide(by, row))
    advance(row, seen)
    applications = list(in_the_running(row))
    if not any(one.rank_id for one in applications):
        raise Invalid("awards_missing")
    row.decided_at = now
    # moving counts on once more: whoever still has the page of before open is told
    move_call(row, CallState.ENTSCHIEDEN, "prizes.call.decide", by)
    for one in applications:
        queue_letter(one, Letter.WON if one.rank_id else Letter.NOT_WON)
    return row


def _check(awards: Mapping[int, Award], applications: Mapping[int, Application], ranks: Mapping[int, Rank]) -> None:
    for key, award in awards.items():
        title = applications[key].title
        if award.rank not in ranks:
            raise Invalid("award_rank_unknown")
        if not 0 <= award.euro <= MOST_EURO:
            raise Invalid("award_money_wrong", title=title, most=MOST_EURO)
        if not award.reason.strip():
            raise Invalid("award_reason_missing", title=title)
    given, most = sum(award.euro for award in awards.values()), rules.pool_of(ranks.values()) // 100
    if given > most:
        raise Invalid("awards_too_much", given=given, most=most)


def _set(row: Application, award: Award | None, ranks: Mapping[int, Rank]) -> None:
    row.rank = ranks[award.rank] if award else None
    row.award_cents = award.euro * 100 if award else 0
    row.award_reason = award.reason.strip()[:1000] if award else ""
    row.save(update_fields=["rank", "award_cents", "award_reason"])


def _told(applications: Mapping[int, Application], ranks: Mapping[int, Rank]) -> list[str]:
    """Without names, for the trail."""
    rows = [one for one in applications.values() if one.rank_id]
    return [f"{one.number}: {ranks[one.rank_id].name}, {one.award_cents // 100}" for one in rows if one.rank_id]
