"""Samples for the table of doors."""

from factories import Cast
from lueckenlos.prizes.links import application_token, juror_token
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import Stelle
from prizes.awarding import at_jury, entered, make_call, opened, proposed


def draft(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (make_call(system_actor(stelle)).pk,)


def call_to_decide(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (proposed(system_actor(stelle))[0].pk,)


def one_application(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (entered(opened(system_actor(stelle))).pk,)


def public_call(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (opened(system_actor(stelle)).public_id,)


def applicant_link(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (application_token(entered(opened(system_actor(stelle)))),)


def juror_link(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (juror_token(at_jury(system_actor(stelle))[2][0]),)


PRIZE_DOORS = {
    "prizes:application_detail": one_application,
    "prizes:call_detail": draft,
    "prizes:call_edit": draft,
    "prizes:decide": call_to_decide,
    "prizes:jury": draft,
}
# whoever has the address may open it, whatever Stelle they belong to
PRIZE_KEYS = {
    "prize_links:apply": public_call,
    "prize_links:call": public_call,
    "prize_links:jury": juror_link,
    "prize_links:own": applicant_link,
}
