"""Shifts with their helpers. The scope must be open."""

from dataclasses import dataclass

from lueckenlos.events.enums import SURE
from lueckenlos.events.models import Event, HelperShift, Registration, ShiftHelper
from lueckenlos.events.rules import may_see_people
from lueckenlos.tenancy.actor import Actor

_SURE = [status.value for status in SURE]


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """One shift, who helps in it (by name; empty for those who may not see people), and what is left."""

    shift: HelperShift
    taken: int
    helpers: tuple[ShiftHelper, ...] = ()

    @property
    def free(self) -> int:
        return max(self.shift.seats - self.taken, 0)


def shift_lines(event: Event, actor: Actor | None = None) -> list[ShiftLine]:
    """All shifts in order of time; names only for an actor who may see people. Two queries."""
    named = actor is not None and bool(may_see_people(actor, event.stelle_id))
    found: dict[int, list[ShiftHelper]] = {}
    for helper in firm_helpers(event):
        found.setdefault(helper.shift_id, []).append(helper)
    return [
        ShiftLine(shift, len(found.get(shift.pk, ())), tuple(found.get(shift.pk, ())) if named else ())
        for shift in HelperShift.objects.filter(event=event)
    ]


def firm_helpers(event: Event) -> list[ShiftHelper]:
    """Whose registration is firm, by name. One query."""
    rows = ShiftHelper.objects.filter(shift__event=event, registration__status__in=_SURE)
    return list(rows.select_related("registration").order_by("registration__name", "pk"))


def shifts_of(registration: Registration) -> list[HelperShift]:
    """Those somebody has taken. One query."""
    return list(HelperShift.objects.filter(helpers__registration=registration))


def has_shifts(event: Event) -> bool:
    return HelperShift.objects.filter(event=event).exists()
