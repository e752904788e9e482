"""What the page says after something was done."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SAVED = "Gespeichert."
NOTHING_CHANGED = "Es gab nichts zu ändern."
DRAFT_SAVED = "Entwurf gespeichert."
PROPOSED = "Danke. Ihr Vorschlag liegt der Koordination vor."
MERGED = "Die beiden Einträge sind zusammengeführt."
PROPOSAL_ACCEPTED = "Der Vorschlag ist übernommen."
PROPOSAL_REJECTED = "Der Vorschlag ist abgelehnt. Der Träger bekommt eine E-Mail."
LINK_SENT = "Der Link geht an {email}. Er gilt bis {until}."
LINK_CONFIRMED = "Danke! „{title}“ gilt ab heute als geprüft."
DONE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "einreichen": "Das Angebot ist zur Freigabe eingereicht.",
        "freigeben": "Das Angebot ist freigegeben.",
        "bestaetigen": "Die Angaben gelten ab heute als geprüft.",
        "pruefen": "Das Angebot steht zur Prüfung an.",
        "ablehnen": "Das Angebot ist abgelehnt.",
        "zurueckziehen": "Das Angebot ist wieder ein Entwurf.",
        "archivieren": "Das Angebot liegt im Archiv.",
        "zurueckholen": "Das Angebot ist aus dem Archiv zurück und wieder ein Entwurf.",
    }
)
EXPLAIN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "einreichen": "Die Koordination prüft das Angebot und gibt es frei.",
        "freigeben": "Bürgerinnen und Bürger sehen das Angebot, wenn es als öffentlich gekennzeichnet ist.",
        "bestaetigen": "Alle Angaben gelten ab heute als geprüft.",
        "pruefen": "Das Angebot bleibt sichtbar. In der Liste steht es als „zur Prüfung“.",
        "ablehnen": "Das Angebot wird nicht freigegeben. Wer es eingereicht hat, bekommt den Grund per E-Mail.",
        "zurueckziehen": "Das Angebot ist danach wieder ein Entwurf.",
        "archivieren": "Das Angebot verschwindet aus Suche und Kettenbild. Sie können es jederzeit zurückholen.",
        "zurueckholen": "Das Angebot ist danach wieder ein Entwurf und lässt sich bearbeiten.",
    }
)
_BULK: Final[Mapping[str, str]] = MappingProxyType(
    {"freigeben": "freigegeben", "geprueft": "als geprüft gekennzeichnet", "archivieren": "archiviert"}
)


def bulk_done(step: str, number: int) -> str:
    return f"{number} {'Angebot' if number == 1 else 'Angebote'} {_BULK[step]}."


def bulk_refused(number: int, reason: str) -> str:
    return f"{number} {'Angebot' if number == 1 else 'Angebote'} übersprungen: {reason}"
