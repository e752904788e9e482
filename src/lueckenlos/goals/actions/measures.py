"""Writing measures and what they happen through."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.db import transaction

from lueckenlos.goals import queries, rules
from lueckenlos.goals.actions.plan import PLANNED, SUBJECT_LENGTH, Changes, Standing, take, take_origin, take_standing
from lueckenlos.goals.models import Measure, MeasureLink, Reading, Yardstick
from lueckenlos.partners.actions import get_or_create_organisations
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit, subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance
from lueckenlos.tenancy.subjects import Ref

MEASURE_FIELDS: Final = (
    *PLANNED,
    "goal",
    "starts_on",
    "cost_cents",
    "funding",
    "funding_state",
    "uebergaenge",
)
# a measure happens through these
LINKED: Final = ("directory.offer", "events.event")


@transaction.atomic
def create_measure(*, values: Mapping[str, Any], by: Actor, origin: Ref | None = None) -> Measure:
    """Planned at first. ``values`` may hold ``partners`` (names) and ``areas`` (keys of Gebiete).

    An ``origin`` that is an offer or event becomes a link. Raises Invalid ``measure_title_missing``,
    ``measure_dates``, ``measure_area_unknown`` or as ``origin_of``.
    """
    ensure(rules.may_edit(by))
    measure = Measure(stelle=by.stelle)
    linked = origin if origin is not None and origin.kind in LINKED else None
    changes = take(measure, values, MEASURE_FIELDS)
    if origin is not None and linked is None:
        changes |= take_origin(measure, queries.origin_of(by, origin).subject)
    _check(measure)
    measure.save()
    changes |= _take_sets(measure, values, by)
    audit.record("goals.measure.create", measure, by=by, changes=changes)
    if linked is not None:
        add_link(measure=measure, ref=linked, by=by)
    return measure


@transaction.atomic
def update_measure(*, measure: Measure, values: Mapping[str, Any], seen: int, by: Actor) -> Measure:
    """Raises Invalid ``changed_meanwhile`` and what ``create_measure`` raises."""
    row = _locked(measure)
    ensure(rules.may_edit(by))
    advance(row, seen)
    changes = take(row, values, MEASURE_FIELDS)
    _check(row)
    changes |= _take_sets(row, values, by)
    if changes:
        row.save()
        audit.record("goals.measure.update", row, by=by, changes=changes)
    return row


@transaction.atomic
def move_measure(*, measure: Measure, standing: Standing, seen: int, today: date, by: Actor) -> Measure:
    """Set state, outlook and note, in any order: reports come late and mistakes are put right."""
    ensure(rules.may_edit(by))
    row = _locked(measure)
    advance(row, seen)
    changes = take_standing(row, standing, today)
    if changes:
        row.save()
        audit.record("goals.measure.move", row, by=by, changes=changes)
    return row


@transaction.atomic
def delete_measure(*, measure: Measure, by: Actor) -> None:
    """Raises Invalid ``readings_stay`` or ``others_rest_on_it``."""
    ensure(rules.may_delete(by))
    row = _locked(measure)
    subjects.ensure_free(Ref("goals.measure", str(row.pk)))
    if Reading.objects.filter(yardstick__measure=row).exists():
        raise Invalid("readings_stay")
    Yardstick.objects.filter(measure=row).delete()
    audit.record("goals.measure.delete", row, by=by, changes={"title": (row.title, None)})
    row.delete()


@transaction.atomic
def add_link(*, measure: Measure, ref: Ref, by: Actor) -> MeasureLink:
    """Connect an offer or event. Raises Invalid ``link_unknown`` or ``link_twice``."""
    ensure(rules.may_edit(by))
    subject = subjects.find(by, ref) if ref.kind in LINKED else None
    if subject is None:
        raise Invalid("link_unknown")
    _locked(measure)
    if measure.links.filter(subject_kind=ref.kind, subject_key=ref.key).exists():
        raise Invalid("link_twice", title=subject.title)
    link = MeasureLink.objects.create(
        stelle=by.stelle,
        measure=measure,
        subject_kind=ref.kind,
        subject_key=ref.key,
        subject_title=subject.title[:SUBJECT_LENGTH],
    )
    audit.record("goals.measure.link", measure, by=by, changes={"links": (None, subject.title)})
    return link


@transaction.atomic
def remove_link(*, measure: Measure, ref: Ref, by: Actor) -> None:
    """Nothing happens when somebody else has removed it meanwhile."""
    ensure(rules.may_edit(by))
    for link in measure.links.filter(subject_kind=ref.kind, subject_key=ref.key):
        audit.record("goals.measure.unlink", measure, by=by, changes={"links": (link.subject_title, None)})
        link.delete()


def _locked(measure: Measure) -> Measure:
    return Measure.objects.select_for_update().get(pk=measure.pk)


def _check(measure: Measure) -> None:
    if not measure.title:
        raise Invalid("measure_title_missing")
    if measure.starts_on and measure.due_on and measure.due_on < measure.starts_on:
        raise Invalid("measure_dates")


def _take_sets(measure: Measure, values: Mapping[str, Any], by: Actor) -> Changes:
    """Partners and Sozialräume; unknown organisations are added to the list of the Stelle."""
    changes: Changes = {}
    if "partners" in values:
        changes |= _set_partners(measure, values["partners"], by)
    if "areas" in values:
        changes |= _set_areas(measure, values["areas"], by)
    return changes


def _set_partners(measure: Measure, names: Sequence[str], by: Actor) -> Changes:
    before = sorted(measure.partners.values_list("name", flat=True))
    keys = set(get_or_create_organisations(names=names, by=by).values())
    measure.partners.set(keys)
    after = sorted(Organisation.objects.filter(pk__in=keys).values_list("name", flat=True))
    return {"partners": (before, after)} if before != after else {}


def _set_areas(measure: Measure, areas: Collection[int], by: Actor) -> Changes:
    names = {area.pk: area.name for area in queries.areas_of(by.stelle)}
    if not set(areas) <= names.keys():
        raise Invalid("measure_area_unknown")
    before = sorted(measure.areas.values_list("name", flat=True))
    measure.areas.set(areas)
    after = sorted(names[pk] for pk in areas)
    return {"areas": (before, after)} if before != after else {}
