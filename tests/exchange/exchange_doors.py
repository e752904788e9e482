"""Samples for the table of doors: questions that only the asking Land reads."""

from collections.abc import Callable

from exchange.asking import ask
from factories import Cast
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import Stelle

Sample = Callable[[Cast, Stelle], tuple[object, ...]]


def own_question(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    """Of the Stelle in the address; the foreign one is of another Land."""
    by = system_actor(stelle if stelle in (cast.hettstedt, cast.kgc_st) else cast.kgc_ni)
    return (ask(by).public_id,)


EXCHANGE_DOORS: dict[str, Sample] = {
    "exchange:moderate": own_question,
    "exchange:question_detail": own_question,
    "exchange:question_edit": own_question,
}
