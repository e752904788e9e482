"""Offers as columns of numbers: one query, no model instances, ready for numpy."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import numpy as np
from django.db.models import Q, QuerySet
from django_scopes import scope

from lueckenlos.chains.picture import UNKNOWN, Axis, Line, OfferTable
from lueckenlos.chains.picture.snapshot import BoolArray, IntArray
from lueckenlos.chains.queries.fetch import Columns, read_coded, read_columns, read_days, read_numbers
from lueckenlos.directory.enums import ACTIVE, Barrierefrei
from lueckenlos.directory.models import Offer
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.prepared import Prepared
from lueckenlos.tenancy.enums import StelleArt, Visibility
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.queries.tree import descendants
from lueckenlos.tenancy.queries.visibility import SEEN, Relation
from lueckenlos.vocabulary.phases import ALL_PHASES
from lueckenlos.vocabulary.registry import vocabulary

NUMBERS: Final = (
    "pk", "stelle", "traeger", "plaetze", "wartezeit_tage", "auslastung_prozent", "warteliste",
    "lebensphasen", "lebenslagen", "handlungsfelder", "zielgruppen", "uebergaenge", "sprachen", "zugang",
)  # fmt: skip
DAYS: Final = ("laufzeit_von", "laufzeit_bis", "foerderende", "stand")
SLUGS: Final = ("angebotsform", "kosten_art", "rollstuhlgerecht")


def offers_of(stelle: Stelle, below: Sequence[Stelle]) -> QuerySet[Offer]:
    """The offers a picture counts: those of the Stelle that are not confidential, and what the Stellen below share.

    The same for everybody who may see the picture, so that a hint does not depend on who looks.
    """
    with scope(stelle=[stelle.pk, *(each.pk for each in below)]):
        active = Offer.objects.filter(status__in=ACTIVE)
    if not below:
        return active.exclude(visibility=Visibility.VERTRAULICH)
    own = Q(stelle=stelle) & ~Q(visibility=Visibility.VERTRAULICH)
    return active.filter(own | (~Q(stelle=stelle) & Q(visibility__in=sorted(SEEN[Relation.ABOVE]))))


def picture_offers(stelle: Stelle) -> QuerySet[Offer]:
    """The same, where the Stellen below are not yet known. One query more for offices above the communes."""
    below = [] if stelle.art == StelleArt.KOMMUNE else list(descendants(stelle))
    return offers_of(stelle, below)


def lines(slug: str) -> tuple[Line, ...]:
    """A vocabulary as rows or columns."""
    return tuple(Line(term.slug, term.bit, term.slug == ALL_PHASES) for term in vocabulary(slug).terms)


class OfferColumns:
    """The columns of all offers of a picture, by position; ids ascend. One query."""

    def __init__(self, offers: QuerySet[Offer]) -> None:
        names = (*NUMBERS, *DAYS, *SLUGS)
        self._texts = read_columns(offers.order_by().aggregate(_all=Columns(*names))["_all"], names)
        self._order = np.argsort(read_numbers(self._texts["pk"]))
        self._numbers = {name: read_numbers(self._texts[name])[self._order] for name in NUMBERS}

    @property
    def ids(self) -> IntArray:
        return self._numbers["pk"]

    def numbers(self, name: str) -> IntArray:
        return self._numbers[name]

    def days(self, name: str) -> IntArray:
        """Ordinals; UNKNOWN for none."""
        return read_days(self._texts[name])[self._order]

    def coded(self, name: str, code: Callable[[str], int]) -> IntArray:
        """Slugs as numbers; every distinct slug is asked once."""
        return read_coded(self._texts[name], code)[self._order]

    def traeger(self, stellen: Iterable[int]) -> IntArray:
        """A number for each distinct name of a Träger, UNKNOWN for none. One query.

        By name, not by key: the same Träger has a row of its own at every Stelle.
        """
        names = dict(_TRAEGER_NAMES.tuples([*stellen]))
        numbers = {name: number for number, name in enumerate(sorted(set(names.values()) - {""}))}
        keys, which = np.unique(self.numbers("traeger"), return_inverse=True)
        return np.array([numbers.get(names.get(key, ""), UNKNOWN) for key in keys.tolist()], dtype=np.int64)[which]


def _traeger_names(stellen: Sequence[int]) -> QuerySet[Any, Any]:
    with scope(stelle=stellen):
        return Organisation.objects.order_by().values_list("pk", "name_key")


_TRAEGER_NAMES: Final = Prepared(_traeger_names, int)


def offer_table(columns: OfferColumns, *, traeger: IntArray, everywhere: BoolArray) -> OfferTable:
    """The columns in the meaning the picture gives them."""
    zugang, felder = columns.numbers("zugang"), columns.numbers("handlungsfelder")
    forms = {term.slug: position for position, term in enumerate(vocabulary("angebotsform").terms)}
    return OfferTable(
        ids=columns.ids,
        phases=columns.numbers("lebensphasen"),
        rows={Axis.LEBENSLAGE: columns.numbers("lebenslagen"), Axis.HANDLUNGSFELD: felder},
        zielgruppen=columns.numbers("zielgruppen"),
        handlungsfelder=felder,
        uebergaenge=columns.numbers("uebergaenge"),
        sprachen=columns.numbers("sprachen"),
        form=columns.coded("angebotsform", lambda slug: forms.get(slug, UNKNOWN)),
        traeger=traeger,
        places=columns.numbers("plaetze"),
        wait_days=columns.numbers("wartezeit_tage"),
        load_percent=columns.numbers("auslastung_prozent"),
        waiting=columns.numbers("warteliste"),
        free=columns.coded("kosten_art", lambda slug: int(slug == "frei") if slug else UNKNOWN),
        outreach=_says(zugang, ["aufsuchend"]),
        step_free=columns.coded("rollstuhlgerecht", lambda answer: _STEP_FREE.get(answer, UNKNOWN)),
        remote=_says(zugang, ["telefon", "online", "hybrid"]).clip(0),
        starts=columns.days("laufzeit_von"),
        ends=columns.days("laufzeit_bis"),
        funded_until=columns.days("foerderende"),
        checked=columns.days("stand"),
        everywhere=everywhere,
    )


_STEP_FREE: Final = {Barrierefrei.JA.value: 1, Barrierefrei.TEILWEISE.value: 0, Barrierefrei.NEIN.value: 0}


def _says(zugang: IntArray, slugs: Iterable[str]) -> IntArray:
    """Three-valued: an offer without any Zugangsweg has not been asked."""
    wanted = vocabulary("zugang").to_bits(slugs)
    return np.where(zugang == 0, UNKNOWN, (zugang & wanted) != 0)
