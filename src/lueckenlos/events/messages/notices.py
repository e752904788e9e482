"""What the screens say after a step, and before one that cannot be taken back."""

from types import MappingProxyType
from typing import Final

BOERSE_CREATED: Final = "Die Baby-Börse ist angelegt. Prüfen Sie die Angaben und veröffentlichen Sie sie."
BOOKING_CREATED: Final = "Die Anmeldung ist eingerichtet. Sie öffnet von selbst zur eingestellten Zeit."
EVENT_CREATED: Final = "Die Veranstaltung ist als Entwurf angelegt."
WALKED_IN: Final = "{name} steht als Nr. {number} auf der Liste und ist da."
SAVED: Final = "Die Änderungen sind gespeichert."
CHANGED_MEANWHILE: Final = (
    "Jemand anderes hat diese Veranstaltung inzwischen geändert. "
    "Vergleichen Sie mit der aktuellen Fassung und speichern Sie dann noch einmal."
)
NOTHING: Final = "–"

# by step of the event
EVENT_DONE: Final = MappingProxyType(
    {
        "veroeffentlichen": "Die Veranstaltung ist veröffentlicht.",
        "absagen": "Die Veranstaltung ist abgesagt.",
        "abschliessen": "Die Veranstaltung ist abgeschlossen.",
    }
)
EVENT_EXPLAIN: Final = MappingProxyType(
    {
        "veroeffentlichen": "Die Veranstaltung steht danach auf der öffentlichen Seite. "
        "Die Anmeldung öffnet von selbst zur eingestellten Zeit.",
        "absagen": "Alle Angemeldeten und alle auf der Warteliste bekommen eine E-Mail mit dem Grund. "
        "Das lässt sich nicht zurücknehmen.",
        "abschliessen": "Wer da war, ist fertig; wer nicht kam, wird als nicht erschienen geführt. "
        "Danach lässt sich nichts mehr ändern.",
    }
)

# by step of the registration
REGISTRATION_DONE: Final = MappingProxyType(
    {
        "da": "Anmeldung {number} ist da.",
        "nicht-da": "Die Ankunft von Anmeldung {number} ist zurückgenommen.",
        "bezahlt": "Anmeldung {number} hat bezahlt.",
        "unbezahlt": "Die Zahlung von Anmeldung {number} ist zurückgenommen.",
        "ablehnen": "Anmeldung {number} ist abgelehnt. Die Person bekommt eine E-Mail.",
        "stornieren": "Anmeldung {number} ist storniert. Die Person bekommt eine E-Mail.",
    }
)
REGISTRATION_EXPLAIN: Final = MappingProxyType(
    {
        "ablehnen": "Die Person liest den Grund in einer E-Mail. Der Platz geht an die Nächsten auf der Warteliste.",
        "stornieren": "Für jemanden, der abgesagt hat. Die Person bekommt eine E-Mail; "
        "der Platz geht an die Nächsten auf der Warteliste.",
    }
)
TABLES_GIVEN: Final = "Die Tische sind gespeichert. Die Person bekommt ihre Tischnummern per E-Mail."
TABLES_TAKEN_AWAY: Final = "Die Anmeldung hat keinen Tisch mehr."


def shift_added(name: str) -> str:
    return (
        f"Die Schicht „{name}“ ist angelegt. Wer einen festen Platz hat, kann sie jetzt über den eigenen Link wählen."
    )


def allotted(number: int) -> str:
    """After the automatic allotment."""
    if not number:
        return "Alle mit einem festen Platz hatten schon einen Tisch. Es hat sich nichts geändert."
    who = "1 Anmeldung hat" if number == 1 else f"{number} Anmeldungen haben"
    return f"{who} jetzt Tische. Die Nummern gehen per E-Mail hinaus."


def copied(number: int) -> str:
    """After taking over an event."""
    return "Der Entwurf ist angelegt." if number == 1 else f"{number} Entwürfe sind angelegt."


def forgotten(number: int) -> str:
    """After deleting what was known about people."""
    what = "1 Angabe ist" if number == 1 else f"{number} Angaben sind"
    return f"{what} gelöscht. Der Nachweis steht bei den Löschnachweisen."
