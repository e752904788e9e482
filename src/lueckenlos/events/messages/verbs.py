"""What the audit trail says about events, in German; and who stands in it for people without an account."""

from typing import Final

# the trail can never be cleaned, so it does not name them
CITIZEN: Final = "angemeldete Person"

VERBS: dict[str, str] = {
    "events.event.create": "Veranstaltung angelegt",
    "events.event.update": "Angaben geändert",
    "events.event.add_part": "Programmteil angelegt",
    "events.event.partners": "einladende Stellen geändert",
    "events.event.copy": "aus einer früheren Veranstaltung angelegt",
    "events.event.publish": "Veranstaltung veröffentlicht",
    "events.event.cancel": "Veranstaltung abgesagt",
    "events.event.close": "Veranstaltung abgeschlossen",
    "events.booking.save": "Anmeldung eingestellt",
    "events.boerse.save": "Einstellungen der Börse gespeichert",
    "events.booking.arrive": "nach der Anwesenheitsliste als anwesend gekennzeichnet",
    "events.booking.seat": "Tische nach dem Saalplan gesetzt",
    "events.booking.allot": "Tische zugeteilt",
    "events.event.forget": "Angaben über Menschen gelöscht",
    "events.retention.set": "Löschfrist gesetzt",
    "events.registration.register": "Anmeldung eingegangen",
    "events.registration.send_link": "Link noch einmal verschickt, weil sich die Adresse wieder angemeldet hat",
    "events.registration.by_hand": "vom Büro angemeldet",
    "events.registration.confirm": "E-Mail-Adresse bestätigt",
    "events.registration.offer": "Platz von der Warteliste angeboten",
    "events.registration.accept_offer": "angebotenen Platz angenommen",
    "events.registration.lapse": "Frist abgelaufen",
    "events.registration.change_by_link": "selbst geändert",
    "events.registration.move_by_link": "selbst auf einen anderen Termin gelegt",
    "events.registration.cancel_by_link": "selbst abgemeldet",
    "events.registration.cancel": "Anmeldung storniert",
    "events.registration.reject": "Anmeldung abgelehnt",
    "events.registration.assign": "Tisch von Hand zugeteilt",
    "events.registration.pay": "als bezahlt gekennzeichnet",
    "events.registration.unpay": "Zahlung zurückgenommen",
    "events.registration.arrive": "als anwesend gekennzeichnet",
    "events.registration.export": "Anmeldungen als Datei mitgenommen",
    "events.shift.add": "Helferschicht angelegt",
    "events.shift.remove": "Helferschicht gestrichen",
    "events.shift.put": "für eine Helferschicht eingetragen",
    "events.shift.out": "aus einer Helferschicht genommen",
    "events.shift.choose": "Helferschichten selbst gewählt",
    "events.registration.unarrive": "Ankunft zurückgenommen",
}
