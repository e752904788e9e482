"""People order a newsletter, confirm, choose other lists, leave.

They have no account: what their mail says lets them in.
No line of the trail names a reader: who reads what is nobody's business.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django_scopes import scope

from lueckenlos.accounts.models import normal_email
from lueckenlos.news import rules
from lueckenlos.news.mail import mail_signup
from lueckenlos.news.models import Newsletter, Reader, SignUp, Subscription
from lueckenlos.news.queries.public import newsletters_by_key, subscriptions_of
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

# to one address a day; more would be somebody who plays with a stranger's mailbox
MOST_ORDERS: Final = 3


@transaction.atomic
def order_newsletters(*, email: str, newsletters: Iterable[Newsletter], themen: frozenset[str], now: datetime) -> None:
    """Keep the wish and queue the mail that asks for confirmation: the same for a known address and an unknown one.

    Raises Invalid("order_without_list").
    """
    keys = sorted(one.pk for one in newsletters)
    if not keys:
        raise Invalid("order_without_list")
    address = normal_email(email)
    if SignUp.objects.filter(email=address, asked_at__gt=now - timedelta(days=1)).count() >= MOST_ORDERS:
        return
    order = SignUp.objects.create(email=address, newsletters=keys, themen=themen, asked_at=now)
    mail_signup.enqueue(order.pk)


@transaction.atomic
def confirm_order(*, order: SignUp, now: datetime) -> Reader:
    """The owner of the address says yes; to lists it reads already the wish changes only the themes."""
    reader, _ = Reader.objects.get_or_create(email=order.email, defaults={"confirmed_at": now})
    if reader.bounced_at is not None:
        # the mail with the link has arrived
        reader.bounced_at = None
        reader.save(update_fields=["bounced_at"])
    for newsletter in newsletters_by_key(order.newsletters):
        _subscribe(newsletter, reader, order.themen, now)
    order.delete()
    return reader


@transaction.atomic
def change_lists(
    *, reader: Reader, newsletters: Iterable[Newsletter], themen: frozenset[str], now: datetime
) -> Reader | None:
    """Exactly these lists from now on. With none left the address is deleted at once, and None comes back."""
    wanted = list(newsletters)
    if not wanted:
        reader.delete()
        return None
    for subscription in subscriptions_of(reader):
        if subscription.newsletter not in wanted:
            subscription.delete()
    for newsletter in wanted:
        _subscribe(newsletter, reader, themen, now)
    return reader


@transaction.atomic
def unsubscribe(*, subscription: Subscription) -> None:
    """From this newsletter, at once; with the last one the address goes too."""
    reader = Reader.objects.select_for_update().get(pk=subscription.reader_id)
    subscription.delete()
    if not subscriptions_of(reader):
        reader.delete()


@transaction.atomic
def remove_reader(*, email: str, by: Actor) -> None:
    """For a call to the office. Says nothing of whether the address was there."""
    ensure(rules.may_edit(by))
    for one in Subscription.objects.filter(stelle=by.stelle, reader__email=normal_email(email)):
        unsubscribe(subscription=one)
    audit.record("news.reader.remove", by.stelle, by=by)


def _subscribe(newsletter: Newsletter, reader: Reader, themen: frozenset[str], now: datetime) -> None:
    with scope(stelle=newsletter.stelle_id):
        Subscription.objects.update_or_create(
            newsletter=newsletter,
            reader=reader,
            defaults={"themen": themen},
            create_defaults={"stelle_id": newsletter.stelle_id, "themen": themen, "since": now},
        )
