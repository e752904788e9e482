"""The doors between a KGC and its communes: its guiding questions downwards, the agreed standing upwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Q

from lueckenlos.process import rules
from lueckenlos.process.models import Baustein, Leitfrage, ProcessSettings
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.queries import descendants
from lueckenlos.tenancy.queries.tree import kgc_of
from lueckenlos.tenancy.scope import all_tenants

_COLUMNS: Final = ("stelle_id", "phase", "state", "turn", "changed_at", "next_on", "review_on")


@dataclass(frozen=True, slots=True)
class SharedBaustein:
    """What leaves the house: no names, no notes, no next steps."""

    phase: str
    state: str
    turn: int
    changed_at: datetime
    late: bool
    due: bool


def questions_of_kgc(stelle: Stelle, phase: str = "") -> tuple[str, list[Leitfrage]]:
    """The name of the KGC that accompanies the Stelle, and what it made of the questions. At most three queries."""
    kgc = kgc_of(stelle)
    if kgc is None:
        return "", []
    with all_tenants():
        rows = Leitfrage.objects.filter(stelle=kgc)
    return kgc.name, list(rows.filter(phase=phase) if phase else rows)


def standing_of(stellen: Iterable[Stelle], *, reader: Actor, today: date) -> dict[int, dict[str, SharedBaustein]]:
    """Stelle → phase → standing, for those of ``stellen`` that agreed to share it with their KGC; others are missing.

    A Baustein nobody has begun is missing, too. ``reader`` is somebody of the KGC; Stellen it does not accompany are
    left out. Two queries, however many Stellen.
    """
    ensure(rules.may_read_standing(reader))
    wanted = Stelle.objects.filter(pk__in=[stelle.pk for stelle in stellen])
    accompanied = wanted.filter(Q(pk__in=descendants(reader.stelle)) | _same_land(reader.stelle))
    with all_tenants():
        agreed = ProcessSettings.objects.filter(shared=True, stelle__in=accompanied)
        rows = Baustein.objects.filter(stelle__in=agreed.values("stelle"))
    found: dict[int, dict[str, SharedBaustein]] = {key: {} for key in agreed.values_list("stelle", flat=True)}
    # thousands of rows, of which only these columns may leave the house
    for row in rows.values_list(*_COLUMNS, named=True):
        found[row.stelle_id][row.phase] = SharedBaustein(
            row.phase,
            row.state,
            row.turn,
            row.changed_at,
            late=rules.is_late(row, today),
            due=rules.is_due(row, today),
        )
    return found


def _same_land(kgc: Stelle) -> Q:
    """A Land can have two KGCs; both accompany all its communes."""
    return Q(land=kgc.land) if kgc.land else Q(pk__in=())
