"""The nightly mail about rounds of comments: to those who asked what came in, to those who commented the answers."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lueckenlos.adoption import rules
from lueckenlos.adoption.mail import tell_news
from lueckenlos.adoption.models import CommentRound, RoundFollower
from lueckenlos.adoption.queries.followers import News, followers_with_news
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor


def follow(round_key: str, by: Actor) -> None:
    """Whoever asks, comments or answers is told how it goes on, unless they have said that they do not want it."""
    if by.user is not None:
        RoundFollower.objects.get_or_create(stelle=by.stelle, round_key=round_key, user=by.user)


@transaction.atomic
def switch_mail(*, found: CommentRound, wanted: bool, by: Actor) -> None:
    """Somebody switches the mails about one round off or on for themselves; what was before is not sent later."""
    ensure(rules.may_read(by))
    if by.user is not None:
        RoundFollower.objects.update_or_create(
            stelle=by.stelle,
            round_key=found.public_id,
            user=by.user,
            defaults={"wants_mail": wanted, "told_until": timezone.now()},
        )


def tell_followers(*, now: datetime, by: Actor) -> int:
    """One mail to each person and round with news since the last; how many. A second run on a day tells nothing.

    Whoever follows a round that is over has heard everything and is forgotten, and so is who has left the Stelle.
    """
    RoundFollower.objects.exclude(user__mitgliedschaften__stelle=by.stelle).delete()
    told = 0
    for news in followers_with_news(by):
        with transaction.atomic():
            told += _tell(news, now)
    return told


def _tell(news: News, now: datetime) -> int:
    # two runs at once: the second finds the first one's mark
    held = RoundFollower.objects.select_for_update().filter(pk=news.follower.pk, told_until=news.follower.told_until)
    if (row := held.first()) is None:
        return 0
    if news.over:
        row.delete()
    else:
        row.told_until = now
        row.save(update_fields=["told_until"])
    if news.number and row.wants_mail:
        tell_news(news.round, news.follower, comments=news.comments, answers=news.answers)
        return 1
    return 0
