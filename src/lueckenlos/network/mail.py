"""Mails of the yearly round: queued with the change they tell of, written by the worker. Jobs hold keys only."""

from django.utils import timezone
from django_scopes import scope
from django_tasks import task

from lueckenlos.network.links import address_of
from lueckenlos.network.models import Ask
from lueckenlos.shared.mail import send_template


@task()
def mail_ask(ask_id: int, stelle_id: int, reminder: bool) -> None:
    """Send one link, or remind of it, if it is still to be answered."""
    with scope(stelle=stelle_id):
        rows = Ask.objects.select_related("round", "organisation", "stelle").filter(pk=ask_id, answered_at=None)
        ask = rows.first()
        if ask is None or not ask.round.open_on(timezone.localdate()):
            return
        send_template(
            "network/mail/ask.txt",
            ask.email,
            organisation=ask.organisation.name,
            stelle=ask.stelle.name,
            contact=ask.stelle.email,
            phone=ask.stelle.phone,
            until=ask.round.closes_on,
            text=ask.round.message,
            reminder=reminder,
            address=address_of(ask),
        )
