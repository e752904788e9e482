"""What is there before an import: offers, Träger and territory of the Stelle, read in a handful of queries."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

from django.db.models import BigIntegerField, QuerySet
from django.db.models.functions import Cast

from lueckenlos.directory.models import Offer, OfferPlace
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.lookup import AreaLocator, GemeindeIndex
from lueckenlos.geo.models import Gebiet
from lueckenlos.geo.queries import gebiete_of, parts_of
from lueckenlos.imports.offers.fields import EMPTY, OFFER_COLUMNS, PLACE_COLUMNS, PLACE_END, TERM_SETS
from lueckenlos.imports.offers.locate import Locator, Territory
from lueckenlos.imports.offers.match import Stored
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.text import sort_key
from lueckenlos.tenancy.models import Stelle

_HEAD: Final = (
    "id",
    "public_id",
    "traeger_id",
    "traeger__name",
    "manual_fields",
    "status",
    "lebensphasen_bits",
    "lebensphasen_fixed",
)
_NO_PLACE: Final[tuple[Any, ...]] = EMPTY[len(OFFER_COLUMNS) : PLACE_END]


def stored_offers(stelle: Stelle) -> Iterator[Stored]:
    """Every offer of the Stelle that was not merged into another. Two queries, values without model instances."""
    yield from _stored(Offer.objects.filter(stelle=stelle, merged_into=None))


def stored_among(stelle: Stelle, keys: Iterable[int | None]) -> Iterator[Stored]:
    """Some offers of the Stelle."""
    yield from _stored(Offer.objects.filter(stelle=stelle, pk__in=[key for key in keys if key is not None]))


def _stored(offers: QuerySet[Offer]) -> Iterator[Stored]:
    places = _first_places(offers)
    # the cast keeps bit masks as numbers: sets of slugs would cost more than the rest of the import
    bits = {f"{name}_bits": Cast(name, BigIntegerField()) for name in ("lebensphasen", *TERM_SETS)}
    columns = [f"{name}_bits" if name in TERM_SETS else name for name in OFFER_COLUMNS]
    dated = [place for place, name in enumerate(OFFER_COLUMNS) if name in _DATES]
    rows = offers.annotate(**bits).order_by("id").values_list(*_HEAD, *columns)
    for pk, public_id, traeger_id, traeger, manual, status, phases, fixed, *values in rows.iterator(chunk_size=5_000):
        for place in dated:
            if values[place] is not None:
                values[place] = values[place].isoformat()
        place_id, gemeinde_id, *address = places.get(pk, (None, None, *_NO_PLACE))
        yield Stored(
            pk,
            public_id,
            (*values, *address, traeger or ""),
            traeger_id,
            frozenset(manual) if manual else _NOTHING,
            status,
            phases,
            fixed,
            place_id,
            gemeinde_id,
        )


_DATES: Final = frozenset({"laufzeit_von", "laufzeit_bis", "foerderende", "stand"})
_NOTHING: Final[frozenset[str]] = frozenset()


def _first_places(offers: QuerySet[Offer]) -> dict[int, tuple[Any, ...]]:
    rows = OfferPlace.objects.filter(offer__in=offers.values("pk")).order_by("offer_id", "-position", "-id")
    columns = ("offer_id", "id", "gemeinde_id", *PLACE_COLUMNS)
    # the later row overwrites the earlier one, so the first place remains
    return {row[0]: row[1:] for row in rows.values_list(*columns).iterator(chunk_size=5_000)}


def traeger_of(stelle: Stelle) -> dict[str, int]:
    """Key of the name → key of the row, for every organisation of the Stelle."""
    return dict(Organisation.objects.filter(stelle=stelle).values_list("name_key", "pk"))


def locator_of(stelle: Stelle) -> Locator:
    """Address look-up for one Stelle."""
    gebiete = list(gebiete_of(stelle))
    gemeinden = [gebiet for gebiet in gebiete if gebiet.ebene == GebietsEbene.GEMEINDE]
    whole_country = any(gebiet.ebene == GebietsEbene.BUND for gebiet in gebiete)
    parts = _sozialraeume(gebiete)
    outlines = AreaLocator.load(part.pk for part in parts) if parts else None
    territory = Territory(
        stelle=stelle.name,
        prefixes=() if whole_country else tuple(gebiet.ars for gebiet in gebiete),
        home=gemeinden[0].pk if len(gemeinden) == len(gebiete) == 1 else None,
        sozialraeume={sort_key(part.name): part.pk for part in parts},
        area_names={part.pk: part.name for part in parts},
        outlines=outlines,
    )
    gemeinden_known = GemeindeIndex.load()
    return Locator(territory, gemeinden_known, partial(_outlines_of_gemeinden, territory, gemeinden_known))


def _outlines_of_gemeinden(territory: Territory, known: GemeindeIndex) -> AreaLocator:
    return AreaLocator.load({gemeinde.id for gemeinde in known.by_key.values() if territory.holds(gemeinde)})


def _sozialraeume(gebiete: list[Gebiet]) -> list[Gebiet]:
    return [part for parts in parts_of(gebiete).values() for part in parts if part.ebene == GebietsEbene.SOZIALRAUM]
