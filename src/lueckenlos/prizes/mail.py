"""Mails: queued together with the change they tell of, sent only while they are true. The job holds keys only."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from django_scopes import scope
from django_tasks import task

from lueckenlos.prizes.enums import ApplicationState, Letter
from lueckenlos.prizes.links import application_address, juror_address
from lueckenlos.prizes.messages.words import euro
from lueckenlos.prizes.models import Application, Juror
from lueckenlos.shared.mail import absolute, send_template
from lueckenlos.tenancy.links import work_url

_TRUE_WHILE: Final = MappingProxyType(
    {
        Letter.CONFIRM: ApplicationState.NEU,
        Letter.RECEIVED: ApplicationState.EINGEREICHT,
        Letter.WITHDRAWN: ApplicationState.ZURUECKGEZOGEN,
        Letter.SET_ASIDE: ApplicationState.AUSGESCHLOSSEN,
        Letter.WON: ApplicationState.EINGEREICHT,
        Letter.NOT_WON: ApplicationState.EINGEREICHT,
    }
)


def queue_letter(application: Application, letter: Letter) -> None:
    """In the transaction that is open."""
    mail_applicant.enqueue(application.pk, application.stelle_id, letter.value)


def queue_invitations(jurors: Iterable[Juror]) -> None:
    for juror in jurors:
        mail_juror.enqueue(juror.pk, juror.stelle_id)


@task()
def mail_applicant(application_id: int, stelle_id: int, letter: str) -> None:
    """Whoever has been forgotten meanwhile gets none."""
    kind = Letter(letter)
    with scope(stelle=stelle_id):
        rows = Application.objects.exclude(email="").select_related("call__stelle", "call__event", "rank")
        row = rows.filter(pk=application_id).first()
        if row is None or row.state != _TRUE_WHILE[kind]:
            return
        values = {
            "application": row,
            "call": row.call,
            "stelle": row.call.stelle,
            "address": application_address(row),
            "page": absolute(row.call.get_absolute_url()),
            "money": euro(row.award_cents),
        }
        send_template(f"prizes/mail/{kind.value}.txt", row.email, **values)


@task()
def mail_juror(juror_id: int, stelle_id: int) -> None:
    """To a member of the Stelle with the way through the work area, to anybody else with the personal link."""
    with scope(stelle=stelle_id):
        row = Juror.objects.select_related("call__stelle", "user").filter(pk=juror_id).first()
        to = (row.user.email if row.user else row.email) if row else ""
        if row is None or not to:
            return
        inside = absolute(work_url(row.call.stelle, "prizes:jury", row.call_id))
        values = {"juror": row, "call": row.call, "stelle": row.call.stelle}
        address = inside if row.user else juror_address(row)
        send_template(f"prizes/mail/{Letter.JURY.value}.txt", to, address=address, **values)
