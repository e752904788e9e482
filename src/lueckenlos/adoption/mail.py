"""Short mails to Stellen: sent once the change is safe, and never in its way."""

import logging
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction

from lueckenlos.adoption.models import CommentRound, PaperVersion, RoundFollower
from lueckenlos.shared.mail import absolute, send_template
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.models import Stelle

log = logging.getLogger(__name__)


def tell_published(version: PaperVersion, takers: Iterable[Stelle]) -> None:
    """To the Stellen that have taken the paper over."""
    _tell(
        "published", takers, title=version.title, number=version.number, source=version.stelle.name, note=version.note
    )


def tell_withdrawn(version: PaperVersion, takers: Iterable[Stelle]) -> None:
    """To the Stellen that hold this version."""
    values = {"title": version.title, "number": version.number, "source": version.stelle.name}
    _tell("withdrawn", takers, reason=version.withdrawn_reason, **values)


def tell_invited(found: CommentRound, invited: Iterable[Stelle]) -> None:
    _tell("invited", invited, title=found.draft.title, source=found.stelle.name, until=found.until, intro=found.intro)


def tell_news(found: CommentRound, follower: RoundFollower, *, comments: int, answers: int) -> None:
    """To one person, how a round goes on."""
    values = {
        "title": found.draft.title,
        "source": found.stelle.name,
        "name": follower.user.name,
        "comments": comments,
        "answers": answers,
        "link": absolute(work_url(follower.stelle, "adoption:round_detail", found.public_id)),
    }
    transaction.on_commit(partial(_send, "adoption/mail/news.txt", follower.user.email, values))


def _tell(what: str, stellen: Iterable[Stelle], **values: object) -> None:
    """To the official address of each Stelle; who has none finds it in the list of papers."""
    for stelle in stellen:
        if stelle.email:
            link = absolute(work_url(stelle, "adoption:paper_list"))
            send = partial(
                _send, f"adoption/mail/{what}.txt", stelle.email, {**values, "stelle": stelle.name, "link": link}
            )
            transaction.on_commit(send)


def _send(template: str, to: str, values: dict[str, Any]) -> None:
    try:
        send_template(template, to, **values)
    except OSError:
        # the news stand in the list as well
        log.exception("mail %s was not sent", template)
