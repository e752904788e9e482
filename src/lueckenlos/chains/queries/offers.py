"""Offers as columns of numbers: one query, no model instances, ready for numpy."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import numpy as np
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Expression, ExpressionWrapper, F, Field, Func, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.db.models.sql.compiler import SQLCompiler
from django_scopes import scope

from lueckenlos.chains.picture import UNKNOWN, Axis, OfferTable
from lueckenlos.chains.picture.snapshot import BoolArray, IntArray
from lueckenlos.chains.queries.fetch import fetch
from lueckenlos.directory.enums import ACTIVE, Barrierefrei
from lueckenlos.directory.models import Offer
from lueckenlos.tenancy.enums import Visibility
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.queries.visibility import SEEN, Relation
from lueckenlos.vocabulary.registry import vocabulary

MASKS: Final = (
    "lebensphasen", "lebenslagen", "handlungsfelder", "zielgruppen", "uebergaenge", "sprachen", "zugang",
)  # fmt: skip
NUMBERS: Final = ("plaetze", "wartezeit_tage", "auslastung_prozent", "warteliste")
DAYS: Final = ("laufzeit_von", "laufzeit_bis", "foerderende", "stand")
TEXTS: Final = ("angebotsform", "kosten_art", "rollstuhlgerecht", "traeger__name_key")


def offers_of(stelle: Stelle, below: Sequence[Stelle]) -> QuerySet[Offer]:
    """The offers a picture counts: those of the Stelle that are not confidential, and what the Stellen below share.

    The same for everybody who may see the picture, so that a hint does not depend on who looks.
    """
    with scope(stelle=[stelle.pk, *(each.pk for each in below)]):
        active = Offer.objects.filter(status__in=ACTIVE)
    own = Q(stelle=stelle) & ~Q(visibility=Visibility.VERTRAULICH)
    return active.filter(own | (~Q(stelle=stelle) & Q(visibility__in=sorted(SEEN[Relation.ABOVE]))))


class OfferColumns:
    """The columns of all offers of a picture, by position; ids ascend."""

    def __init__(self, offers: QuerySet[Offer]) -> None:
        names = (*MASKS, *NUMBERS, *DAYS, *TEXTS)
        rows = fetch(
            offers.order_by("pk")
            .annotate(**{f"_{name}": _expression(name) for name in names})
            .values_list("pk", "stelle_id", *(f"_{name}" for name in names))
        )
        columns = list(zip(*rows, strict=True)) if rows else [()] * (2 + len(names))
        self.ids: IntArray = np.array(columns[0], dtype=np.int64)
        self.stelle_ids: Sequence[int] = columns[1]
        self._columns = dict(zip(names, columns[2:], strict=True))

    def numbers(self, name: str) -> IntArray:
        return np.array(self._columns[name], dtype=np.int64)

    def coded(self, name: str, code: Callable[[str], int]) -> IntArray:
        """Texts as numbers; every distinct text is asked once."""
        known = {text: code(text) for text in set(self._columns[name])}
        return np.array([known[text] for text in self._columns[name]], dtype=np.int64)

    def identities(self, name: str) -> IntArray:
        """A number for each distinct text, UNKNOWN for none."""
        known = {text: number for number, text in enumerate(sorted(set(self._columns[name])))}
        return self.coded(name, lambda text: known[text] if text else UNKNOWN)


def offer_table(columns: OfferColumns, everywhere: BoolArray) -> OfferTable:
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
        # by name, not by key: the same Träger has a row of its own at every Stelle
        traeger=columns.identities("traeger__name_key"),
        places=columns.numbers("plaetze"),
        wait_days=columns.numbers("wartezeit_tage"),
        load_percent=columns.numbers("auslastung_prozent"),
        waiting=columns.numbers("warteliste"),
        free=columns.coded("kosten_art", lambda slug: int(slug == "frei") if slug else UNKNOWN),
        outreach=_says(zugang, ["aufsuchend"]),
        step_free=columns.coded("rollstuhlgerecht", lambda answer: _STEP_FREE.get(answer, UNKNOWN)),
        remote=_says(zugang, ["telefon", "online", "hybrid"]).clip(0),
        starts=columns.numbers("laufzeit_von"),
        ends=columns.numbers("laufzeit_bis"),
        funded_until=columns.numbers("foerderende"),
        checked=columns.numbers("stand"),
        everywhere=everywhere,
    )


_STEP_FREE: Final = {Barrierefrei.JA.value: 1, Barrierefrei.TEILWEISE.value: 0, Barrierefrei.NEIN.value: 0}


def _says(zugang: IntArray, slugs: Iterable[str]) -> IntArray:
    """Three-valued: an offer without any Zugangsweg has not been asked."""
    wanted = vocabulary("zugang").to_bits(slugs)
    return np.where(zugang == 0, UNKNOWN, (zugang & wanted) != 0)


def _expression(name: str) -> Expression | Coalesce:
    """Plain numbers and text straight from the driver: no sets, no date objects, no None.

    A plain ``Field`` has no converter; with an integer field Django would call ``int`` on every number once more.
    """
    if name in MASKS:
        return ExpressionWrapper(F(name), output_field=Field())
    if name in TEXTS:
        return Coalesce(F(name), Value(""), output_field=CharField())
    return Coalesce(Ordinal(name) if name in DAYS else F(name), Value(UNKNOWN), output_field=Field())


class Ordinal(Func):
    """A date as Python's ordinal, computed by the database: a number travels faster than a date."""

    template = "(%(expressions)s - DATE '0001-01-01' + 1)"
    output_field = Field()

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        # the Julian day of 1 January of the year 1, ordinal 1, is 1721425.5
        template = "CAST(JULIANDAY(%(expressions)s) - 1721424.5 AS INTEGER)"
        return self.as_sql(compiler, connection, template=template, **context)
