"""From what citizens have said to a draft of a Handlungsempfehlung."""

from django.db import transaction

from lueckenlos.adoption.actions.papers import create_paper
from lueckenlos.adoption.models import Paper
from lueckenlos.adoption.text import Content
from lueckenlos.participation.models import Idea, Survey
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def paper_from(*, source: Survey | Idea, content: Content, by: Actor) -> Paper:
    """A draft with the reason carried along; ``adoption`` says who may. The source remembers its key."""
    paper = create_paper(content=content, facts={}, by=by)
    row = type(source).objects.select_for_update().get(pk=source.pk)
    row.paper_key = paper.public_id
    row.save(update_fields=["paper_key"])
    noun = "survey" if isinstance(row, Survey) else "idea"
    audit.record(f"participation.{noun}.paper", row, by=by, changes={"paper_key": ("", paper.title)})
    return paper
