"""What the plan says about itself: conflicts, names of things, and why somebody has their table."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final, Protocol

from lueckenlos.halls.enums import ItemKind

# numbers named in one sentence
_FEW: Final = 8

_CONFLICTS: Final = MappingProxyType(
    {
        "overlap": "{first} und {second} stehen ineinander.",
        "outside": "{first} ragt aus dem Raum.",
        "way_narrow": "{first} ist nur {metres} m breit; der Richtwert für Fluchtwege ist 1,2 m.",
        "way_blocked": "{first} steht im {second}. Er muss frei bleiben.",
        "door_blocked": "{first} versperrt die {second}. Davor sollen 1,2 m frei bleiben.",
        "aisle_narrow": "Vor {first} sind nur {metres} m Platz bis {second}; der Richtwert für Gänge ist 1,2 m.",
        "seat_narrow": "Hinter {first} sind nur {metres} m Platz bis {second}; zum Sitzen braucht man 0,6 m.",
        "unreachable": "{numbers} von keiner Tür aus zu erreichen: Dorthin führt kein Weg von {metres} m Breite.",
        "unreachable_easy": "{numbers} mit dem Rollstuhl nicht zu erreichen: Dorthin führt von keiner Tür ein Weg von "
        "{metres} m Breite.",
        "no_door": "Der Raum hat noch keine Tür. Erst mit einer Tür lassen sich die Wege zu den Tischen prüfen.",
        "number_twice": "Die Tischnummer {first} gibt es {count}-mal ({second}).",
        "tables_over": "„{first}“: {count} Tische im Plan, aber nur {cm} Plätze in der Anmeldung.",
        "tables_short": "„{first}“: {count} Tische im Plan für {cm} Plätze in der Anmeldung.",
        "tables_short_all": "Für {cm} Plätze fehlen Tische: Nur {count} Tische ohne feste Platzart sind noch da.",
        "table_gone": "Anmeldung {first} hat Tisch {second}, den es im Plan nicht gibt.",
        "told_other": "{people} noch eine andere Tischnummer. Unter „Tische verteilen“ teilen Sie die neue mit.",
        "told_none": "{people} noch eine alte Tischnummer, ohne dass ein Tisch vergeben ist. Vergeben Sie einen neuen.",
        "table_shared": "Tisch {second} haben zwei Anmeldungen: {first}.",
    }
)
_KINDS: Final = MappingProxyType({kind.value: str(kind.label) for kind in ItemKind})
_NOTES: Final = MappingProxyType(
    {
        "need_met": "leicht erreichbar, wie nötig",
        "need_open": "nicht leicht erreichbar, obwohl nötig",
        "need_none": "im Plan ist kein Tisch als leicht erreichbar gekennzeichnet",
        "need_taken": "kein leicht erreichbarer Tisch war mehr frei",
        "need_other": "ein leicht erreichbarer Tisch wäre noch frei",
        "together": "alle Tische nebeneinander",
        "apart": "kein Platz für alle Tische nebeneinander",
        "beside_met": "neben Nr. {value}, wie gewünscht",
        "beside_open": "nicht neben Nr. {value}",
        "beside_taken": "neben Nr. {value} war nichts frei",
        "beside_later": "Nr. {value} hat noch keinen Tisch",
        "other_type": "Tisch einer anderen Platzart, weil sonst nichts Passendes frei war",
        "no_table": "kein Tisch mehr frei",
        "by_hand": "von Hand gesetzt",
        "plain": "keine besonderen Wünsche",
    }
)
_WISHES: Final = MappingProxyType({"wand": "Wand", "strom": "Strom", "stange": "Kleiderständer"})
_UNMET: Final = MappingProxyType(
    {
        "wish_open": "ohne {wish}",
        "wish_none": "{wish}: im Plan hat das kein Tisch",
        "wish_taken": "{wish}: war nichts mehr frei",
        "wish_other": "{wish}: anderes war wichtiger",
    }
)


class Conflict(Protocol):
    """What a sentence needs of a finding of the rules."""

    @property
    def code(self) -> str: ...
    @property
    def first(self) -> str: ...
    @property
    def second(self) -> str: ...
    @property
    def cm(self) -> int: ...
    @property
    def count(self) -> int: ...
    @property
    def numbers(self) -> tuple[int, ...]: ...


def thing(ref: str) -> str:
    """``tisch:12`` → „Tisch 12“, ``tuer:Eingang`` → „Tür „Eingang““."""
    kind, _, name = ref.partition(":")
    word = _KINDS.get(kind, ref).partition(" (")[0]
    if kind == ItemKind.TISCH:
        return f"{word} {name}"
    return f"{word} „{name}“" if name else word


def conflict_text(one: Conflict) -> str:
    """One sentence. ``first`` and ``second`` are references (``kind:name``) or plain words."""
    left = thing(one.first) if ":" in one.first else one.first
    right = (thing(one.second) if ":" in one.second else one.second) or "zur Wand"
    return _CONFLICTS[one.code].format(
        first=left,
        second=right,
        metres=metres(one.cm),
        cm=one.cm,
        count=one.count,
        numbers=tables_are(one.numbers),
        people=people_know(one.numbers),
    )


def tables_are(numbers: Sequence[int]) -> str:
    """„Tisch 12 ist“, „Tisch 3, 4 und 5 sind“; of many the first ones."""
    return f"Tisch {_some(numbers)} {'ist' if len(numbers) == 1 else 'sind'}"


def people_know(numbers: Sequence[int]) -> str:
    """„Anmeldung 4 kennt“, „Anmeldung 4 und 7 kennen“"""
    return f"Anmeldung {_some(numbers)} {'kennt' if len(numbers) == 1 else 'kennen'}"


def _some(numbers: Sequence[int]) -> str:
    """All numbers, or the first ones and how many more there are."""
    few = len(numbers) if len(numbers) <= _FEW + 1 else _FEW
    words = [str(number) for number in numbers[:few]]
    return join([*words, f"{len(numbers) - few} weitere"] if len(numbers) > few else words)


def notes_text(notes: list[tuple[str, str]]) -> str:
    """All reasons in one line: „Wand und Strom wie gewünscht; neben Nr. 14 war nichts frei“."""
    met = [_WISHES.get(value, value) for code, value in notes if code == "wish_met"]
    parts = [f"{join(met)} wie gewünscht"] if met else []
    for code, value in notes:
        if code in _UNMET:
            parts.append(_UNMET[code].format(wish=_WISHES.get(value, value)))
        elif code in _NOTES:
            parts.append(_NOTES[code].format(value=value))
    return "; ".join(parts)


def join(words: list[str]) -> str:
    return " und ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def metres(cm: int) -> str:
    """120 → „1,2“"""
    return f"{cm / 100:.2f}".rstrip("0").rstrip(".").replace(".", ",")
