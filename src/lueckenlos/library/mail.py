"""The mails about an order: what it was, to whoever ordered; that there is one, to the office that ships it."""

from django_scopes import scope
from django_tasks import task

from lueckenlos.library.models import Order
from lueckenlos.library.rules import KEEP_ADDRESS_DAYS
from lueckenlos.shared.mail import absolute, send_template
from lueckenlos.tenancy.links import work_url


def queue_order(order: Order) -> None:
    """In the transaction that is open; the jobs hold keys only."""
    mail_order.enqueue(order.pk, order.stelle_id)
    if order.stelle.email:
        mail_office.enqueue(order.pk, order.stelle_id)


@task()
def mail_order(order_id: int, stelle_id: int) -> None:
    """Whoever has been forgotten meanwhile gets none."""
    order = _found(order_id, stelle_id)
    if order is not None and order.email:
        send_template("library/mail/order.txt", order.email, order=order, days=KEEP_ADDRESS_DAYS)


@task()
def mail_office(order_id: int, stelle_id: int) -> None:
    """How many of what; name and address are read after signing in."""
    order = _found(order_id, stelle_id)
    if order is None or not order.stelle.email:
        return
    address = absolute(work_url(order.stelle, "library:order_list"))
    send_template("library/mail/office.txt", order.stelle.email, order=order, address=address)


def _found(order_id: int, stelle_id: int) -> Order | None:
    with scope(stelle=stelle_id):
        return Order.objects.select_related("stelle", "edition__publication").filter(pk=order_id).first()
