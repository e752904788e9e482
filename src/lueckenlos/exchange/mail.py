"""The mails of the exchange: what is new, and to a KGC what nobody answers."""

from datetime import datetime

from django_scopes import scope
from django_tasks import task

from lueckenlos.exchange import rules
from lueckenlos.exchange.models import DigestChoice, Question
from lueckenlos.exchange.queries.shared import news_since, questions_for
from lueckenlos.shared.mail import absolute, send_template
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.models import Mitgliedschaft, Stelle

_MOST = 30


@task()
def mail_digest(choice_id: int, stelle_id: int, since: str) -> None:
    """What is new for one member since then; nothing for somebody who has left, and no mail without news."""
    with scope(stelle=stelle_id):
        choice = DigestChoice.objects.select_related("user", "stelle").filter(pk=choice_id).first()
        found = (
            choice and Mitgliedschaft.objects.filter(stelle=stelle_id, user=choice.user, user__is_active=True).first()
        )
        if not choice or not found:
            return
        actor = Actor(choice.user, choice.user.name, choice.stelle, Role(found.role))
        rows = list(news_since(actor, datetime.fromisoformat(since))[:_MOST]) if rules.may_enter(actor) else []
        if rows:
            way = absolute(work_url(choice.stelle, "exchange:digest"))
            _send("exchange/mail/digest.txt", choice.user.email, choice.stelle, rows, choice=choice, settings_url=way)


@task()
def mail_nudge(stelle_id: int, keys: list[str]) -> None:
    """To the office address of the KGC."""
    stelle = Stelle.objects.get(pk=stelle_id)
    with scope(stelle=stelle):
        rows = list(questions_for(system_actor(stelle)).filter(public_id__in=keys).order_by("asked_at", "pk"))
        if rows and stelle.email:
            _send("exchange/mail/nudge.txt", stelle.email, stelle, rows)


def _send(template: str, to: str, stelle: Stelle, rows: list[Question], **values: object) -> None:
    told = [(one, absolute(work_url(stelle, "exchange:question_detail", one.public_id))) for one in rows]
    send_template(template, to, rows=told, stelle=stelle, days=rules.STALE_DAYS, **values)
