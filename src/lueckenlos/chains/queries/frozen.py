"""Pictures as pages show them: of today, or frozen in a Bestandsaufnahme."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.chains.enums import DecisionKind, HintState
from lueckenlos.chains.models import Bestandsaufnahme
from lueckenlos.chains.picture import EVERY_KIND, Axis, Kind, Picture, from_json
from lueckenlos.chains.queries.decisions import Standing, standings
from lueckenlos.chains.queries.snapshot import picture_of
from lueckenlos.chains.queries.titles import OfferLine, offer_lines, some_lines
from lueckenlos.tenancy.models import Stelle


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture with what people decided about its hints. ``frozen`` is the Bestandsaufnahme it comes from."""

    picture: Picture
    standings: Mapping[str, Standing]
    frozen: Bestandsaufnahme | None = None

    def standing(self, key: str) -> Standing:
        return self.standings.get(key, Standing(HintState.OFFEN))


def live(stelle: Stelle, axis: Axis, day: date, kinds: frozenset[Kind] = EVERY_KIND) -> Shown:
    """The picture of today, with the hints of these kinds."""
    picture = picture_of(stelle, axis, day, kinds)
    return Shown(picture, standings(picture.hints, day))


def thaw(frozen: Bestandsaufnahme, axis: Axis) -> Shown:
    """The picture as it was kept. No query."""
    raw = frozen.picture
    decided = {key: _standing(one) for key, one in raw["decisions"].items()}
    return Shown(from_json(raw["pictures"][axis.value]), decided, frozen)


def inventories() -> QuerySet[Bestandsaufnahme]:
    """All of the Stelle, the newest first, without their pictures."""
    return Bestandsaufnahme.objects.select_related("created_by").defer("picture").order_by("-stichtag", "-pk")


def get_inventory_or_404(pk: int) -> Bestandsaufnahme:
    return get_object_or_404(Bestandsaufnahme.objects.select_related("created_by", "stelle"), pk=pk)


def frozen_lines(frozen: Bestandsaufnahme, ids: Iterable[int]) -> dict[int, OfferLine]:
    """Offers as a Bestandsaufnahme kept them. No query."""
    kept = frozen.picture["offers"]
    return {id_: OfferLine(id_, *kept[str(id_)]) for id_ in ids if str(id_) in kept}


def lines_of(shown: Shown, stelle: Stelle, ids: Iterable[int]) -> dict[int, OfferLine]:
    """Offers by id, from wherever the picture comes."""
    return frozen_lines(shown.frozen, ids) if shown.frozen else offer_lines(stelle, ids)


def lines_from(shown: Shown, stelle: Stelle, ids: Sequence[int], start: int, stop: int) -> list[OfferLine]:
    """One page of them."""
    if shown.frozen:
        return list(frozen_lines(shown.frozen, ids[start:stop]).values())
    return some_lines(stelle, ids, start, stop)


def standing_to_json(standing: Standing) -> dict[str, Any]:
    """Plain values, dates as ISO text."""
    return {
        "state": standing.state.value,
        "decision": standing.decision.value if standing.decision else "",
        "reason": standing.reason,
        "body": standing.body,
        "decided_on": standing.decided_on.isoformat() if standing.decided_on else "",
        "review_on": standing.review_on.isoformat() if standing.review_on else "",
        "by": standing.by,
    }


def _standing(raw: Mapping[str, str]) -> Standing:
    return Standing(
        state=HintState(raw["state"]),
        decision=DecisionKind(raw["decision"]) if raw["decision"] else None,
        reason=raw["reason"],
        body=raw["body"],
        decided_on=_day(raw["decided_on"]),
        review_on=_day(raw["review_on"]),
        by=raw["by"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
