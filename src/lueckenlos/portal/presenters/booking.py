"""A registration as its person reads it: how it stands, until when, and what can be done."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lueckenlos.events.enums import AT_TABLES, Need, Payment, RegistrationStatus, Wish
from lueckenlos.events.models import Answer, Booking, Registration
from lueckenlos.events.rules import last_day_to_cancel, may_cancel, payment_due, payment_reference
from lueckenlos.portal.forms import BookingForm
from lueckenlos.portal.ical import place_of
from lueckenlos.portal.presenters.events import Pairs
from lueckenlos.portal.words import clock, euro, free_in_words, moment_in_words, span_in_words
from lueckenlos.web.sentences import sentence

_R = RegistrationStatus
_SURE = frozenset({_R.BESTAETIGT, _R.ZUGETEILT, _R.BEZAHLT})


class Step(StrEnum):
    """What a person does with their own registration; the value stands in the form."""

    CONFIRM = "bestaetigen"
    ACCEPT = "annehmen"
    CANCEL = "abmelden"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a registration stands. ``kind`` colours the box; ``step`` is what is waited for."""

    kind: str
    title: str
    sentences: tuple[str, ...] = ()
    step: Step | None = None
    label: str = ""
    may_cancel: bool = False
    # why cancelling is not possible any more; empty where nobody would expect it
    no_cancel: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """After sending the form, for whoever holds its key: no name, no address."""

    number: int
    kind: str
    title: str
    sentences: tuple[str, ...]


def outcome(answer: Answer, now: datetime) -> Outcome:
    """What became of a form."""
    status, until = _R(answer.status), answer.confirm_until
    if status is _R.VERFALLEN or (until and until <= now):
        kind, title, sentences = _lapsed()
    elif status is _R.EINGEGANGEN and until:
        kind, title = "info", _("Bitte bestätigen Sie mit dem Link in der Mail")
        sentences = (
            _("Wir haben Ihnen gerade eine E-Mail geschickt."),
            _("Ihr Platz ist bis %(term)s für Sie frei gehalten. Erst Ihre Bestätigung macht ihn sicher.")
            % {"term": moment_in_words(until)},
        )
    elif status is _R.WARTELISTE:
        kind, title = "info", _("Sie stehen auf der Warteliste")
        ask = _("Bitte bestätigen Sie bis %(term)s mit dem Link in der Mail, die wir Ihnen gerade geschickt haben.")
        sentences = (
            *((ask % {"term": moment_in_words(until)},) if until else ()),
            _("Wird ein Platz frei, bieten wir ihn der Reihe nach an. Dann bekommen Sie wieder eine E-Mail."),
        )
    else:
        kind, title = "info", _("Diese Anmeldung ist schon angekommen")
        sentences = (_("Wie sie steht, sehen Sie auf der Seite, deren Link in unserer E-Mail steht."),)
    return Outcome(answer.number, kind, title, sentences)


def _lapsed() -> tuple[str, str, tuple[str, ...]]:
    again = _("Solange die Anmeldung offen ist, können Sie sich neu anmelden.")
    return "warning", _("Die Frist ist abgelaufen"), (_("Diese Anmeldung gilt nicht mehr."), again)


def standing(registration: Registration, now: datetime) -> Standing:
    """For the person behind the link."""
    status = _R(registration.status)
    term = registration.offer_until if status is _R.ANGEBOTEN else registration.confirm_until
    if status is _R.VERFALLEN or (term and term <= now):
        return Standing(*_lapsed())
    verdict = may_cancel(registration.booking, registration, now)
    if status in _SURE:
        no_cancel = "" if verdict else sentence(verdict)
        return Standing(
            "success", _("Ihr Platz ist sicher"), _sure(registration), may_cancel=bool(verdict), no_cancel=no_cancel
        )
    if status in {_R.EINGEGANGEN, _R.WARTELISTE, _R.ANGEBOTEN}:
        return _open(registration, status, term, bool(verdict))
    return _over(registration, status)


def _sure(registration: Registration) -> tuple[str, ...]:
    numbers = registration.table_numbers
    if registration.place_type.kind not in AT_TABLES:
        return (_("Wir freuen uns auf Sie."),)
    table = ngettext("Ihr Tisch hat die Nummer %(n)s.", "Ihre Tische haben die Nummern %(n)s.", len(numbers))
    told = table % {"n": ", ".join(map(str, numbers))}
    return (told if numbers else _("Die Tischnummer schicken wir Ihnen in einer weiteren E-Mail."),)


