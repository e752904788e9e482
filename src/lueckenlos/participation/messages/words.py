"""Words of pages, files and papers."""

from datetime import date
from types import MappingProxyType
from typing import Final

from lueckenlos.participation.enums import CollectionState, IdeaState, Reply, SurveyState, TextState
from lueckenlos.shared.formats import day as day_text

HIDDEN: Final = "•"
HIDDEN_SPOKEN: Final = "verdeckt"
NO_ANSWER: Final = "keine Angabe"
REST: Final = "Übrige zusammen"
NO_TERM: Final = "ohne Termin"
STARTED: Final = "Die Befragung läuft. Hängen Sie das Plakat auf und verschicken Sie die Adresse."
ENDED: Final = "Die Befragung ist beendet und ausgezählt. Die einzelnen Antworten sind gelöscht."
JUDGED: Final = "Gespeichert. Wer die Adresse der Befragung öffnet, liest jetzt, was Sie daraus machen."
PAPER_MADE: Final = "Entwurf der Empfehlung angelegt. Prüfen und ergänzen Sie ihn."
THANKS_IDEA: Final = "danke"

STATE_KINDS: Final = MappingProxyType(
    {
        SurveyState.ENTWURF: "neutral",
        SurveyState.LAUFEND: "success",
        SurveyState.BEENDET: "warning",
        SurveyState.AUSGEWERTET: "info",
        CollectionState.OFFEN: "success",
        CollectionState.GESCHLOSSEN: "neutral",
    }
)
IDEA_KINDS: Final = MappingProxyType(
    {
        IdeaState.NEU: "warning",
        IdeaState.OEFFENTLICH: "success",
        IdeaState.ABGELEHNT: "neutral",
        IdeaState.ZUSAMMENGELEGT: "neutral",
    }
)
REPLY_KINDS: Final = MappingProxyType(
    {Reply.OFFEN: "neutral", Reply.GEPRUEFT: "info", Reply.KOMMT: "success", Reply.NICHT: "warning"}
)
TEXT_KINDS: Final = MappingProxyType(
    {TextState.NEU: "warning", TextState.FREI: "success", TextState.VERDECKT: "neutral"}
)
# what begins on the pages of others: page, label, hint
ASK, ASK_HINT = "Befragung dazu beginnen", "Bürgerinnen und Bürger ohne Namen fragen."
COLLECT, DRAW, SEE = "Ideen dazu sammeln", "Kreise der Entscheidung zeichnen", "Partizipationsstufe einschätzen"
STAGE: Final = "Partizipationsstufe"
CSV_HEADER: Final = ("Frage", "Antwort", "Aufgeteilt nach", "Gruppe", "Anzahl", "Anteil")
DEFAULT_GROUPS: Final = ("Bewohnerinnen und Bewohner", "Zielgruppe", "Träger", "Verwaltung", "Politik")
SCALE_ENDS: Final = ("gar nicht", "voll und ganz")
COLUMN_LABELS: Final = MappingProxyType({"jetzt": "heute", "soll": "gewünscht"})


def term_text(begins: date | None, ends: date | None) -> str:
    """``01.10.2026 bis 31.10.2026``"""
    if begins and ends:
        return f"{day_text(begins)} bis {day_text(ends)}"
    if ends:
        return f"bis {day_text(ends)}"
    return f"ab {day_text(begins)}" if begins else NO_TERM


def paper_title(noun: str, title: str) -> str:
    """Title of a draft."""
    return f"Empfehlung aus der {noun} „{title}“"[:200]


def survey_reason(title: str, term: str, total: int) -> str:
    """Why something follows from a survey."""
    return f"Befragung „{title}“ ({term}, {total} Antworten):"


def idea_reason(title: str, text: str, supports: int) -> str:
    """Why something follows from an idea."""
    return f"Idee aus der Bürgerschaft „{title}“ ({supports} Unterstützungen): {text}"


def most_said(question: str, answer: str, share: str) -> str:
    """The answer most people gave."""
    return f"{question} Am häufigsten: „{answer}“ ({share})."


def scale_label(place: int, low: str, high: str) -> str:
    """``1 (gar nicht)``, ``3``, ``5 (voll und ganz)``"""
    word = {0: low, 4: high}.get(place, "")
    return f"{place + 1} ({word})" if word else str(place + 1)
