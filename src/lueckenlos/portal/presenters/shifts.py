"""Helper shifts as somebody registered chooses them."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lueckenlos.events.models import Registration
from lueckenlos.events.queries.shifts import shift_lines, shifts_of
from lueckenlos.portal.words import span_in_words


@dataclass(frozen=True, slots=True)
class ShiftChoice:
    """One box to tick; ``full`` ones cannot be, unless they are theirs already."""

    key: str
    name: str
    when: str
    left: str
    chosen: bool
    full: bool


def shifts_to_choose(registration: Registration, ticked: Collection[str] | None = None) -> list[ShiftChoice]:
    """``ticked`` is what was sent and refused: it stays as it was."""
    mine = {str(one.pk) for one in shifts_of(registration)}
    chosen = mine if ticked is None else ticked
    return [
        ShiftChoice(
            str(line.shift.pk),
            line.shift.name,
            span_in_words(line.shift.starts_at, line.shift.ends_at),
            _left(line.free),
            str(line.shift.pk) in chosen,
            not line.free and str(line.shift.pk) not in mine,
        )
        for line in shift_lines(registration.booking.event)
    ]


def _left(free: int) -> str:
    if not free:
        return _("Hier helfen schon genug.")
    return ngettext("Hier fehlt noch eine Person.", "Hier fehlen noch %(n)s Personen.", free) % {"n": free}
