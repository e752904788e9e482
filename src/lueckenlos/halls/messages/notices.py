"""What the screens say after a step."""

from collections.abc import Sequence
from typing import Final

ROOM_CREATED: Final = "Der Plan ist angelegt. Rücken Sie die Tische nun zurecht."
COPIED: Final = "Der Plan ist übernommen."
SAVED: Final = "Der Plan ist gespeichert."
NOTHING_CHANGED: Final = "Es gab nichts zu ändern."
CHOOSE: Final = "Wählen Sie, wen Sie verteilen möchten."
CHOOSE_PLAN: Final = "Wählen Sie die Veranstaltung, deren Plan Sie übernehmen möchten."
DELETED: Final = "Der Raum ist gelöscht."
SEAT_SAVED: Final = "Gespeichert."
RELEASED: Final = "Bei der nächsten Verteilung darf diese Anmeldung einen anderen Tisch bekommen."


def allotted(people: int, without: int) -> str:
    match people:
        case 0:
            return "Alle haben schon einen Tisch; niemand musste verteilt werden."
        case 1:
            said = "1 Anmeldung ist verteilt."
        case _:
            said = f"{people} Anmeldungen sind verteilt."
    rest = f" {without} davon haben keinen Tisch bekommen, weil keiner mehr frei war." if without else ""
    return f"{said}{rest} E-Mails gehen erst hinaus, wenn Sie die Nummern mitteilen."


def moved(seats: Sequence[tuple[int, Sequence[int]]]) -> str:
    """Number and tables of whoever was moved, with whom they swapped."""
    return " ".join(_has(number, ", ".join(map(str, tables))) for number, tables in seats)


def _has(number: int, tables: str) -> str:
    return f"Anmeldung {number} hat jetzt Tisch {tables}." if tables else f"Anmeldung {number} hat keinen Tisch mehr."


def told(people: int) -> str:
    return "Alle kennen ihren Tisch schon." if not people else f"Die Tischnummern gehen an {people} per E-Mail hinaus."
