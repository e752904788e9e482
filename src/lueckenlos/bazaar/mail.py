"""The mail that tells somebody their number: queued together with it, written by the worker.

The job holds keys only, so that the list of jobs keeps nobody's data. What the mail says is read when it goes out.
"""

from django.urls import reverse
from django.utils import timezone
from django_scopes import scope
from django_tasks import task

from lueckenlos.bazaar.messages.texts import REASONS
from lueckenlos.bazaar.models import Seller
from lueckenlos.events.enums import SURE
from lueckenlos.events.links import token_of
from lueckenlos.shared.mail import absolute, send_template


def queue_number(seller: Seller) -> None:
    """Put the mail into the queue, in the transaction that is open."""
    mail_number.enqueue(seller.pk, seller.stelle_id)


@task()
def mail_number(seller_id: int, stelle_id: int) -> None:
    """Send it if it is still true. Raises OSError when the mail server does not take it."""
    with scope(stelle=stelle_id):
        rows = Seller.objects.select_related("bazaar__event", "bazaar__stelle", "group", "registration")
        seller = rows.filter(pk=seller_id, number__isnull=False, registration__status__in=[*SURE]).first()
        registration = seller.registration if seller else None
        if seller is None or registration is None or not registration.email:
            return
        if seller.bazaar.event.ends_at < timezone.now():
            return
        event, stelle = seller.bazaar.event, seller.bazaar.stelle
        values = {
            "seller": seller,
            "registration": registration,
            "bazaar": seller.bazaar,
            "event": event,
            "reason": REASONS[seller.assignment],
            "address": absolute(reverse("bazaar_link:list", args=[token_of(registration)])),
            "stelle": stelle.name,
            "contact": event.email or stelle.email,
        }
        send_template("bazaar/mail/number.txt", registration.email, **values)
