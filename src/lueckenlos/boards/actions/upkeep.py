"""What several writes share: locking, the version somebody saw, and names that stay out of the trail."""

from collections.abc import Mapping
from typing import Any, Final, TypeVar

from lueckenlos.boards.models import Meeting
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.editing import Versioned, advance
from lueckenlos.tenancy.scope import TenantModel

Row = TypeVar("Row", bound=Versioned)
# the trail stays for ever; people in it can be forgotten
_PERSONAL: Final = frozenset("name name_key email deputy_name deputy_email chair keeper guests presenter".split())
Changes = dict[str, tuple[object, object]]


def _locked(row: Row) -> Row:
    model: Any = type(row)
    found: Row = model.objects.select_for_update().get(pk=row.pk)
    return found


def locked_meeting(meeting: Meeting) -> Meeting:
    """As it is now; whoever else writes about this Sitzung waits."""
    found = _locked(meeting)
    found.gremium = meeting.gremium
    return found


def changed_row(row: Row, values: Mapping[str, Any], seen: int) -> tuple[Row, Changes]:
    """Save ``values`` on the row as it is now. Raises Invalid("changed_meanwhile") when ``seen`` is not its version."""
    now = _locked(row)
    advance(now, seen)
    changes = audit.changed(now, values)
    now.save()
    return now, without_names(changes)


def without_names(changes: Mapping[str, tuple[object, object]]) -> Changes:
    return {
        name: (audit.MASK, audit.MASK) if name in _PERSONAL else change
        for name, change in changes.items()
        if name != "name_key"
    }


def told(values: Mapping[str, Any], row: TenantModel) -> Changes:
    """What a new row says, for the trail."""
    return without_names({name: (None, value) for name, value in values.items() if value not in (None, "")})
