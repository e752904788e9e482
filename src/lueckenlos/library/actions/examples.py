"""Praxisbeispiele are written, checked, agreed to by their commune, and published."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from lueckenlos.library import rules
from lueckenlos.library.enums import STEPS, ConsentAnswer, ExampleState, ExampleStep
from lueckenlos.library.indexing import index_example
from lueckenlos.library.models import Consent, Example, PublishedExample
from lueckenlos.library.models.example import TEXT_FIELDS
from lueckenlos.library.queries.shared import consent_to, lock_example
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance
from lueckenlos.tenancy.subjects import Ref, ensure_free

KIND: Final = "library.example"
FIELDS: Final = (*TEXT_FIELDS, "commune")
_NOTED: Final = (ExampleStep.ZURUECKGEBEN, ExampleStep.ZURUECKZIEHEN)


@transaction.atomic
def create_example(*, values: Mapping[str, Any], by: Actor) -> Example:
    ensure(rules.may_edit(by))
    row = Example(stelle=by.stelle)
    _set(row, values)
    row.save()
    audit.record("library.example.create", row, by=by)
    return row


@transaction.atomic
def save_example(*, example: Example, values: Mapping[str, Any], seen: int, by: Actor) -> Example:
    """A new text has a new version: a consent to the one before it does not speak for it."""
    row = Example.objects.select_for_update().get(pk=example.pk)
    ensure(rules.may_edit_example(by, row))
    advance(row, seen)
    changes = _set(row, values)
    row.save()
    audit.record("library.example.save", row, by=by, changes=changes)
    return row


@transaction.atomic
def delete_example(*, example: Example, by: Actor) -> None:
    row = Example.objects.select_for_update().get(pk=example.pk)
    ensure(rules.may_edit_example(by, row))
    if row.state != ExampleState.ENTWURF or PublishedExample.objects.filter(example=row).exists():
        raise Invalid("example_was_public")
    ensure_free(Ref(KIND, row.public_id))
    audit.record("library.example.delete", row, by=by)
    row.delete()


@transaction.atomic
def take_step(*, example: Example, step: ExampleStep, note: str, by: Actor) -> Example:
    """``note``: what is to be done, or why; for publishing without a Stelle of the commune, how it has agreed."""
    row = Example.objects.select_for_update().get(pk=example.pk)
    ensure(rules.may_step(by, row, step, consent_to(row)))
    note = " ".join(note.split())
    if step == ExampleStep.EINREICHEN and not (row.approach and row.lessons):
        raise Invalid("example_incomplete")
    if step in _NOTED and not note:
        raise Invalid("example_note_missing")
    if step == ExampleStep.VEROEFFENTLICHEN and row.commune_id is None:
        if not note:
            raise Invalid("example_proof_missing")
        row.agreed_note, note = note[:300], ""
    before, row.state, row.state_note = row.state, STEPS[step][1], note
    row.save(update_fields=["state", "state_note", "agreed_note"])
    if step == ExampleStep.VEROEFFENTLICHEN:
        _publish(row, timezone.localdate())
    elif step == ExampleStep.ZURUECKZIEHEN:
        PublishedExample.objects.filter(example=row).delete()
    audit.record("library.example.step", row, by=by, changes={"state": (before, row.state), "note": ("", note)})
    return row


@transaction.atomic
def answer(*, example: Example, given: ConsentAnswer, note: str, by: Actor) -> Consent:
    """The commune's word on the present text; what it takes back is out of sight at once, whoever wrote it."""
    held = lock_example(example)
    ensure(rules.may_answer(by, held, given, consent_to(held)))
    if given == ConsentAnswer.ABGELEHNT and not note.strip():
        raise Invalid("example_note_missing")
    made, _ = Consent.objects.update_or_create(
        stelle=by.stelle,
        example_key=held.public_id,
        defaults={
            "version": held.version,
            "answer": given,
            "note": note.strip(),
            "contact_name": by.name,
            "answered_at": timezone.now(),
        },
    )
    audit.record("library.consent.answer", made, by=by, changes={"answer": ("", given)})
    return made


def _publish(row: Example, today: date) -> None:
    made = PublishedExample.objects.filter(example=row).first() or PublishedExample(
        stelle=row.stelle, example=row, public_id=row.public_id, published_on=today
    )
    made.take(row)
    made.agreed_version, made.needs_consent = row.version, rules.asks_commune(row)
    made.population = _population(row)
    made.save()
    index_example(made)


def _population(row: Example) -> int:
    """Of the commune; where it has no Stelle, nobody knows."""
    if row.commune is None:
        return 0
    found = row.commune.gebiete.aggregate(people=Sum("population"))["people"]
    return int(found or 0)


def _set(row: Example, values: Mapping[str, Any]) -> dict[str, tuple[object, object]]:
    changes = audit.changed(row, {name: values[name] for name in FIELDS if name in values})
    row.title_key = sort_key(row.title)
    return changes
