"""Samples for the table of doors: an organisation, a tie, a round, a secret link."""

from collections.abc import Callable

from factories import Cast, make_organisation
from lueckenlos.tenancy.models import Stelle
from network.ties import make_round, some_tie

Sample = Callable[[Cast, Stelle], tuple[object, ...]]


def organisation(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (make_organisation(stelle).pk,)


def tie(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (some_tie(stelle).pk,)


def survey(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (make_round(stelle).pk,)


def link(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    asked = make_organisation(stelle)
    make_round(stelle, asked)
    return (f"geheim-{asked.pk}",)


NETWORK_DOORS: dict[str, Sample] = {
    "network:actor": organisation,
    "network:consent": organisation,
    "network:hide": organisation,
    "network:round_detail": survey,
    "network:tie_edit": tie,
}
# the address itself is the secret
NETWORK_KEYS: dict[str, Sample] = {"network_link:answer": link}
