"""The ticket of a firm place: what the door needs, and nothing that opens the registration."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lueckenlos.events.enums import RegistrationStatus
from lueckenlos.events.models import Registration
from lueckenlos.events.tickets import code_of, qr_svg, spaced
from lueckenlos.portal.ical import place_of
from lueckenlos.portal.presenters.events import Pairs
from lueckenlos.portal.words import span_in_words

_R = RegistrationStatus
_WITH_TICKET = frozenset({_R.BESTAETIGT, _R.ZUGETEILT, _R.BEZAHLT, _R.ANWESEND})


@dataclass(frozen=True, slots=True)
class Ticket:
    """``svg`` is the QR code, ``code`` the same to type."""

    title: str
    facts: Pairs
    svg: SafeString
    code: str


def ticket_of(registration: Registration) -> Ticket | None:
    """None while the place is not firm."""
    if registration.status not in _WITH_TICKET or not registration.link_nonce:
        return None
    event, code = registration.booking.event, code_of(registration)
    tables = ", ".join(map(str, registration.table_numbers))
    facts = [
        (_("Wann"), span_in_words(event.starts_at, event.ends_at)),
        (_("Wo"), place_of(event)),
        (ngettext("Tisch", "Tische", len(registration.table_numbers)), tables),
        (_("Ihre Nummer"), str(registration.number)),
        (_("Name"), registration.name),
    ]
    svg = qr_svg(
        code, title=_("QR-Code Ihrer Einlasskarte"), description=_("Code zum Tippen: %(code)s") % {"code": spaced(code)}
    )
    return Ticket(event.title, [(label, value) for label, value in facts if value], svg, spaced(code))
