"""Who may do what with papers, and when."""

from datetime import date
from typing import Final

from lueckenlos.adoption.enums import AUDIENCES
from lueckenlos.adoption.models import Adoption, CommentRound, Paper, PaperVersion
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission

# a count below this could tell which commune it is
SMALL: Final = 5


def may_read(actor: Actor) -> Verdict:
    """Papers are for everybody who prepares or takes decisions, the Steuerungsgruppe too."""
    return Verdict.yes() if actor.has(Permission.VIEW_DECISIONS) else Verdict.no("papers_not_for_role")


def may_edit(actor: Actor, paper: Paper | None = None) -> Verdict:
    """Write a paper (None: a new one), take one over, settle it with its source, answer comments."""
    return _own(actor, paper, Permission.EDIT, "paper_edit_not_for_role")


def may_release(actor: Actor, paper: Paper) -> Verdict:
    """Speak for the Stelle: publish, withdraw, ask others for comments."""
    return _own(actor, paper, Permission.RELEASE, "paper_release_not_for_role")


def may_delete(actor: Actor, paper: Paper, *, discussed: bool) -> Verdict:
    """Only what nobody else has read: a published version is known to others, a round holds what they said."""
    if not (verdict := may_edit(actor, paper)):
        return verdict
    if paper.issued:
        return Verdict.no("paper_issued_stays")
    return Verdict.no("paper_discussed_stays") if discussed else Verdict.yes()


def may_publish(actor: Actor, paper: Paper, *, round_open: bool) -> Verdict:
    """Not while others still comment on the draft."""
    if not (verdict := may_release(actor, paper)):
        return verdict
    if round_open:
        return Verdict.no("paper_round_open")
    return Verdict.yes() if paper.blocks else Verdict.no("paper_without_paragraph")


def may_withdraw(actor: Actor, paper: Paper, version: PaperVersion) -> Verdict:
    if not (verdict := may_release(actor, paper)):
        return verdict
    return Verdict.no("paper_version_withdrawn_already") if version.withdrawn_at else Verdict.yes()


def may_take_over(actor: Actor, version: PaperVersion, *, taken: bool) -> Verdict:
    """A version that is in force, of another Stelle, once."""
    if not (verdict := may_edit(actor)):
        return verdict
    if version.stelle_id == actor.stelle.pk:
        return Verdict.no("paper_is_own")
    if taken:
        return Verdict.no("paper_taken_already")
    return in_force(version)


def in_force(version: PaperVersion) -> Verdict:
    """Whether something new may rest on this version: taking it over, a Beschluss."""
    if version.withdrawn_at is None:
        return Verdict.yes()
    return Verdict.no("paper_version_withdrawn", title=version.title, number=version.number)


def may_open_round(actor: Actor, paper: Paper, *, until: date, today: date, round_open: bool) -> Verdict:
    if not (verdict := may_publish(actor, paper, round_open=round_open)):
        return verdict
    return Verdict.yes() if until >= today else Verdict.no("round_until_past")


def may_comment(actor: Actor, found: CommentRound, *, today: date) -> Verdict:
    """Everybody of an invited Stelle who reads papers; whether the Stelle is invited, the query has asked."""
    if not (verdict := may_read(actor)):
        return verdict
    if found.closed_at is not None or today > found.until:
        return Verdict.no("round_is_over", until=found.until)
    return Verdict.yes()


def may_answer(actor: Actor, found: CommentRound) -> Verdict:
    if not (verdict := may_edit(actor, found.paper)):
        return verdict
    return Verdict.no("round_is_closed") if found.closed_at else Verdict.yes()


def may_close_round(actor: Actor, found: CommentRound, *, unanswered: int) -> Verdict:
    """Who took the trouble to comment gets an answer."""
    if not (verdict := may_release(actor, found.paper)):
        return verdict
    if found.closed_at is not None:
        return Verdict.no("round_is_closed")
    return Verdict.no("round_unanswered", number=unanswered) if unanswered else Verdict.yes()


def narrower(one: str, other: str) -> str:
    """Of two audiences the one that fewer people belong to."""
    ranks = [str(value) for value, _ in AUDIENCES]
    return min(one, other, key=ranks.index)


def is_news(adoption: Adoption, source_number: int) -> bool:
    """The source has published since; a withdrawal that brings back an older version counts, too."""
    return source_number not in {0, adoption.base_number}


def _own(actor: Actor, paper: Paper | None, permission: Permission, code: str) -> Verdict:
    if paper is not None and paper.stelle_id != actor.stelle.pk:
        return Verdict.no("paper_of_other_stelle")
    return Verdict.yes() if actor.has(permission) else Verdict.no(code)
