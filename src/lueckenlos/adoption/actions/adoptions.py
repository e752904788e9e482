"""A Stelle takes a paper over, settles it with its source and says how far it is."""

from collections.abc import Mapping
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from lueckenlos.adoption import rules
from lueckenlos.adoption.actions.texts import check_topics, plain_lines, set_content
from lueckenlos.adoption.models import Adoption, Paper, PaperVersion
from lueckenlos.adoption.queries.work import adoption_of
from lueckenlos.adoption.text import Content
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance

_COPIED: Final = ("kind", "themen", "lebensphasen", "handlungsfelder", "gaps")


@transaction.atomic
def take_over(*, version: PaperVersion, source: Paper, note: str, name_shown: bool, by: Actor) -> Adoption:
    """A working text of one's own from a published version of another Stelle, which the caller has found in sight."""
    if version.paper_id != source.pk:
        raise Invalid("paper_taken_unknown")
    ensure(rules.may_take_over(by, version, taken=adoption_of(by, source.public_id) is not None))
    paper = Paper(stelle=by.stelle, source_body=by.stelle.name)
    for name in _COPIED:
        setattr(paper, name, getattr(source, name))
    set_content(paper, version.content)
    paper.save()
    adoption = Adoption(
        stelle=by.stelle,
        paper=paper,
        source_key=source.public_id,
        source_name=source.stelle.name,
        base_number=version.number,
        base=version.content.to_json(),
        note=plain_lines(note),
        name_shown=name_shown,
    )
    try:
        with transaction.atomic():
            adoption.save()
    except IntegrityError:
        # somebody else of the Stelle was a moment quicker
        raise Invalid("paper_taken_already") from None
    audit.record("adoption.paper.take_over", adoption, by=by)
    return adoption


@transaction.atomic
def settle(*, adoption: Adoption, version: PaperVersion, content: Content, seen: int, by: Actor) -> Adoption:
    """Our text after the decisions about what the source has changed up to ``version``."""
    adoption = Adoption.objects.select_for_update(of=("self",)).select_related("paper").get(pk=adoption.pk)
    paper = Paper.objects.select_for_update().get(pk=adoption.paper_id)
    ensure(rules.may_edit(by, paper))
    ensure(rules.in_force(version))
    advance(paper, seen)
    if changed := set_content(paper, content):
        check_topics(paper.kind, paper.content.blocks)
        audit.record("adoption.paper.save", paper, by=by, changes=changed)
    paper.save()
    changes = audit.changed(adoption, {"base_number": version.number})
    adoption.base, adoption.settled_at = version.content.to_json(), timezone.now()
    adoption.save()
    audit.record("adoption.paper.settle", adoption, by=by, changes=changes)
    return adoption


@transaction.atomic
def say_state(*, adoption: Adoption, values: Mapping[str, Any], seen: int, by: Actor) -> Adoption:
    """How far we are, and whether the source may say so with our name."""
    ensure(rules.may_edit(by, adoption.paper))
    adoption = Adoption.objects.select_for_update(of=("self",)).get(pk=adoption.pk)
    advance(adoption, seen)
    known = {name: values[name] for name in ("state", "name_shown") if name in values}
    changes = audit.changed(adoption, known | {"note": plain_lines(values.get("note", adoption.note))})
    if changes:
        adoption.save()
        audit.record("adoption.paper.state", adoption, by=by, changes=changes)
    return adoption
