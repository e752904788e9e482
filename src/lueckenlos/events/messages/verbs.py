"""What the audit trail says about events, in German; and who stands in it for people without an account."""

from typing import Final

# the trail can never be cleaned, so it does not name them
CITIZEN: Final = "angemeldete Person"

VERBS: dict[str, str] = {
    "events.event.create": "Veranstaltung angelegt",
    "events.event.update": "Angaben geändert",
    "events.event.publish": "Veranstaltung veröffentlicht",
    "events.event.cancel": "Veranstaltung abgesagt",
    "events.event.close": "Veranstaltung abgeschlossen",
    "events.booking.save": "Anmeldung eingestellt",
    "events.boerse.save": "Einstellungen der Börse gespeichert",
    "events.booking.allot": "Tische zugeteilt",
    "events.booking.forget": "Angaben der Angemeldeten gelöscht",
    "events.registration.register": "Anmeldung eingegangen",
    "events.registration.confirm": "E-Mail-Adresse bestätigt",
    "events.registration.offer": "Platz von der Warteliste angeboten",
    "events.registration.accept_offer": "angebotenen Platz angenommen",
    "events.registration.lapse": "Frist abgelaufen",
    "events.registration.cancel_by_link": "selbst abgemeldet",
    "events.registration.cancel": "Anmeldung storniert",
    "events.registration.reject": "Anmeldung abgelehnt",
    "events.registration.assign": "Tisch von Hand zugeteilt",
    "events.registration.pay": "als bezahlt gekennzeichnet",
    "events.registration.unpay": "Zahlung zurückgenommen",
    "events.registration.arrive": "als anwesend gekennzeichnet",
    "events.registration.export": "Anmeldungen als Datei mitgenommen",
    "events.registration.unarrive": "Ankunft zurückgenommen",
}
