"""The one mail of this package: that somebody has asked. It says nothing of what."""

from django_scopes import scope
from django_tasks import task

from lueckenlos.advice.models import Case
from lueckenlos.shared.mail import absolute, send_template
from lueckenlos.tenancy.links import work_url


def queue_notice(case: Case) -> None:
    """In the transaction that is open; the job holds keys only."""
    if case.stelle.email:
        mail_notice.enqueue(case.pk, case.stelle_id)


@task()
def mail_notice(case_id: int, stelle_id: int) -> None:
    """To the office address of the KGC, with a link that only its members can open."""
    with scope(stelle=stelle_id):
        case = Case.objects.select_related("stelle").filter(pk=case_id).first()
        if case is None or not case.stelle.email:
            return
        address = absolute(work_url(case.stelle, "advice:case_detail", case.pk))
        send_template("advice/mail/notice.txt", case.stelle.email, stelle=case.stelle, address=address)
