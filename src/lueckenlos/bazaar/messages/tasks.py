"""What the overview asks the office to do next."""

from dataclasses import dataclass
from enum import Enum


class TaskKind(Enum):
    """The address it leads to, one thing, several things."""

    UNCLEAR = ("bazaar:sales", "Verkauf ist doppelt oder unklar", "Verkäufe sind doppelt oder unklar")
    CHANGED = (
        "bazaar:settlement",
        "Nummer hat sich nach ihrer Auszahlung noch geändert",
        "Nummern haben sich nach ihrer Auszahlung noch geändert",
    )
    WAITING = ("bazaar:seller_list", "Person wartet auf ihre Nummer", "Personen warten auf ihre Nummer")
    WITHDRAWN = (
        "bazaar:seller_list",
        "Person hat sich mit einer Nummer wieder abgemeldet",
        "Personen haben sich mit einer Nummer wieder abgemeldet",
    )
    EMPTY = (
        "bazaar:seller_list",
        "Liste ist nach der Frist noch leer",
        "Listen sind nach der Frist noch leer",
    )


@dataclass(frozen=True, slots=True)
class Task:
    """One of them with its number."""

    kind: TaskKind
    number: int

    @property
    def page(self) -> str:
        return self.kind.value[0]

    @property
    def text(self) -> str:
        return self.kind.value[1] if self.number == 1 else self.kind.value[2]
