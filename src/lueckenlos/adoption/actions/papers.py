"""Papers are written, published and withdrawn."""

from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from lueckenlos.adoption import rules
from lueckenlos.adoption.actions.texts import check_topics, plain_lines, set_content
from lueckenlos.adoption.mail import tell_published, tell_withdrawn
from lueckenlos.adoption.models import Paper, PaperVersion
from lueckenlos.adoption.queries.keys import PAPER, version_key
from lueckenlos.adoption.queries.shared import takers_of
from lueckenlos.adoption.queries.work import open_round, rounds_of
from lueckenlos.adoption.text import Content
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit, subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance
from lueckenlos.tenancy.subjects import Ref

# what stands beside the text
FACTS: Final = ("kind", "source_body", "themen", "lebensphasen", "handlungsfelder", "gaps")


@transaction.atomic
def create_paper(*, content: Content, facts: Mapping[str, Any], by: Actor) -> Paper:
    ensure(rules.may_edit(by))
    paper = Paper(stelle=by.stelle)
    _set_facts(paper, facts)
    set_content(paper, content)
    check_topics(paper.kind, paper.content.blocks)
    paper.save()
    audit.record("adoption.paper.create", paper, by=by)
    return paper


@transaction.atomic
def save_paper(*, paper: Paper, content: Content, facts: Mapping[str, Any], seen: int, by: Actor) -> Paper:
    """Change the working text; raises Invalid("changed_meanwhile") unless ``seen`` is its version."""
    ensure(rules.may_edit(by, paper))
    paper = Paper.objects.select_for_update().get(pk=paper.pk)
    advance(paper, seen)
    changes = _set_facts(paper, facts) | set_content(paper, content)
    if changes:
        check_topics(paper.kind, paper.content.blocks)
        paper.save()
        audit.record("adoption.paper.save", paper, by=by, changes=changes)
    return paper


@transaction.atomic
def delete_paper(*, paper: Paper, by: Actor) -> None:
    """A draft, or what was taken over and not published: the source no longer counts it."""
    paper = Paper.objects.select_for_update().get(pk=paper.pk)
    ensure(rules.may_delete(by, paper, discussed=bool(rounds_of(paper))))
    # offers can be begun with a template that is only a draft
    subjects.ensure_free(Ref(PAPER, version_key(paper.public_id, 0)))
    audit.record("adoption.paper.delete", paper, by=by)
    paper.delete()


@transaction.atomic
def publish(*, paper: Paper, visibility: str, note: str, seen: int, by: Actor) -> PaperVersion:
    """Freeze the working text as the next version and tell those who have taken the paper over.

    Where only the audience changes, the version in force stays and is returned.
    """
    paper = Paper.objects.select_for_update().get(pk=paper.pk)
    ensure(rules.may_publish(by, paper, round_open=open_round(paper) is not None))
    advance(paper, seen)
    previous = PaperVersion.objects.filter(paper=paper, number=paper.current).first()
    changes = audit.changed(paper, {"visibility": visibility})
    if previous is not None and previous.content == paper.content:
        return _change_audience(paper, previous, changes, by)
    paper.issued += 1
    version = PaperVersion.objects.create(
        stelle=by.stelle,
        paper=paper,
        number=paper.issued,
        title=paper.title,
        source_body=paper.source_body,
        addressee=paper.addressee,
        reasons=paper.reasons,
        blocks=paper.blocks,
        note=plain_lines(note),
        published_at=timezone.now(),
        visibility=visibility,
    )
    _show(paper, version)
    paper.save()
    audit.record("adoption.paper.publish", version, by=by, changes=changes)
    tell_published(version, takers_of(paper))
    return version


@transaction.atomic
def withdraw(*, version: PaperVersion, reason: str, by: Actor) -> PaperVersion:
    """Nobody can take this version over any more; those who have are told. The one before it is in force again, for
    no more readers than it was published for.
    """
    paper = Paper.objects.select_for_update().get(pk=version.paper_id)
    version = PaperVersion.objects.select_for_update().get(pk=version.pk)
    ensure(rules.may_withdraw(by, paper, version))
    if not (reason := plain_lines(reason)):
        raise Invalid("paper_withdrawal_without_reason")
    version.withdrawn_at, version.withdrawn_reason = timezone.now(), reason
    version.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    standing = PaperVersion.objects.filter(paper=paper, withdrawn_at=None).order_by("-number").first()
    _show(paper, standing)
    if standing is not None:
        paper.visibility = rules.narrower(paper.visibility, standing.visibility)
    paper.save()
    audit.record("adoption.paper.withdraw", version, by=by, changes={"withdrawn_reason": ("", reason)})
    tell_withdrawn(version, takers_of(paper, version.number))
    return version


def _change_audience(
    paper: Paper, version: PaperVersion, changes: dict[str, tuple[object, object]], by: Actor
) -> PaperVersion:
    if not changes:
        raise Invalid("paper_unchanged", number=version.number)
    paper.save()
    version.visibility = paper.visibility
    version.save(update_fields=["visibility"])
    audit.record("adoption.paper.audience", paper, by=by, changes=changes)
    return version


def _show(paper: Paper, version: PaperVersion | None) -> None:
    """What lists show of a paper is the version in force; None when no version is."""
    paper.current = version.number if version else 0
    paper.current_title = version.title if version else ""
    paper.current_key = sort_key(paper.current_title)
    paper.published_at = version.published_at if version else None


def _set_facts(paper: Paper, facts: Mapping[str, Any]) -> dict[str, tuple[object, object]]:
    values = {name: facts[name] for name in FACTS if name in facts}
    changes = audit.changed(paper, values)
    paper.source_body = " ".join(paper.source_body.split()) or paper.stelle.name
    return changes
