"""Mails about registrations: queued together with the change they tell of, written by the worker.

The job holds keys only, so that the list of jobs keeps nobody's data. What a mail says is read when it goes out.
"""

from collections.abc import Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Final

from django.utils import timezone
from django_scopes import scope
from django_tasks import task
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.models import DBTaskResult, get_date_max

from lueckenlos.events.enums import ACTIVE, AT_TABLES, SURE, Letter, RegistrationStatus
from lueckenlos.events.links import address_of, token_of
from lueckenlos.events.models import Registration
from lueckenlos.events.rules import confirm_term, last_day_to_cancel, offer_term, payment_due, payment_reference
from lueckenlos.shared.mail import send_template
from lueckenlos.shared.tokens import token_hash

_R = RegistrationStatus
# a mail is sent only while it is still true: the worker may come late
_TRUE_WHILE: Final = MappingProxyType(
    {
        Letter.CONFIRM: frozenset({_R.EINGEGANGEN}),
        Letter.WAITING: frozenset({_R.WARTELISTE}),
        Letter.OFFER: frozenset({_R.ANGEBOTEN}),
        Letter.CONFIRMED: SURE,
        Letter.TABLES: SURE,
        Letter.LAPSED: frozenset({_R.VERFALLEN}),
        Letter.CANCELLED: frozenset({_R.STORNIERT}),
        Letter.CALLED_OFF: frozenset({_R.STORNIERT}),
        Letter.REJECTED: frozenset({_R.ABGELEHNT}),
        Letter.LINK: ACTIVE,
        Letter.CHANGED: ACTIVE,
        Letter.EVENT_CHANGED: ACTIVE,
        Letter.REMINDER: SURE,
    }
)


def queue_letter(registration: Registration, letter: Letter) -> None:
    """Put the mail into the queue, in the transaction that is open."""
    mail_letter.enqueue(registration.pk, registration.stelle_id, letter.value)


def queue_letters(letters: Sequence[tuple[Registration, Letter]]) -> None:
    """``queue_letter`` for many at once: in one statement where the queue is in the database."""
    if not isinstance(mail_letter.get_backend(), DatabaseBackend):
        for registration, letter in letters:
            queue_letter(registration, letter)
        return
    DBTaskResult.objects.bulk_create(
        DBTaskResult(
            args_kwargs={"args": [registration.pk, registration.stelle_id, letter.value], "kwargs": {}},
            priority=mail_letter.priority,
            task_path=mail_letter.module_path,
            queue_name=mail_letter.queue_name,
            backend_name=mail_letter.backend,
            run_after=get_date_max(),
        )
        for registration, letter in letters
    )


@task()
def mail_letter(registration_id: int, stelle_id: int, letter: str) -> None:
    """Send one mail if it is still true. Raises OSError when the mail server does not take it."""
    kind, now = Letter(letter), timezone.now()
    with scope(stelle=stelle_id):
        rows = Registration.objects.select_related("booking__event__boerse", "stelle", "place_type")
        registration = rows.filter(pk=registration_id).exclude(email="").first()
        if registration is None or registration.status not in _TRUE_WHILE[kind]:
            return
        # changed in this very moment: the mail about that is on its way
        if _start_term(registration, kind, now):
            send_template(f"events/mail/{kind.value}.txt", registration.email, **_values(registration))


def _start_term(registration: Registration, kind: Letter, now: datetime) -> bool:
    """The person's term runs from the mail, however late the worker sends it; and the link in it must open."""
    before = {name: getattr(registration, name) for name in ("status", "confirm_until", "offer_until")}
    # after a change of the installation's key the stored hash is that of a link nobody can compute any more
    registration.token_hash = token_hash(token_of(registration))
    registration.link_sent_at = now
    if kind is Letter.OFFER and registration.offer_until:
        registration.offer_until = max(registration.offer_until, offer_term(registration.booking, now))
    if kind in {Letter.CONFIRM, Letter.WAITING} and registration.confirm_until:
        registration.confirm_until = max(registration.confirm_until, confirm_term(registration.booking, now))
    written = ("token_hash", "link_sent_at", "offer_until", "confirm_until")
    row = Registration.objects.filter(pk=registration.pk, **before)
    return row.update(**{name: getattr(registration, name) for name in written}) == 1


def _values(registration: Registration) -> dict[str, object]:
    booking, event, stelle = registration.booking, registration.booking.event, registration.stelle
    return {
        "registration": registration,
        "booking": booking,
        "event": event,
        "boerse": getattr(event, "boerse", None),
        "stelle": stelle.name,
        "contact": event.email or stelle.email,
        "phone": event.phone or stelle.phone,
        "address": address_of(registration),
        "at_table": registration.place_type.kind in AT_TABLES,
        "euro": f"{registration.amount_cents // 100},{registration.amount_cents % 100:02d}",
        "tables": ", ".join(map(str, registration.table_numbers)),
        "cancel_last": last_day_to_cancel(booking),
        "due": payment_due(booking, registration),
        "reference": payment_reference(registration),
    }
