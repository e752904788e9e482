"""How states and money of events look on a page: ``{% load events %}``."""

from types import MappingProxyType
from typing import Final

from django import template
from django.utils.safestring import SafeString

from lueckenlos.events.enums import EventStatus, RegistrationStatus
from lueckenlos.shared.formats import decimal
from lueckenlos.web.templatetags.kern import badge

register = template.Library()
_E, _R = EventStatus, RegistrationStatus
_CENTS: Final = 100
EVENT_KINDS: Final = MappingProxyType(
    {_E.ENTWURF: "neutral", _E.VEROEFFENTLICHT: "success", _E.ABGESAGT: "danger", _E.ABGESCHLOSSEN: "info"}
)
KINDS: Final = MappingProxyType(
    {
        _R.EINGEGANGEN: "warning",
        _R.BESTAETIGT: "info",
        _R.ZUGETEILT: "info",
        _R.BEZAHLT: "success",
        _R.ANWESEND: "success",
        _R.WARTELISTE: "warning",
        _R.ANGEBOTEN: "warning",
        _R.ABGELEHNT: "danger",
        _R.NICHT_ERSCHIENEN: "danger",
    }
)


@register.simple_tag
def event_status(status: str) -> SafeString:
    """The state of an event as a badge."""
    found = EventStatus(status)
    return badge(str(found.label), EVENT_KINDS[found])


@register.simple_tag
def registration_status(status: str) -> SafeString:
    """The state of a registration as a badge."""
    found = RegistrationStatus(status)
    return badge(str(found.label), KINDS.get(found, "neutral"))


@register.filter
def euro(cents: int) -> str:
    """1050 → „10,50 €“"""
    return f"{decimal(cents / _CENTS, 2)}\u00a0€"
