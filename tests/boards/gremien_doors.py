"""The parts of the addresses of this package, for the table of who may open which door."""

from boards import committee as made
from factories import Cast
from lueckenlos.boards.models import AgendaItem
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import Stelle

Arguments = tuple[object, ...]


def gremium(cast: Cast, stelle: Stelle) -> Arguments:
    return (made.gremium(system_actor(stelle)).pk,)


def published_gremium(cast: Cast, stelle: Stelle) -> Arguments:
    return (stelle.slug, made.gremium(system_actor(stelle), published=True).pk)


def member(cast: Cast, stelle: Stelle) -> Arguments:
    by = system_actor(stelle)
    return (made.member(made.gremium(by), by).pk,)


def meeting(cast: Cast, stelle: Stelle) -> Arguments:
    """To come, so that it can be invited to."""
    by = system_actor(stelle)
    return (made.planned(made.committee(by), by).pk,)


def running(cast: Cast, stelle: Stelle) -> Arguments:
    by = system_actor(stelle)
    return (made.sitting(made.committee(by), by).pk,)


def top(stelle: Stelle) -> AgendaItem:
    by = system_actor(stelle)
    return made.item(made.sitting(made.committee(by), by), by)


def item(cast: Cast, stelle: Stelle) -> Arguments:
    return (top(stelle).pk,)


def paper(cast: Cast, stelle: Stelle) -> Arguments:
    return (made.linked(top(stelle), system_actor(stelle)).pk,)


def minutes_file(cast: Cast, stelle: Stelle) -> Arguments:
    return (*running(cast, stelle), "niederschrift.docx")


def resolution(cast: Cast, stelle: Stelle) -> Arguments:
    return (made.resolved(top(stelle), system_actor(stelle)).pk,)


_DOORS = {
    **dict.fromkeys("gremium_detail gremium_edit member_create meeting_create".split(), gremium),
    "member_edit": member,
    **dict.fromkeys("meeting_detail meeting_edit meeting_invite item_create".split(), meeting),
    **dict.fromkeys("meeting_step minutes presence".split(), running),
    "meeting_paper": minutes_file,
    **dict.fromkeys("item_detail item_edit item_move paper_add note motion resolution_create".split(), item),
    "paper": paper,
    **dict.fromkeys("resolution_detail resolution_edit".split(), resolution),
}
GREMIEN_DOORS = {f"boards:{name}": sample for name, sample in _DOORS.items()}
