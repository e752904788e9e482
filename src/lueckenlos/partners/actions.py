"""Writing organisations and their contact persons."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import IntegrityError, models, transaction

from lueckenlos.partners import queries, rules
from lueckenlos.partners.models import ContactPerson, Organisation
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import Einladung

EDITABLE = ("name", "kind", "street", "plz", "ort", "phone", "email", "website", "note")
_NAME_LENGTH = 200
_CHUNK = 500


@transaction.atomic
def create_organisation(*, by: Actor, values: Mapping[str, str]) -> Organisation:
    """A new organisation; a name the Stelle already has (whatever its punctuation) is refused."""
    ensure(rules.may_create(by))
    organisation = Organisation(stelle=by.stelle, **{name: values[name] for name in EDITABLE if name in values})
    _set_name(organisation)
    organisation.save()
    audit.record("partners.organisation.create", organisation, by=by)
    return organisation


@transaction.atomic
def update_organisation(*, organisation: Organisation, by: Actor, values: Mapping[str, str]) -> Organisation:
    ensure(rules.may_edit(by, organisation))
    changes = audit.changed(organisation, {name: values[name] for name in EDITABLE if name in values})
    if changes:
        _set_name(organisation)
        organisation.save()
        audit.record("partners.organisation.update", organisation, by=by, changes=changes)
    return organisation


@transaction.atomic
def set_contacts(*, organisation: Organisation, by: Actor, contacts: Sequence[Mapping[str, str]]) -> None:
    """Replace the contact persons; writes only when something differs."""
    ensure(rules.may_edit(by, organisation))
    names = ("name", "function", "phone", "email")
    before = list(organisation.contacts.values_list(*names))
    after = [tuple(contact[name] for name in names) for contact in contacts if contact["name"]]
    if sorted(before) == sorted(after):
        return
    organisation.contacts.all().delete()
    ContactPerson.objects.bulk_create(
        ContactPerson(stelle=by.stelle, organisation=organisation, **dict(zip(names, row, strict=True)))
        for row in after
    )
    changes = {"contacts": ([row[0] for row in before], [row[0] for row in after])}
    audit.record("partners.organisation.update", organisation, by=by, changes=changes)


@transaction.atomic
def save_organisation(
    *,
    organisation: Organisation | None,
    by: Actor,
    values: Mapping[str, str],
    contacts: Sequence[Mapping[str, str]],
) -> Organisation:
    """Create (None) or update an organisation together with its contact persons."""
    if organisation is None:
        organisation = create_organisation(by=by, values=values)
    else:
        update_organisation(organisation=organisation, by=by, values=values)
    set_contacts(organisation=organisation, by=by, contacts=contacts)
    return organisation


@transaction.atomic
def delete_organisation(*, organisation: Organisation, by: Actor) -> None:
    """Only when nothing points to it; the verdict names what does."""
    ensure(rules.may_delete(by, organisation, queries.uses_of(organisation)))
    audit.record("partners.organisation.delete", organisation, by=by)
    organisation.delete()


@transaction.atomic
def merge_organisations(
    *, keep: Organisation, drop: Organisation, by: Actor, chosen: Iterable[str] = ()
) -> Organisation:
    """Make two entries one: ``keep`` takes the fields named in ``chosen`` and everything that pointed to ``drop``."""
    ensure(rules.may_merge(by, keep, drop))
    taken = {name: getattr(drop, name) for name in chosen if name in EDITABLE}
    # an empty field of the kept entry loses nothing by being filled
    taken |= {name: getattr(drop, name) for name in EDITABLE if not getattr(keep, name) and getattr(drop, name)}
    for model, column in queries.pointing_here():
        _repoint(model, column, keep, drop)
    name, drop_key = drop.name, drop.pk
    # tenancy knows the organisation of an invited Träger only by its number
    Einladung.objects.filter(stelle=by.stelle, organisation_id=drop_key).update(organisation_id=keep.pk)
    drop.delete()
    changes = audit.changed(keep, taken)
    _set_name(keep)
    keep.save()
    changes["merged"] = (f"{name} (#{drop_key})", keep.name)
    audit.record("partners.organisation.merge", keep, by=by, changes=changes)
    return keep


@transaction.atomic
def get_or_create_organisations(*, names: Iterable[str], by: Actor) -> dict[str, int]:
    """Key of the organisation for every name; unknown ones are created. Three queries and one more per 500 names.

    Names that differ only in case or punctuation are one organisation. Names without a letter or digit are left out.
    """
    wanted = {name: sort_key(name.strip(), length=_NAME_LENGTH) for name in names}
    wanted = {name: key for name, key in wanted.items() if key}
    known = _keys_of(set(wanted.values()))
    missing: dict[str, str] = {}
    for name, key in wanted.items():
        if key not in known:
            # of several spellings the first
            missing.setdefault(key, " ".join(name.split())[:_NAME_LENGTH])
    if missing:
        ensure(rules.may_create(by))
        _create_many(missing, by)
        known = _keys_of(set(wanted.values()))
    return {name: known[key] for name, key in wanted.items()}


def _create_many(missing: Mapping[str, str], by: Actor) -> None:
    rows = [Organisation(stelle=by.stelle, name=name, name_key=key) for key, name in missing.items()]
    # somebody else may create the same name in this very moment
    Organisation.objects.bulk_create(rows, ignore_conflicts=True, batch_size=_CHUNK)
    if len(rows) == 1:
        audit.record("partners.organisation.create", Organisation.objects.get(name_key=rows[0].name_key), by=by)
        return
    changes: dict[str, tuple[object, object]] = {"names": (None, sorted(missing.values()))}
    audit.record("partners.organisation.create_many", by.stelle, by=by, changes=changes)


def _keys_of(name_keys: set[str]) -> dict[str, int]:
    ordered = sorted(name_keys)
    found: dict[str, int] = {}
    for start in range(0, len(ordered), _CHUNK):
        rows = Organisation.objects.filter(name_key__in=ordered[start : start + _CHUNK])
        found.update(rows.values_list("name_key", "pk"))
    return found


def _set_name(organisation: Organisation) -> None:
    organisation.name = organisation.name.strip()
    organisation.name_key = sort_key(organisation.name)
    if not organisation.name_key:
        raise Invalid("organisation_name_missing")
    taken = Organisation.objects.filter(name_key=organisation.name_key).exclude(pk=organisation.pk)
    if other := taken.first():
        raise Invalid("organisation_exists", name=other.name)


def _repoint(model: type[models.Model], column: str, keep: Organisation, drop: Organisation) -> None:
    rows = model._base_manager.filter(**{column: drop.pk})  # noqa: SLF001 -- packages above have no manager we know
    try:
        with transaction.atomic():
            rows.update(**{column: keep.pk})
    except IntegrityError:
        _repoint_one_by_one(rows, column, keep)


def _repoint_one_by_one(rows: models.QuerySet[models.Model], column: str, keep: Organisation) -> None:
    """Where the kept organisation already has such a row, one of the two is enough."""
    for row in list(rows):
        try:
            with transaction.atomic():
                rows.filter(pk=row.pk).update(**{column: keep.pk})
        except IntegrityError:
            row.delete()
