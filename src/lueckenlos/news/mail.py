"""The mails to readers: the one that asks for confirmation, and an issue as one person gets it."""

from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import formataddr, parseaddr
from typing import Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse
from django_tasks import task

from lueckenlos.news.links import confirm_address, lists_address, unsubscribe_address
from lueckenlos.news.models import Issue, IssueItem, Reader, SignUp, Subscription
from lueckenlos.news.queries.public import items_of, newsletters_by_key, subscriptions_of
from lueckenlos.shared.mail import absolute, send_template
from lueckenlos.web.prose import to_html, to_plain

# stand in the rendered issue until each reader's own addresses take their place
_LEAVE: Final = "{{abmelden}}"
_LISTS: Final = "{{listen}}"


@task()
def mail_signup(order_id: int) -> None:
    """Ask for confirmation; whoever reads it already learns so here and nowhere else."""
    order = SignUp.objects.filter(pk=order_id).first()
    if order is None:
        return
    reader = Reader.objects.filter(email=order.email).first()
    values = {
        "newsletters": newsletters_by_key(order.newsletters),
        "known": [one.newsletter for one in subscriptions_of(reader)] if reader else [],
        "confirm": confirm_address(order),
        "lists": lists_address(reader) if reader else "",
    }
    send_template("news/mail/order.txt", order.email, **values)


@dataclass(frozen=True, slots=True)
class Letter:
    """An issue ready to be sent, the same for all but for two addresses."""

    subject: str
    plain: str
    html: str
    sender: str
    reply_to: str
    list_id: str

    @classmethod
    def of(cls, issue: Issue, items: Sequence[IssueItem] | None = None) -> "Letter":
        """Of the items as they are kept, or of others for a preview."""
        parts = items_of(issue) if items is None else items
        values = {
            "issue": issue,
            "newsletter": issue.newsletter,
            "stelle": issue.stelle,
            "intro_plain": to_plain(issue.intro),
            "intro_html": to_html(issue.intro),
            "items": [(one, absolute(one.url) if one.url else "") for one in parts],
            "archive": absolute(reverse("newsletter:issue", args=[issue.public_id])),
            "leave": _LEAVE,
            "lists": _LISTS,
        }
        return cls(
            subject=" ".join(issue.title.split()),
            plain=render_to_string("news/mail/issue.txt", values).strip() + "\n",
            html=render_to_string("news/mail/issue.html", values),
            sender=formataddr((" ".join(issue.newsletter.title.split()), parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
            reply_to=issue.newsletter.reply_to,
            list_id=f"<{issue.stelle.slug}.newsletter.lueckenlos>",
        )

    def to(self, subscription: Subscription, connection: BaseEmailBackend) -> EmailMultiAlternatives:
        """One-click unsubscribing as RFC 8058 wants it. No picture and no counted link tells who has opened it."""
        leave = unsubscribe_address(subscription)
        headers = {
            "List-Unsubscribe": f"<{leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        }
        return self.made(subscription.reader.email, leave, lists_address(subscription.reader), headers, connection)

    def made(
        self, to: str, leave: str, lists: str, headers: dict[str, str], connection: BaseEmailBackend | None = None
    ) -> EmailMultiAlternatives:
        plain, html = (text.replace(_LEAVE, leave).replace(_LISTS, lists) for text in (self.plain, self.html))
        message = EmailMultiAlternatives(
            self.subject,
            plain,
            self.sender,
            [to],
            reply_to=[self.reply_to] if self.reply_to else None,
            headers={"List-Id": self.list_id, **headers},
            connection=connection,
        )
        message.attach_alternative(html, "text/html")
        return message


def send_test(issue: Issue, items: Sequence[IssueItem], to: str) -> None:
    """To the person who asks for it. Raises OSError when the mail server does not take it."""
    page = absolute(reverse("newsletter:subscribe"))
    Letter.of(issue, items).made(to, page, page, {}).send()
