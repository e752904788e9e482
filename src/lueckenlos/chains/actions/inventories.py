"""Freezing the picture of a day."""

from datetime import date
from typing import Any

from django.db import transaction

from lueckenlos.chains.models import Bestandsaufnahme
from lueckenlos.chains.picture import Axis, Picture, compute, to_json
from lueckenlos.chains.queries import load_snapshot, offer_lines, standing_to_json, standings
from lueckenlos.chains.rules import may_freeze
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def freeze(*, title: str, note: str, day: date, by: Actor) -> Bestandsaufnahme:
    """Keep the picture of ``day`` by both axes, with figures, sources, names of offers, hints and decisions.

    Later changes to offers, numbers or decisions do not touch it. Raises Invalid ``title_missing``.
    """
    ensure(may_freeze(by))
    if not title.strip():
        raise Invalid("title_missing")
    frozen = Bestandsaufnahme.objects.create(
        stelle=by.stelle,
        title=title.strip(),
        stichtag=day,
        note=note.strip(),
        picture=_content(by, day),
        created_by=by.user,
    )
    audit.record("chains.bestandsaufnahme.create", frozen, by=by, changes={"stichtag": (None, day)})
    return frozen


def _content(by: Actor, day: date) -> dict[str, Any]:
    snapshot = load_snapshot(by.stelle, day)
    pictures = {axis: compute(snapshot, axis) for axis in Axis}
    known = {hint.key: hint for picture in pictures.values() for hint in picture.hints}
    decided = standings(known.values(), day)
    lines = offer_lines(by.stelle, _named(pictures))
    return {
        "pictures": {axis.value: to_json(picture) for axis, picture in pictures.items()},
        "offers": {str(id_): [line.title, line.traeger, line.stelle] for id_, line in lines.items()},
        "decisions": {key: standing_to_json(one) for key, one in decided.items() if one.decision},
    }


def _named(pictures: dict[Axis, Picture]) -> set[int]:
    """Every offer a frozen page may name."""
    found: set[int] = set()
    for picture in pictures.values():
        found.update(picture.member_offer.tolist(), picture.unplaced)
        found.update(id_ for state in picture.transitions for id_ in state.offers)
        found.update(id_ for hint in picture.hints for id_ in hint.reason.offers)
    return found
