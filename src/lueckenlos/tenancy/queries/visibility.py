"""Who reads a record of which Stelle: the whole agreement on one screen."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django_scopes import scope

from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission, StelleArt, Visibility
from lueckenlos.tenancy.models import NamedPerson, Stelle
from lueckenlos.tenancy.queries.tree import descendants

M = TypeVar("M", bound=Model)


class Relation(StrEnum):
    """How the reader's Stelle stands to the Stelle that owns the record."""

    OWN = "own"
    ABOVE = "above"  # the Kreis or KGC on the way up
    KGC = "kgc"  # another KGC of the same Land; a Land can have two
    FOREIGN = "foreign"
    BUND = "bund"


_V = Visibility
_OPEN: Final = frozenset({_V.OEFFENTLICH, _V.NETZWERK})
# ``vertraulich`` stands nowhere: only people named for the record read it, and only those of the own Stelle
SEEN: Final = MappingProxyType(
    {
        Relation.OWN: _OPEN | {_V.LAND, _V.STELLE},
        Relation.ABOVE: _OPEN | {_V.LAND},
        Relation.KGC: _OPEN | {_V.LAND},
        Relation.FOREIGN: _OPEN,
        # the Bund reads what everybody reads, and otherwise sums
        Relation.BUND: frozenset({_V.OEFFENTLICH}),
    }
)


def visible_to(actor: Actor, rows: QuerySet[M]) -> QuerySet[M]:
    """The ``rows`` this person may read, by ``stelle`` and ``visibility``; adds no query of its own.

    ``rows`` must have been built in a scope that reaches as far as the caller means to read: the own Stelle in the
    work area, a list of Stellen for an office that reads upwards. Whether a record is released at all is the caller's
    filter, and so is what a Träger or the Steuerungsgruppe reads of its own: without the right to read the whole
    Stelle, only public records are left here.
    """
    own = Q(stelle=actor.stelle)
    allowed = own & Q(visibility=_V.VERTRAULICH) & _named(actor, rows.model)
    if not actor.has(Permission.VIEW):
        return rows.filter(allowed | Q(visibility=_V.OEFFENTLICH))
    allowed |= own & _in(Relation.OWN)
    if actor.stelle.art == StelleArt.BUND:
        return rows.filter(allowed | _in(Relation.BUND))
    allowed |= Q(stelle__in=descendants(actor.stelle)) & _in(Relation.ABOVE)
    if actor.stelle.art == StelleArt.LAND and actor.stelle.land:
        land = Stelle.objects.filter(land=actor.stelle.land, art__in=[StelleArt.KREIS, StelleArt.KOMMUNE])
        allowed |= Q(stelle__in=land) & _in(Relation.KGC)
    return rows.filter(allowed | _in(Relation.FOREIGN))


def is_named(actor: Actor, record: Model) -> bool:
    """Whether the person is named for this one record."""
    return actor.user is not None and named_for(record).filter(user=actor.user).exists()


def named_for(record: Model) -> QuerySet[NamedPerson]:
    """Who is named for the record, in the active scope."""
    found = NamedPerson.objects.filter(object_type=record._meta.label_lower, object_id=record.pk)
    return found.select_related("user").order_by("user__name")


def _in(relation: Relation) -> Q:
    return Q(visibility__in=sorted(SEEN[relation]))


def _named(actor: Actor, model: type[Model]) -> Q:
    if actor.user is None:
        return Q(pk__in=())
    with scope(stelle=actor.stelle):
        names = NamedPerson.objects.filter(user=actor.user, object_type=model._meta.label_lower)
    return Q(Exists(names.filter(object_id=OuterRef("pk"))))
