"""Reminders of deadlines: queued with the line that says so, written by the worker. Jobs hold keys only."""

from django.utils import timezone
from django_scopes import scope
from django_tasks import task

from lueckenlos.funding import queries
from lueckenlos.shared.mail import absolute, send_template
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.models import Mitgliedschaft


@task()
def mail_deadlines(membership_id: int, stelle_id: int, keys: list[str]) -> None:
    """What of it is still to come, as it stands when the mail goes out; nothing to somebody who has left."""
    with scope(stelle=stelle_id):
        rows = Mitgliedschaft.objects.select_related("user", "stelle").filter(stelle=stelle_id, user__is_active=True)
        member = rows.filter(pk=membership_id).first()
        if member is None:
            return
        today, stelle = timezone.localdate(), member.stelle
        actor = Actor(member.user, member.user.name, stelle, Role(member.role))
        due = [one for one in queries.upcoming(actor, today) if one.key in keys]
        if not due:
            return
        lines = [(one, one.days_left(today), absolute(_address(actor, one))) for one in due]
        send_template("funding/mail/deadlines.txt", member.user.email, lines=lines, stelle=stelle, first=due[0])


def _address(actor: Actor, one: queries.Upcoming) -> str:
    mappe = one.mappe or next(iter(one.mappen), None)
    if mappe is not None:
        return work_url(actor.stelle, "funding:mappe_detail", mappe.pk)
    return work_url(actor.stelle, "funding:programme_detail", one.programme.pk if one.programme else 0)
