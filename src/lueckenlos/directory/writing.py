"""How content gets into an offer and its parts.

The actions above ask who may and write the trail; nothing here does it again.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from django.utils import timezone

from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.models import Offer, OfferArea, OfferPlace, OfferProposal, OfferTime
from lueckenlos.directory.queries.content import Readable, content_of
from lueckenlos.directory.rules import age_is_possible, encode, phases_of_offer
from lueckenlos.directory.rules.content import PARTS, SCALARS, Content
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy import audit

Changes = dict[str, tuple[object, object]]
NOTE_LENGTH: Final = 500
# values that say something by themselves; keys and rows are written into the trail as text
_AS_TEXT = frozenset(PARTS)


def write_content(offer: Offer, content: Mapping[str, Any]) -> Changes:
    """Set the given fields, save the row and its parts, and return what really changed as (before, after).

    Lebensphasen follow the age unless somebody has fixed them. Raises Invalid for an impossible content.
    """
    new = offer.pk is None
    before: Content = {} if new else content_of(offer)
    wanted = _with_phases(offer, content)
    scalars = {name: value for name, value in wanted.items() if name in SCALARS}
    changes: Changes = dict(audit.changed(offer, scalars))
    if "stand" in changes:
        offer.reminders = 0
    if "traeger" in wanted and offer.traeger_id != wanted["traeger"]:
        changes["traeger"] = (offer.traeger_id, wanted["traeger"])
        offer.traeger_id = wanted["traeger"]
    _check(offer)
    parts = {
        name: wanted[name]
        for name in ("cooperation", "areas", "places", "times")
        if name in wanted and wanted[name] != before.get(name, type(wanted[name])())
    }
    if new or changes or parts:
        offer.title_key = sort_key(offer.title)
        offer.save()
    for name, value in parts.items():
        changes[name] = (before.get(name), value)
        _WRITERS[name](offer, value)
    return _readable(changes)


def remember_manual(offer: Offer, names: list[str]) -> None:
    """An import must not overwrite these fields without asking. Phases that follow from the age are nobody's typing."""
    derived = set() if offer.lebensphasen_fixed else {"lebensphasen"}
    known = set(offer.manual_fields) | set(names) - derived
    if known != set(offer.manual_fields):
        offer.manual_fields = sorted(known)
        offer.save(update_fields=["manual_fields", "changed_at"])


def mark_checked(offer: Offer, on: date) -> Changes:
    """Somebody who knows the offer has confirmed it: released, and fresh again."""
    values = {"status": OfferStatus.FREIGEGEBEN.value, "stand": on, "status_reason": ""}
    changes: Changes = dict(audit.changed(offer, values))
    offer.reminders = 0
    offer.save(update_fields=[*values, "reminders", "changed_at"])
    return changes


def new_proposal(offer: Offer, content: Mapping[str, Any], *, name: str, email: str, note: str) -> OfferProposal:
    """Keep what differs from the offer; raises Invalid when nothing does."""
    now = content_of(offer)
    different = {key: value for key, value in content.items() if now.get(key) != value}
    if not different:
        raise Invalid("proposal_empty")
    return OfferProposal.objects.create(
        stelle=offer.stelle,
        offer=offer,
        values=encode(different),
        from_name=name,
        from_email=email,
        note=note.strip()[:NOTE_LENGTH],
    )


def _with_phases(offer: Offer, content: Mapping[str, Any]) -> Content:
    wanted = dict(content)
    fixed = wanted.get("lebensphasen_fixed", offer.lebensphasen_fixed)
    derived = phases_of_offer(
        wanted.get("age_from_months", offer.age_from_months),
        wanted.get("age_to_months", offer.age_to_months),
        wanted.get("zielgruppen", offer.zielgruppen),
    )
    touched = not wanted.keys().isdisjoint({"age_from_months", "age_to_months", "zielgruppen", "lebensphasen_fixed"})
    if touched and not fixed and derived:
        wanted["lebensphasen"] = derived
    return wanted


def _check(offer: Offer) -> None:
    offer.title = " ".join(offer.title.split())
    if not sort_key(offer.title):
        raise Invalid("offer_title_missing")
    ages: Verdict = age_is_possible(offer.age_from_months, offer.age_to_months)
    if not ages:
        raise Invalid(ages.code)
    if offer.laufzeit_von and offer.laufzeit_bis and offer.laufzeit_von > offer.laufzeit_bis:
        raise Invalid("term_order")
    if offer.stand and offer.stand > timezone.localdate():
        raise Invalid("stand_in_future")


def _set_cooperation(offer: Offer, keys: frozenset[int]) -> None:
    offer.cooperation.set(keys)


def _set_areas(offer: Offer, keys: frozenset[int]) -> None:
    offer.served.exclude(gebiet__in=keys).delete()
    present = set(offer.served.values_list("gebiet_id", flat=True))
    OfferArea.objects.bulk_create(OfferArea(offer=offer, gebiet_id=key) for key in sorted(keys - present))


def _set_places(offer: Offer, places: tuple[Any, ...]) -> None:
    offer.places.all().delete()
    rows = [
        OfferPlace(
            offer=offer, position=position, **{name: getattr(place, name) for name in place.__dataclass_fields__}
        )
        for position, place in enumerate(places)
    ]
    OfferPlace.objects.bulk_create(rows)


def _set_times(offer: Offer, times: tuple[Any, ...]) -> None:
    offer.times.all().delete()
    rows = [
        OfferTime(offer=offer, **{name: getattr(moment, name) for name in moment.__dataclass_fields__})
        for moment in times
    ]
    OfferTime.objects.bulk_create(rows)


_WRITERS: dict[str, Callable[..., None]] = {
    "cooperation": _set_cooperation,
    "areas": _set_areas,
    "places": _set_places,
    "times": _set_times,
}


def _readable(changes: Changes) -> Changes:
    """Keys and rows as text, so that the trail can be read when they are long gone."""
    parts = [{name: pair[side] for name, pair in changes.items() if pair[side] is not None} for side in (0, 1)]
    names = Readable.of(*({name: value for name, value in part.items() if name in _AS_TEXT} for part in parts))
    return {
        name: tuple("" if value is None else names.text(name, value) for value in pair) if name in _AS_TEXT else pair  # type: ignore[misc] # a pair stays a pair
        for name, pair in changes.items()
    }
