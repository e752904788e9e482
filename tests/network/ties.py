"""Organisations and ties for tests of the network."""

from datetime import date
from typing import Any

from factories import make_organisation
from lueckenlos.network import actions
from lueckenlos.network.models import Ask, Round, Tie
from lueckenlos.network.sources import actor_key
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.tokens import token_hash
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.models import Stelle

TODAY = date(2026, 11, 22)


def make_tie(
    by: Actor, giver: Organisation, receiver: Organisation, kind: str = "zusammenarbeit", **values: Any
) -> Tie:
    """An ordinary tie; call inside the Stelle's scope."""
    values = {"kind": kind, **values}
    return actions.create_tie(
        giver=actor_key(giver.pk), receiver=actor_key(receiver.pk), values=values, today=TODAY, by=by
    )


def triple(stelle: Stelle) -> tuple[Organisation, Organisation, Organisation]:
    """Amt, Hebamme and Verein, all with an address."""
    rows = [
        make_organisation(stelle, name, kind=kind, email=f"{kind}@{stelle.slug}.example")
        for name, kind in (("Amt (erfunden)", "behoerde"), ("Hebammen (erfunden)", "klinik"), ("Verein", "verein"))
    ]
    return rows[0], rows[1], rows[2]


def some_tie(stelle: Stelle) -> Tie:
    """Of this Stelle, whoever looks."""
    return make_tie(system_actor(stelle), make_organisation(stelle), make_organisation(stelle))


def make_round(stelle: Stelle, *organisations: Organisation, closes_on: date = date(2099, 1, 1)) -> Round:
    """Begun without mail."""
    row = Round.objects.create(stelle=stelle, title="Netzwerk 2026", closes_on=closes_on, opened_on=TODAY)
    for one in organisations:
        Ask.objects.create(
            stelle=stelle, round=row, organisation=one, email=one.email, token_hash=token_hash(f"geheim-{one.pk}")
        )
    return row
