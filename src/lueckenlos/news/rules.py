"""Who may do what with articles, newsletters and issues, and when."""

from datetime import datetime, timedelta
from typing import Final

from lueckenlos.news.enums import STEPS, ArticleState, ArticleStep, IssueState
from lueckenlos.news.models import Article, Issue
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission

# an order nobody confirms, what is set aside, and the ledger of an issue that is out
CONFIRM_DAYS: Final = 7
ASIDE_DAYS: Final = 180
LEDGER_DAYS: Final = 30


def may_enter(actor: Actor) -> Verdict:
    return Verdict.yes() if actor.has(Permission.VIEW) else Verdict.no("news_not_for_role")


def may_edit(actor: Actor) -> Verdict:
    return Verdict.yes() if actor.has(Permission.EDIT) else Verdict.no("news_edit_not_for_role")


def may_release(actor: Actor) -> Verdict:
    return Verdict.yes() if actor.has(Permission.RELEASE) else Verdict.no("news_release_not_for_role")


def may_edit_article(actor: Actor, article: Article) -> Verdict:
    """What readers see at once, or will without another look, is changed by those who release."""
    if article.stelle_id != actor.stelle.pk:
        return Verdict.no("news_other_stelle")
    if article.state == ArticleState.FREIGEGEBEN and not actor.has(Permission.RELEASE):
        return Verdict.no("article_is_released")
    return may_edit(actor)


def may_step(actor: Actor, article: Article, step: ArticleStep) -> Verdict:
    if article.stelle_id != actor.stelle.pk:
        return Verdict.no("news_other_stelle")
    if not (verdict := may_release(actor)):
        return verdict
    if article.state not in STEPS[step][0]:
        return Verdict.no("article_step_not_now", state=article.get_state_display())
    return Verdict.yes()


def public_from(released: datetime, embargo: datetime | None) -> datetime:
    """The release or the end of the embargo, whichever comes later."""
    return released if embargo is None else max(released, embargo)


def may_edit_issue(actor: Actor, issue: Issue) -> Verdict:
    """What is on its way or has arrived cannot be changed."""
    if issue.stelle_id != actor.stelle.pk:
        return Verdict.no("news_other_stelle")
    return may_edit(actor) if issue.state == IssueState.ENTWURF else Verdict.no("issue_is_out")


def may_send(actor: Actor, issue: Issue) -> Verdict:
    verdict = may_edit_issue(actor, issue)
    return may_release(actor) if verdict else verdict


def confirmable_since(now: datetime) -> datetime:
    """An order from before cannot be confirmed any more."""
    return now - timedelta(days=CONFIRM_DAYS)
