"""The one mail of this package: what became of an idea. Then the address is gone."""

from django_scopes import scope
from django_tasks import task

from lueckenlos.participation.models import Idea
from lueckenlos.shared.mail import absolute, send_template


def queue_answer(idea: Idea) -> None:
    """In the transaction that is open; the job holds keys only."""
    mail_answer.enqueue(idea.pk, idea.stelle_id)


@task()
def mail_answer(idea_id: int, stelle_id: int) -> None:
    """Tell who handed the idea in, also by the answer of the idea it was merged with, and forget the address."""
    with scope(stelle=stelle_id):
        rows = Idea.objects.exclude(email="").select_related("collection__stelle", "merged_into")
        idea = rows.filter(pk=idea_id).first()
        if idea is None:
            return
        address = absolute(idea.collection.get_absolute_url())
        values = {"idea": idea, "said": idea.merged_into or idea, "collection": idea.collection, "address": address}
        send_template("participation/mail/answer.txt", idea.email, **values)
        Idea.objects.filter(pk=idea_id).update(email="")
