"""Everything kept about one registered person, in words: the answer to Article 15 of the GDPR."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lueckenlos.events.enums import RegistrationStatus
from lueckenlos.events.extensions import extensions
from lueckenlos.events.models import Registration
from lueckenlos.events.queries.history import history_of
from lueckenlos.events.queries.retention import own_terms
from lueckenlos.events.rules.retention import forget_on
from lueckenlos.portal.presenters.booking import facts_of
from lueckenlos.portal.presenters.events import Pairs
from lueckenlos.portal.words import moment_in_words


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    facts: Pairs


def sections_of(registration: Registration) -> list[Section]:
    """Registration, what other parts of the platform know, what happened, and until when it is kept."""
    day = date_format(forget_on(registration.booking.event, own_terms()), "j. F Y")
    purpose = _("Damit Sie einen Platz bei dieser Veranstaltung bekommen (Artikel 6 Absatz 1 Buchstabe b DSGVO)")
    sections = [
        Section(_("Ihre Anmeldung"), _registration(registration)),
        *(Section(one.title, list(one.about(registration))) for one in extensions()),
        Section(_("Was geschehen ist"), _history(registration)),
        Section(
            _("Wofür und wie lange"),
            [
                (_("Zweck"), purpose),
                (_("Verantwortlich"), registration.stelle.name),
                (_("Wer es sieht"), _("Nur die Menschen in dieser Stelle, die die Veranstaltung vorbereiten")),
                (_("Gelöscht wird am"), day),
            ],
        ),
    ]
    return [section for section in sections if section.facts]


def as_json(sections: list[Section]) -> dict[str, list[dict[str, str]]]:
    return {section.title: [{"feld": name, "wert": value} for name, value in section.facts] for section in sections}


def _registration(registration: Registration) -> Pairs:
    moments = [
        (_("eingegangen"), registration.created_at),
        (_("E-Mail-Adresse bestätigt"), registration.confirmed_at),
        (_("an die Veranstaltung erinnert"), registration.reminded_at),
        (_("bezahlt"), registration.paid_at),
        (_("angekommen"), registration.present_at),
    ]
    facts = [
        *facts_of(registration),
        (_("E-Mail-Adresse"), registration.email),
        (_("Telefon"), registration.phone),
        (_("Bemerkung"), registration.note),
        (_("Stand"), str(RegistrationStatus(registration.status).label)),
        (_("Grund"), registration.status_reason),
        (_("Tischnummern"), ", ".join(map(str, registration.table_numbers))),
        (_("angenommene Fassung der Regeln"), str(registration.rules_version)),
        *((label, _moment(at)) for label, at in moments if at),
    ]
    return [(label, value) for label, value in facts if value]


def _history(registration: Registration) -> Pairs:
    return [(_moment(line.moment), line.what) for line in history_of(registration.stelle_id, [registration])]


def _moment(at: datetime) -> str:
    return moment_in_words(timezone.localtime(at))
