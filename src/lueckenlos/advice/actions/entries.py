"""What writing a case and writing an activity have in common."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from lueckenlos.advice import rules
from lueckenlos.advice.actions.communes import commune_of
from lueckenlos.advice.enums import Share
from lueckenlos.advice.models import Activity, Case
from lueckenlos.geo.models import Gebiet
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

# the trail stays for ever; people in it are forgotten
_PERSONAL: Final = frozenset({"contact_name", "contact_office", "contact_email", "contact_phone"})
Changes = dict[str, tuple[object, object]]


def set_values(row: Case | Activity, values: Mapping[str, Any], names: Iterable[str], by: Actor) -> Changes:
    """Set what may be edited; nothing is saved. ``commune`` may come as a Gebiet of the register, ``gebiet``.

    Raises Invalid ``case_title_missing``, and what ``commune_of`` and ``check_share`` raise.
    """
    given = {name: _tidy(values[name]) for name in names if name in values}
    if "gebiet" in values:
        gebiet: Gebiet | None = values["gebiet"]
        given["commune"] = commune_of(gebiet, by) if gebiet else None
    changes = audit.changed(row, given)
    row.title_key = sort_key(row.title)
    if not row.title:
        raise Invalid("case_title_missing")
    check_share(row, by)
    return masked(changes)


def check_share(row: Case | Activity, by: Actor) -> None:
    verdict = rules.may_set_visibility(by, row, Share(row.visibility))
    if not verdict:
        raise Invalid(verdict.code, **verdict.values)


def masked(changes: Mapping[str, tuple[object, object]]) -> Changes:
    return {name: (audit.MASK, audit.MASK) if name in _PERSONAL else change for name, change in changes.items()}


def _tidy(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value
