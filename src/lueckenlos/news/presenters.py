"""What pages of articles and issues show beside the rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from lueckenlos.news import messages, rules
from lueckenlos.news.enums import ArticleState, ArticleStep, DeliveryState, IssueState
from lueckenlos.news.models import Article, Issue, IssueItem
from lueckenlos.news.queries.public import scope_of
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.subjects import still_announced

_D = DeliveryState


@dataclass(frozen=True, slots=True)
class Standing:
    """The state in words that also know the embargo; ``kind`` is that of a badge."""

    text: str
    kind: str
    public: bool = False


def standing(article: Article, now: datetime) -> Standing:
    if article.public_at is not None and article.public_at > now:
        return Standing(messages.until(article.public_at), "warning")
    if article.state == ArticleState.FREIGEGEBEN:
        return Standing(messages.PUBLIC, "success", public=True)
    withdrawn = article.state == ArticleState.ZURUECKGEZOGEN
    return Standing(article.get_state_display(), "danger" if withdrawn else "neutral")


def steps_for(actor: Actor, article: Article) -> list[ArticleStep]:
    """The buttons of this person on this page."""
    return [step for step in ArticleStep if rules.may_step(actor, article, step)]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an issue has come; ``total`` is 0 before it is sent."""

    total: int
    sent: int
    refused: int
    uncertain: int
    going: bool


def progress_of(issue: Issue, counts: Mapping[str, int]) -> Progress:
    """From the ledger while it is sent, afterwards from what the issue has kept."""
    if issue.state == IssueState.VERSCHICKT:
        total = issue.sent + issue.refused + issue.uncertain
        return Progress(total, issue.sent, issue.refused, issue.uncertain, going=False)
    sent, refused, uncertain = (counts.get(state, 0) for state in (_D.VERSCHICKT, _D.ABGELEHNT, _D.UNGEWISS))
    return Progress(sum(counts.values()), sent, refused, uncertain, going=issue.state == IssueState.VERSAND)


def shown_items(issue: Issue, items: Sequence[IssueItem], now: datetime) -> list[tuple[IssueItem, str]]:
    """For the archive, with addresses; of what is not public any more only the title is left."""
    with scope_of(issue):
        refs = [ref for one in items if (ref := one.subject_ref)]
        found = still_announced(system_actor(issue.stelle), refs, now)
    for one in items:
        if one.subject_ref not in found:
            one.teaser, one.url = "", ""
    return [(one, one.url) for one in items]
