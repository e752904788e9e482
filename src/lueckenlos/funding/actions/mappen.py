"""The facts, texts and picks of an Antragsmappe."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db import transaction

from lueckenlos.funding import queries, rules
from lueckenlos.funding.enums import Section
from lueckenlos.funding.models import Mappe, Pick, SectionText, Submission
from lueckenlos.funding.queries.upcoming import PROGRAMME
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit, subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance
from lueckenlos.tenancy.subjects import Ref

MAPPE_FIELDS: Final = (
    "title",
    "starts_on",
    "ends_on",
    "contact",
    "signatory",
    "lebenswelten",
    "handlungsfelder",
    "approaches",
)

Changes = dict[str, tuple[object, object]]


@transaction.atomic
def create_mappe(*, values: Mapping[str, Any], by: Actor) -> Mappe:
    """A draft with all its sections. Raises Invalid ``mappe_title_missing``, ``mappe_dates``, ``programme_unknown``."""
    ensure(rules.may_edit(by))
    mappe = Mappe(stelle=by.stelle)
    changes = _take(mappe, values, by)
    mappe.save()
    SectionText.objects.bulk_create(SectionText(stelle=by.stelle, mappe=mappe, section=one.value) for one in Section)
    audit.record("funding.mappe.create", mappe, by=by, changes=changes)
    return mappe


@transaction.atomic
def update_mappe(*, mappe: Mappe, values: Mapping[str, Any], seen: int, by: Actor) -> Mappe:
    """Raises Invalid ``changed_meanwhile`` and what ``create_mappe`` raises."""
    row = lock_mappe(mappe)
    ensure(rules.may_edit_mappe(by, row))
    advance(row, seen)
    if changes := _take(row, values, by):
        row.save()
        audit.record("funding.mappe.update", row, by=by, changes=changes)
    return row


@transaction.atomic
def delete_mappe(*, mappe: Mappe, by: Actor) -> None:
    """Raises Invalid ``mappe_not_deletable`` once it has been handed in, ``others_rest_on_it``."""
    ensure(rules.may_decide(by))
    row = lock_mappe(mappe)
    if not row.is_draft or Submission.objects.filter(mappe=row).exists():
        raise Invalid("mappe_not_deletable")
    subjects.ensure_free(Ref("funding.mappe", str(row.pk)))
    audit.record("funding.mappe.delete", row, by=by, changes={"title": (row.title, None)})
    row.delete()


@transaction.atomic
def write_section(*, mappe: Mappe, section: Section, text: str, seen: int, by: Actor) -> SectionText:
    """Raises Invalid ``changed_meanwhile``: two people may write two sections at once, but not the same one."""
    locked = lock_mappe(mappe)
    ensure(rules.may_write_section(by, locked, section))
    row = SectionText.objects.select_for_update().get(mappe=locked, section=section.value)
    advance(row, seen)
    if changes := audit.changed(row, {"text": text.strip()}):
        row.save()
        locked.save(update_fields=["changed_at"])
        audit.record("funding.mappe.write", row, by=by, changes=changes)
    return row


@transaction.atomic
def pick(*, mappe: Mappe, refs: Sequence[Ref], by: Actor) -> int:
    """Exactly these from now on; returns how many. What is gone may stay picked, nothing unknown comes in.

    Raises Invalid ``pick_unknown``.
    """
    row = lock_mappe(mappe)
    ensure(rules.may_edit_mappe(by, row))
    wanted = set(refs)
    before = {Ref(one.subject_kind, one.subject_key): one for one in Pick.objects.filter(mappe=row)}
    new = [ref for ref in dict.fromkeys(refs) if ref not in before]
    offered = {one.subject.ref for rows in queries.choices_for(by, row).values() for one in rows} if new else set()
    found = subjects.find_all(by, new)
    if any(ref not in found or ref not in offered for ref in new):
        raise Invalid("pick_unknown")
    Pick.objects.filter(pk__in=[one.pk for ref, one in before.items() if ref not in wanted]).delete()
    Pick.objects.bulk_create(
        Pick(
            stelle=by.stelle,
            mappe=row,
            subject_kind=ref.kind,
            subject_key=ref.key,
            subject_title=found[ref].title[:300],
        )
        for ref in new
    )
    changes = _picked(before, wanted, [found[ref].title for ref in new])
    if changes:
        row.save(update_fields=["changed_at"])
        audit.record("funding.mappe.pick", row, by=by, changes=changes)
    return len(wanted)


def lock_mappe(mappe: Mappe) -> Mappe:
    """The row as it is now, held until the transaction ends."""
    return Mappe.objects.select_for_update(of=("self",)).select_related("stelle").get(pk=mappe.pk)


def _take(row: Mappe, values: Mapping[str, Any], by: Actor) -> Changes:
    given = {name: values[name] for name in MAPPE_FIELDS if name in values}
    given = {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}
    changes = audit.changed(row, given)
    if "programme" in values:
        changes |= _take_programme(row, values["programme"], by)
    if not row.title:
        raise Invalid("mappe_title_missing")
    if row.starts_on and row.ends_on and row.ends_on < row.starts_on:
        raise Invalid("mappe_dates")
    return changes


def _take_programme(row: Mappe, key: str, by: Actor) -> Changes:
    """One that is gone stays with its title until somebody chooses another."""
    if key == row.subject_key:
        return {}
    found = queries.programme_of(by, key) if key else None
    if key and found is None:
        raise Invalid("programme_unknown")
    title = found.title if found else ""
    changes: Changes = {"subject_title": (row.subject_title, title)}
    row.subject_kind, row.subject_key, row.subject_title = (PROGRAMME if found else ""), key, title
    return changes


def _picked(before: Mapping[Ref, Pick], wanted: set[Ref], added: list[str]) -> Changes:
    removed = [one.subject_title for ref, one in before.items() if ref not in wanted]
    return {"picks": (removed, added)} if removed or added else {}
