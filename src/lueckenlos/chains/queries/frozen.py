"""Pictures as pages show them: of today, or frozen in a Bestandsaufnahme."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.chains.enums import DecisionKind, HintState
from lueckenlos.chains.models import Bestandsaufnahme
from lueckenlos.chains.picture import Axis, Picture, from_json
from lueckenlos.chains.queries.decisions import Standing, standings
from lueckenlos.chains.queries.offers import offers_of
from lueckenlos.chains.queries.snapshot import picture_of
from lueckenlos.directory.models import Offer
from lueckenlos.tenancy.enums import StelleArt
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.queries.tree import descendants


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One offer as lists name it. A frozen one may since have changed or gone."""

    id: int
    title: str
    traeger: str
    stelle: str = ""  # name, for offers of a Stelle below
    public_id: str = ""  # empty in a frozen picture


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture with what people decided about its hints. ``frozen`` is the Bestandsaufnahme it comes from."""

    picture: Picture
    standings: Mapping[str, Standing]
    frozen: Bestandsaufnahme | None = None

    def standing(self, key: str) -> Standing:
        return self.standings.get(key, Standing(HintState.OFFEN))


def live(stelle: Stelle, axis: Axis, day: date) -> Shown:
    """The picture of today."""
    picture = picture_of(stelle, axis, day)
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


def offer_lines(stelle: Stelle, ids: Iterable[int]) -> dict[int, OfferLine]:
    """Offers of a live picture by id, in the order of their titles. At most two queries."""
    columns = ("pk", "title", "traeger__name", "stelle_id", "stelle__name", "public_id")
    rows = _offers(stelle).filter(pk__in=list(ids)).order_by("title_key", "pk").values_list(*columns)
    return {
        pk: OfferLine(pk, title, traeger or "", "" if owner == stelle.pk else name, public_id)
        for pk, title, traeger, owner, name, public_id in rows
    }


def frozen_lines(frozen: Bestandsaufnahme, ids: Iterable[int]) -> dict[int, OfferLine]:
    """Offers as a Bestandsaufnahme kept them. No query."""
    kept = frozen.picture["offers"]
    return {id_: OfferLine(id_, *kept[str(id_)]) for id_ in ids if str(id_) in kept}


def lines_of(shown: Shown, stelle: Stelle, ids: Iterable[int]) -> dict[int, OfferLine]:
    """Offers by id, from wherever the picture comes."""
    return frozen_lines(shown.frozen, ids) if shown.frozen else offer_lines(stelle, ids)


def _offers(stelle: Stelle) -> QuerySet[Offer]:
    below = [] if stelle.art == StelleArt.KOMMUNE else list(descendants(stelle))
    return offers_of(stelle, below)


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
