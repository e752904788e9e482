"""Collecting what shows the work on a Baustein."""

from django.db import transaction

from lueckenlos.process.actions.bausteine import locked
from lueckenlos.process.models import Baustein, Evidence
from lueckenlos.process.rules import may_edit
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit, subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.subjects import Ref


@transaction.atomic
def add_evidence(*, phase: str, by: Actor, ref: Ref | None = None, title: str = "", url: str = "") -> Evidence:
    """A thing the person may see, or words with an address. Raises Invalid ``evidence_…``."""
    ensure(may_edit(by))
    subject = subjects.find(by, ref) if ref else None
    if ref and subject is None:
        raise Invalid("evidence_gone")
    name = subject.title if subject else title.strip()
    if not name:
        raise Invalid("evidence_empty")
    row = locked(phase, by.stelle)
    kind, key = (subject.ref.kind, subject.ref.key) if subject else ("", "")
    place = {"turn": row.turn, "subject_kind": kind, "subject_key": key}
    if row.evidence.filter(**place, **({} if subject else {"title": name, "url": url})).exists():
        raise Invalid("evidence_twice")
    one = Evidence.objects.create(
        stelle=by.stelle, baustein=row, **place, subject_title=name if subject else "", title=name, url=url
    )
    _tell(row, "process.evidence.add", ("", name), by)
    return one


@transaction.atomic
def remove_evidence(*, evidence: Evidence, by: Actor) -> None:
    """Takes away the pointer; the thing itself stays."""
    ensure(may_edit(by))
    row, name = evidence.baustein, evidence.title
    evidence.delete()
    _tell(row, "process.evidence.remove", (name, ""), by)


def _tell(row: Baustein, verb: str, change: tuple[str, str], by: Actor) -> None:
    row.save(update_fields=["changed_at"])
    audit.record(verb, row, by=by, changes={"nachweis": change})