def _open(registration: Registration, status: RegistrationStatus, term: datetime | None, leaves: bool) -> Standing:
    """Something is still to come: from the person, or from the list."""
    until = {"term": moment_in_words(term)} if term else {}
    if status is _R.ANGEBOTEN:
        text = _("Der Platz ist bis %(term)s für Sie frei gehalten. Danach geht er an die Nächsten auf der Warteliste.")
        label = _("Ja, ich nehme den Platz")
        return Standing("success", _("Ein Platz ist für Sie frei"), (text % until,), Step.ACCEPT, label, leaves)
    if status is _R.EINGEGANGEN:
        text = _("Ihr Platz ist bis %(term)s für Sie frei gehalten. Erst Ihre Bestätigung macht ihn sicher.")
        label = _("Ja, ich komme")
        return Standing("info", _("Bitte bestätigen Sie Ihre Anmeldung"), (text % until,), Step.CONFIRM, label, leaves)
    waits = _("Wird ein Platz frei, bieten wir ihn der Reihe nach an. Sie bekommen dann eine E-Mail.")
    title = _("Sie stehen auf der Warteliste")
    if not term:
        return Standing("info", title, (waits,), may_cancel=leaves)
    ask = _("Bitte bestätigen Sie das bis %(term)s, sonst rücken die Nächsten auf.") % until
    return Standing("info", title, (ask, waits), Step.CONFIRM, _("Ja, ich möchte warten"), leaves)


def _over(registration: Registration, status: RegistrationStatus) -> Standing:
    reason = _("Grund: %(reason)s") % {"reason": registration.status_reason} if registration.status_reason else ""
    titles = {
        _R.STORNIERT: _("Diese Anmeldung ist storniert"),
        _R.ABGELEHNT: _("Wir können Ihnen leider keinen Platz geben"),
        _R.NICHT_ERSCHIENEN: _("Sie waren angemeldet, aber nicht da"),
        _R.ANWESEND: _("Schön, dass Sie da sind"),
        _R.ABGESCHLOSSEN: _("Schön, dass Sie da waren"),
    }
    kind = "success" if status in {_R.ANWESEND, _R.ABGESCHLOSSEN} else "neutral"
    return Standing(kind, titles[status], (reason,) if reason else ())


def facts_of(registration: Registration) -> Pairs:
    """What was registered, for its own person only."""
    booking = registration.booking
    event = booking.event
    setup = event.boerse.setup_from if hasattr(event, "boerse") else None
    facts = [
        (_("Veranstaltung"), event.title),
        (_("Wann"), span_in_words(event.starts_at, event.ends_at)),
        (_("Wo"), place_of(event)),
        (_("Ihre Nummer"), str(registration.number)),
        (_("Platz"), _places(registration.place_type.name, registration.quantity)),
        (_("Kosten"), euro(registration.amount_cents)),
        (_("Name"), registration.name),
        (_("Organisation oder Firma"), registration.organisation),
        (_("Aufbau"), _("ab %(time)s Uhr") % {"time": clock(setup)} if setup else ""),
        (_("Wünsche"), _labels(Wish, registration.wishes)),
        (_("Sie brauchen"), _labels(Need, registration.needs)),
    ]
    return [(label, value) for label, value in facts if value]


def payment_of(registration: Registration) -> tuple[str, ...]:
    """How to pay, once the place is sure."""
    booking = registration.booking
    if registration.status not in _SURE or not registration.amount_cents:
        return ()
    if registration.paid_at:
        return (_("Bezahlt am %(day)s.") % {"day": _day(timezone.localdate(registration.paid_at))},)
    due = payment_due(booking, registration)
    if due is None:
        ways = [_("Sie zahlen %(amount)s bar am Tag der Veranstaltung.") % {"amount": euro(registration.amount_cents)}]
    else:
        transfer = _("Bitte überweisen Sie %(amount)s bis %(day)s.")
        ways = [
            transfer % {"amount": euro(registration.amount_cents), "day": _day(due)},
            _("Verwendungszweck: %(reference)s") % {"reference": payment_reference(registration)},
        ]
    return tuple(filter(None, (*ways, booking.payment_note)))


def last_day_in_words(booking: Booking) -> str:
    return _day(last_day_to_cancel(booking))


@dataclass(frozen=True, slots=True)
class OtherDate:
    """Another date of the same series."""

    pk: str
    when: str
    left: str


def dates_of(bookings: Iterable[Booking]) -> list[OtherDate]:
    return [
        OtherDate(
            str(one.pk),
            span_in_words(one.event.starts_at, one.event.ends_at),
            free_in_words(sum(max(row.free, 0) for row in one.place_types.all())),
        )
        for one in bookings
    ]


def answers_of(form: BookingForm) -> Pairs:
    """Everything once more, for the second page."""
    values = form.values
    facts = [
        (_("Platz"), _places(form.place.name, values.quantity)),
        (_("Kosten"), euro(form.amount_cents)),
        (_("Bezahlen"), Payment(form.booking.payment).label if form.amount_cents else ""),
        (_("Name"), values.name),
        (_("Organisation oder Firma"), values.organisation),
        (_("E-Mail-Adresse"), values.email),
        (_("Telefon"), values.phone),
        (_("Sie hätten gern"), _labels(Wish, values.wishes)),
        (_("Sie brauchen unbedingt"), _labels(Need, values.needs)),
    ]
    return [(label, value) for label, value in facts if value]


def _places(name: str, quantity: int) -> str:
    return f"{name} × {quantity}" if quantity > 1 else name


def _labels(known: type[Wish] | type[Need], slugs: Collection[str]) -> str:
    return ", ".join(str(one.label) for one in known if one.value in slugs)


def _day(day: date) -> str:
    return date_format(day, "l, j. F Y")
