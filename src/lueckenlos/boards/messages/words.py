"""Phrases that screens, papers and mails share."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Protocol

from lueckenlos.boards.enums import Outcome
from lueckenlos.shared.formats import day

OPENING: Final = "Eröffnung und Feststellung der Beschlussfähigkeit"
QUORATE: Final = "Die Beschlussfähigkeit ist festgestellt, die Tagesordnung angenommen."
STANDING: Final = "Stand der Empfehlungen"
SAVED: Final = "Gespeichert."
GREMIUM_CREATED: Final = "Das Gremium ist angelegt. Tragen Sie als Nächstes die Mitglieder ein."
MEMBER_SAVED: Final = "Das Mitglied ist eingetragen."
MEMBER_REMOVED: Final = "Das Mitglied ist gelöscht. Der Nachweis steht auf der Seite des Gremiums."
FORGOTTEN: Final = "(Name gelöscht)"
COMMENTED: Final = "Ihre Rückmeldung ist gespeichert. Die Koordination antwortet hier."
ANSWERED: Final = "Die Antwort ist gespeichert."
WITHDRAWN: Final = "Ihre Rückmeldung ist zurückgezogen."
MEETING_PLANNED: Final = "Die Sitzung ist angesetzt. Was immer vorkommt, steht schon auf der Tagesordnung."
CALLED_OFF: Final = "Die Sitzung ist abgesagt. Wer eine Einladung hatte, bekommt eine E-Mail."
OPENED: Final = "Die Sitzung läuft. Tragen Sie zuerst die Anwesenheit ein."
CLOSED: Final = "Die Sitzung ist geschlossen. Die Niederschrift ist ein Entwurf, bis das Gremium sie genehmigt."
APPROVED: Final = "Die Niederschrift ist genehmigt und ändert sich nicht mehr."
ITEM_SAVED: Final = "Der Punkt steht auf der Tagesordnung."
ITEM_REMOVED: Final = "Der Punkt ist gestrichen."
PAPER_ADDED: Final = "Die Unterlage ist hinzugefügt."
PAPER_REMOVED: Final = "Die Unterlage ist entfernt."
RESOLUTION_SAVED: Final = "Festgehalten."
RESOLUTION_REMOVED: Final = "Gelöscht."
PROGRESS_SAVED: Final = "Der Umsetzungsstand ist eingetragen."
CONSENSUS: Final = "einvernehmlich"
NOTHING_MEANT: Final = "Was auf die Tagesordnung soll, gibt es nicht mehr. Öffnen Sie es und versuchen Sie es von dort."
PUT_ON_AGENDA: Final = "Auf die Tagesordnung setzen"
PUT_ON_AGENDA_HINT: Final = "in der nächsten Sitzung eines Gremiums"
INVITE_MEMBERS: Final = "Mitglieder eines Gremiums"
INVITE_MEMBERS_HINT: Final = "Alle, die heute im Amt sind und eine E-Mail-Adresse angegeben haben, ohne Vertretungen."
LATE: Final = "Die Einladungsfrist wurde nicht eingehalten."


class Voted(Protocol):
    """What of a Beschluss says how the vote went."""

    consensus: bool
    outcome: str

    @property
    def votes(self) -> tuple[int, int, int, int]: ...


def soon_forgotten(days: int) -> str:
    """A term that ended so long ago that the next night deletes the entry: a slip of the pen is seen at once."""
    return (
        f"Diese Amtszeit ist seit mehr als {days} Tagen vorbei: In der nächsten Nacht wird die Person gelöscht. "
        "Prüfen Sie das Ende der Amtszeit."
    )


def approval_title(on: date) -> str:
    return f"Genehmigung der Niederschrift vom {day(on)}"


def invited(number: int, without: int) -> str:
    """After inviting; ``without`` have no address."""
    told = "1 Einladung geht hinaus." if number == 1 else f"{number} Einladungen gehen hinaus."
    if without:
        who = "1 Mitglied hat" if without == 1 else f"{without} Mitglieder haben"
        told += f" {who} keine E-Mail-Adresse; bitte laden Sie auf anderem Weg ein."
    return told


def vote_text(resolution: Voted) -> str:
    """„5 Ja, 1 Nein, 1 Enthaltung: angenommen“"""
    if resolution.consensus:
        return CONSENSUS
    yes, no, abstained, excluded = resolution.votes
    parts = [f"{yes} Ja", f"{no} Nein", f"{abstained} Enthaltung" if abstained == 1 else f"{abstained} Enthaltungen"]
    if excluded:
        parts.append(f"{excluded} befangen")
    return f"{', '.join(parts)}: {Outcome(resolution.outcome).label}"


def quorum_text(numbers: Mapping[str, int], *, quorate: bool) -> str:
    """„Beschlussfähig: 7 von 9 Stimmberechtigten sind da, nötig sind 5.“"""
    said = "Beschlussfähig" if quorate else "Nicht beschlussfähig"
    here, entitled, needed = numbers["present"], numbers["entitled"], numbers["needed"]
    verb = "ist" if here == 1 else "sind"
    rest = f", nötig sind {needed}." if needed else "."
    return f"{said}: {here} von {entitled} Stimmberechtigten {verb} da{rest}"
