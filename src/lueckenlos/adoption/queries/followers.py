"""Who is told about a round of comments, and what is new for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from lueckenlos.adoption.models import Answer, Comment, CommentRound, RoundFollower
from lueckenlos.adoption.queries.shared import rounds_by_key
from lueckenlos.tenancy.actor import Actor


@dataclass(frozen=True, slots=True)
class News:
    """What came in for one person since their last mail: comments to the source, answers to who commented."""

    follower: RoundFollower
    round: CommentRound
    comments: int
    answers: int

    @property
    def number(self) -> int:
        return self.comments + self.answers

    @property
    def over(self) -> bool:
        return self.round.closed_at is not None


def wants_mail(actor: Actor, found: CommentRound) -> bool:
    """Whether the person gets mail about this round."""
    rows = RoundFollower.objects.filter(round_key=found.public_id, wants_mail=True)
    return actor.user is not None and rows.filter(user=actor.user).exists()


def followers_with_news(actor: Actor) -> list[News]:
    """Of the actor's Stelle; those for whom something is new, or whose round is over. Four queries."""
    followers = list(RoundFollower.objects.filter(stelle=actor.stelle).select_related("user"))
    if not followers:
        return []
    keys = {one.round_key for one in followers}
    rounds, comments, answers = rounds_by_key(keys)
    found = (_news(one, rounds[one.round_key], comments, answers) for one in followers if one.round_key in rounds)
    return [news for news in found if news.number or news.over]


def _news(follower: RoundFollower, found: CommentRound, comments: Sequence[Comment], answers: Sequence[Answer]) -> News:
    """To the source all that others said; what the own Stelle said is no news to it."""
    since, stelle = follower.told_until, follower.stelle_id
    here = [one for one in comments if one.round_key == found.public_id]
    own = {one.public_id for one in here if one.stelle_id == stelle}
    said = [one for one in here if one.public_id not in own and one.written_at > since]
    replied = [one for one in answers if one.comment_key in own and one.answered_at > since]
    at_source = found.stelle_id == stelle
    return News(follower, found, len(said) if at_source else 0, 0 if at_source else len(replied))
