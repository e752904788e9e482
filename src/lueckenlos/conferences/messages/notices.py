"""What the screens say after a step, and why somebody sits where they sit."""

from collections.abc import Mapping
from typing import Any, Final

from lueckenlos.conferences.enums import Why

TITLE: Final = "Gesundheitskonferenz"
OPENING: Final = "Eröffnung"
ENDING: Final = "Zusammenfassung und Abschluss"
CREATED: Final = "Die Konferenz ist angelegt. Prüfen Sie die Angaben und veröffentlichen Sie sie."
STARTED: Final = "Workshops, Einladungen und Protokoll sind eingerichtet."
PART_ADDED: Final = "„{part}“ steht im Programm."
SAVED: Final = "Die Änderungen sind gespeichert."
WISHES_SAVED: Final = "Ihre Wünsche sind gespeichert. Sie können sie bis zur Frist ändern."
LATE_SAVED: Final = "Ihre Wünsche sind gespeichert. Sie kommen nach denen, die vor der Frist gewählt haben."
SEAT_CHOSEN: Final = "Der Platz gehört Ihnen."
PHOTO_SAVED: Final = "Ihre Angabe zu Fotos ist gespeichert."
DECLINED: Final = "Danke, dass Sie Bescheid gesagt haben."
INVITATION_REMOVED: Final = "Die Einladung ist gestrichen."
RESULT_ADDED: Final = "Das Ergebnis ist festgehalten."
RESULT_REMOVED: Final = "Das Ergebnis ist gestrichen."
FROZEN: Final = "Der Tagesbericht ist abgeschlossen."
STAND_REMOVED: Final = "Die Zählung ist entfernt."
WHOLE: Final = "Allgemeines"
PHOTO_YES: Final = "ja"
PHOTO_NO: Final = "nein"
_ORDINALS_DATIVE: Final = ("ersten", "zweiten", "dritten")


def allotted(seated: int, nowhere: int) -> str:
    """After the seats were given out."""
    people = "1 Person hat" if seated == 1 else f"{seated} Personen haben"
    rest = f" Für {nowhere} war kein Wunsch frei." if nowhere else ""
    return f"{people} einen Platz.{rest}"


def filled(number: int) -> str:
    if not number:
        return "Es gab nichts zu vergeben: Niemand wartet auf einen Platz, den es noch gibt."
    return "1 Platz ist vergeben." if number == 1 else f"{number} Plätze sind vergeben."


def invited(added: int, known: int, wrong: int) -> str:
    """After a list of addresses was pasted."""
    told = "1 Einladung ist eingetragen." if added == 1 else f"{added} Einladungen sind eingetragen."
    if known:
        who = "1 Adresse stand" if known == 1 else f"{known} Adressen standen"
        told += f" {who} schon auf der Liste."
    if wrong:
        told += " 1 Zeile ließ sich nicht lesen." if wrong == 1 else f" {wrong} Zeilen ließen sich nicht lesen."
    return told


def sent(number: int) -> str:
    return "1 Einladung geht hinaus." if number == 1 else f"{number} Einladungen gehen hinaus."


def stands(number: int) -> str:
    return "1 Infostand kann zählen." if number == 1 else f"{number} Infostände können zählen."


def why(code: str, values: Mapping[str, Any], title: str) -> str:
    """The one sentence that says why somebody is in ``title``; empty title: nowhere."""
    match Why(code):
        case Why.FIRST:
            return f"Ihr erster Wunsch ist erfüllt: „{title}“."
        case Why.LATER:
            place = _ORDINALS_DATIVE[min(values.get("level", 1), 2)]
            return f"{_full(values)}; Sie sind in Ihrem {place}: „{title}“."
        case Why.NONE if values.get("full"):
            return f"{_all_full(values)} Wählen Sie einen anderen, in dem noch Platz ist."
        case Why.NONE:
            return "Sie haben keinen Wunsch abgegeben. Wählen Sie einen Workshop, in dem noch Platz ist."
        case Why.LATE:
            return f"Ihr Wunsch kam nach der Frist; in „{title}“ war noch ein Platz frei."
        case Why.CHOSEN:
            return f"Sie haben „{title}“ selbst gewählt."
        case Why.HAND if title:
            return f"Das Büro hat Sie in „{title}“ gesetzt."
        case _:
            return "Das Büro hat Sie in dieser Runde aus den Workshops genommen."


def _full(values: Mapping[str, Any]) -> str:
    """„Ihr erster Wunsch „Kita“ war mit 20 von 20 Plätzen voll“: of all wishes that came before."""
    told = [
        f"„{one['title']}“ war mit {one['seats']} von {one['seats']} Plätzen voll ({one['wanted']} Wünsche)"
        for one in values.get("full", [])
    ]
    first = "Ihr erster Wunsch " if len(told) == 1 else ""
    return first + " und ".join(told)


def _all_full(values: Mapping[str, Any]) -> str:
    told = [f"„{one['title']}“ ({one['seats']} von {one['seats']} Plätzen)" for one in values.get("full", [])]
    if len(told) == 1:
        return f"Ihr Wunsch {told[0]} war voll, und das Los hat für andere entschieden."
    return f"Ihre Wünsche waren alle voll: {' und '.join(told)}. Bei gleichem Wunsch hat das Los entschieden."
