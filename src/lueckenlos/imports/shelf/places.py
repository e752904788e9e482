"""Whose experience a line tells of: communes of the Stelle that loads the table, and no others."""

from lueckenlos.advice.queries import find_gebiet
from lueckenlos.geo.models import Gebiet
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import StelleArt
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.queries import descendants


class Places:
    """Remembers what it has found: a table names the same communes again and again."""

    def __init__(self, by: Actor) -> None:
        self._by = by
        self._own = list(by.stelle.gebiete.all())
        self._known: dict[str, tuple[Gebiet, Stelle | None]] = {}

    def find(self, typed: str) -> tuple[Gebiet, Stelle | None]:
        """The Gebiet and its Stelle here, if it has one that the loading Stelle may write about.

        Raises Invalid ``shelf_foreign_commune``, or what ``find_gebiet`` raises.
        """
        if typed not in self._known:
            gebiet = find_gebiet(self._by.stelle, typed)
            if self._by.stelle.art != StelleArt.LAND and not self._ours(gebiet):
                raise Invalid("shelf_foreign_commune", name=gebiet.name)
            self._known[typed] = gebiet, self._stelle(gebiet)
        return self._known[typed]

    def _ours(self, gebiet: Gebiet) -> bool:
        return any(gebiet.ars.startswith(one.ars) for one in self._own)

    def _stelle(self, gebiet: Gebiet) -> Stelle | None:
        below = descendants(self._by.stelle) | Stelle.objects.filter(pk=self._by.stelle.pk)
        found: Stelle | None = below.filter(gebiete=gebiet).order_by("pk").first()
        return found


def key_of(title: str, where: str) -> tuple[str, str]:
    """By what a line is the same Praxisbeispiel as one that is there."""
    return sort_key(title), sort_key(where)
