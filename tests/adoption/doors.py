"""Samples for the table of doors: a paper, one taken over, a round of comments."""

from collections.abc import Callable

from adoption.papers import asked, published, taken, write
from factories import Cast, make_member
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.enums import Role, Visibility
from lueckenlos.tenancy.models import Stelle

Sample = Callable[[Cast, Stelle], tuple[object, ...]]


def paper(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (write(system_actor(stelle)).public_id,)


def own_published(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (published(system_actor(stelle), visibility=Visibility.STELLE).public_id,)


def foreign(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    """Another Stelle's paper that everybody may take over; for the foreign try one that its Stelle keeps to itself."""
    if stelle == cast.hettstedt:
        return (published(cast["kgc_leitung"]).public_id,)
    return own_published(cast, stelle)


def public_paper(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (published(system_actor(stelle), visibility=Visibility.OEFFENTLICH).public_id,)


def taken_over(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    source = published(system_actor(cast.kgc_ni))
    return (taken(source, make_member(stelle, Role.LEITUNG)).paper.public_id,)


def comment_round(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    by = system_actor(stelle)
    return (asked(write(by), by).public_id,)


PAPER_DOORS: dict[str, Sample] = {
    "adoption:paper_adopt": foreign,
    "adoption:paper_compare": taken_over,
    "adoption:paper_delete": paper,
    "adoption:paper_detail": paper,
    "adoption:paper_edit": paper,
    "adoption:paper_publish": paper,
    "adoption:paper_state": taken_over,
    "adoption:paper_withdraw": own_published,
    "adoption:round_create": paper,
    "adoption:round_detail": comment_round,
    "adoption:uptake": own_published,
}
