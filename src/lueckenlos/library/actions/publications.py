"""Publications and their editions are written, published and withdrawn."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from lueckenlos.library import rules
from lueckenlos.library.enums import READABLE, EditionState, FileState
from lueckenlos.library.indexing import make_findable
from lueckenlos.library.models import Edition, Publication, PublicationFile
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance

FACTS: Final = ("art", "title", "subtitle", "summary", "themen", "lebensphasen", "handlungsfelder")
EDITION_FACTS: Final = ("label", "year", "authors", "editors", "place", "isbn", "doi", "note")


@transaction.atomic
def create_publication(*, facts: Mapping[str, Any], edition: Mapping[str, Any], by: Actor) -> Publication:
    """With its first edition, a draft."""
    ensure(rules.may_edit(by))
    row = Publication(stelle=by.stelle)
    audit.changed(row, _known(facts, FACTS))
    row.title_key = sort_key(row.title)
    row.save()
    audit.record("library.publication.create", row, by=by)
    _new_edition(row, edition, by)
    return row


@transaction.atomic
def save_publication(
    *, publication: Publication, facts: Mapping[str, Any], related: Iterable[Publication], seen: int, by: Actor
) -> Publication:
    row = Publication.objects.select_for_update().get(pk=publication.pk)
    ensure(rules.may_edit_publication(by, row))
    advance(row, seen)
    changes = audit.changed(row, _known(facts, FACTS))
    row.title_key = sort_key(row.title)
    row.save()
    row.related.set(one for one in related if one.stelle_id == row.stelle_id and one.pk != row.pk)
    make_findable(row)
    audit.record("library.publication.save", row, by=by, changes=changes)
    return row


@transaction.atomic
def delete_publication(*, publication: Publication, by: Actor) -> None:
    """Only what never was public: others may have quoted the rest."""
    row = Publication.objects.select_for_update().get(pk=publication.pk)
    ensure(rules.may_edit_publication(by, row))
    if Edition.objects.filter(publication=row).exclude(state=EditionState.ENTWURF).exists():
        raise Invalid("publication_was_public")
    audit.record("library.publication.delete", row, by=by)
    for file in PublicationFile.objects.filter(edition__publication=row):
        file.drop()
    row.delete()


@transaction.atomic
def create_edition(*, publication: Publication, values: Mapping[str, Any], by: Actor) -> Edition:
    """Readers keep getting the edition in force until this one is published."""
    row = Publication.objects.select_for_update().get(pk=publication.pk)
    ensure(rules.may_edit(by))
    return _new_edition(row, values, by)


@transaction.atomic
def save_edition(*, edition: Edition, values: Mapping[str, Any], seen: int, by: Actor) -> Edition:
    row = Edition.objects.select_for_update().get(pk=edition.pk)
    ensure(rules.may_edit_edition(by, row))
    advance(row, seen)
    changes = audit.changed(row, _known(values, EDITION_FACTS))
    row.save()
    _show_current(row.publication)
    audit.record("library.edition.save", row, by=by, changes=changes)
    return row


@transaction.atomic
def publish_edition(*, edition: Edition, by: Actor) -> Edition:
    """From now on the address of the publication leads to this edition, if none with a higher number is out."""
    row = Edition.objects.select_for_update().get(pk=edition.pk)
    files = list(PublicationFile.objects.filter(edition=row).values_list("state", flat=True))
    readable, waiting = sum(one in READABLE for one in files), files.count(FileState.WARTET)
    ensure(rules.may_publish(by, row, files=readable, waiting=waiting))
    row.state, row.published_on = EditionState.VEROEFFENTLICHT, row.published_on or timezone.localdate()
    row.save(update_fields=["state", "published_on"])
    _show_current(row.publication)
    audit.record("library.edition.publish", row, by=by)
    return row


@transaction.atomic
def withdraw_edition(*, edition: Edition, by: Actor) -> Edition:
    """The one before it is in force again; the address says that this one was withdrawn."""
    row = Edition.objects.select_for_update().get(pk=edition.pk)
    ensure(rules.may_withdraw(by, row))
    row.state = EditionState.ZURUECKGEZOGEN
    row.save(update_fields=["state"])
    _show_current(row.publication)
    audit.record("library.edition.withdraw", row, by=by)
    return row


def _new_edition(publication: Publication, values: Mapping[str, Any], by: Actor) -> Edition:
    publication.issued += 1
    publication.save(update_fields=["issued"])
    made = Edition(stelle=by.stelle, publication=publication, number=publication.issued)
    audit.changed(made, _known(values, EDITION_FACTS))
    made.save()
    audit.record("library.edition.create", made, by=by)
    return made


def _show_current(publication: Publication) -> None:
    """What lists and the search know of a publication is its highest edition that is out."""
    rows = Edition.objects.filter(publication=publication, state=EditionState.VEROEFFENTLICHT)
    edition = rows.order_by("-number").first()
    publication.current, publication.year = (edition.number, edition.year) if edition else (0, 0)
    files = PublicationFile.objects.filter(edition=edition, state__in=READABLE) if edition else ()
    publication.sprachen = frozenset(file.sprache for file in files)
    publication.save(update_fields=["current", "year", "sprachen"])
    make_findable(publication)


def _known(values: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}
