"""Samples for the table of doors: publications, editions, files, Praxisbeispiele."""

from collections.abc import Callable

from django_scopes import scope

from factories import Cast
from library.shelf import asked, edition_of, published, put, shown, tell, write
from lueckenlos.library.actions.orders import set_stock
from lueckenlos.library.models import PublicationFile
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import Stelle

Sample = Callable[[Cast, Stelle], tuple[object, ...]]


def publication(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (write(system_actor(stelle)).pk,)


def edition(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (edition_of(write(system_actor(stelle))).pk,)


def ready_edition(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    by = system_actor(stelle)
    row = edition_of(write(by))
    put(row, by)
    return (row.pk,)


def file(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    by = system_actor(stelle)
    return (put(edition_of(write(by)), by).pk,)


def example(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (tell(system_actor(stelle), commune=stelle).public_id,)


def asked_for(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    """The KGC asks the commune; for the foreign try it asks another one."""
    return (asked(cast["kgc_leitung"], stelle).public_id,)


def public_publication(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (published(system_actor(stelle)).public_id,)


def public_file(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    row = published(system_actor(stelle))
    with scope(stelle=stelle):
        return (row.public_id, PublicationFile.objects.get(edition__publication=row).public_id)


def public_example(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (shown(system_actor(stelle), stelle).public_id,)


def printed_publication(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    by = system_actor(stelle)
    row = published(by)
    with scope(stelle=stelle):
        set_stock(edition=edition_of(row), stock=9, seen=None, by=by)
    return (row.public_id,)


LIBRARY_DOORS: dict[str, Sample] = {
    "library:edition_create": publication,
    "library:edition_edit": edition,
    "library:edition_step": ready_edition,
    "library:example_answer": asked_for,
    "library:example_detail": example,
    "library:example_edit": example,
    "library:example_step": example,
    "library:file": file,
    "library:file_add": edition,
    "library:publication_detail": publication,
    "library:publication_edit": publication,
}
LIBRARY_PUBLIC: dict[str, Sample] = {
    "portal:example_page": public_example,
    "portal:publication_file": public_file,
    "portal:publication_order": printed_publication,
    "portal:publication_page": public_publication,
}
