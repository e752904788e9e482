"""What the plan says about itself: conflicts, names of things, and why somebody has their table."""

from types import MappingProxyType
from typing import Final

from lueckenlos.halls.enums import ItemKind

_CONFLICTS: Final = MappingProxyType(
    {
        "overlap": "{first} und {second} stehen ineinander.",
        "outside": "{first} ragt aus dem Raum.",
        "way_narrow": "{first} ist nur {metres} m breit; ein Fluchtweg braucht mindestens 1,2 m.",
        "way_blocked": "{first} steht im Weg: {second} muss frei bleiben.",
        "door_blocked": "{first} steht vor: {second}. Davor bleiben 1,2 m frei.",
        "aisle_narrow": "Vor {first} sind nur {metres} m Platz bis {second}; ein Gang braucht 1,2 m.",
        "seat_narrow": "Hinter {first} sind nur {metres} m Platz bis {second}; zum Sitzen braucht man 0,6 m.",
        "unreachable": "{first} ist von keiner Tür aus auf einem Weg von 1,2 m Breite zu erreichen.",
        "no_door": "Der Raum hat noch keine Tür. Ohne Tür lassen sich Wege nicht prüfen.",
        "number_twice": "Die Tischnummer {first} gibt es {count}-mal ({second}).",
        "tables_over": "„{first}“: {count} Tische im Plan, aber nur {cm} Plätze in der Anmeldung.",
        "tables_short": "„{first}“: {count} Tische im Plan für {cm} Plätze in der Anmeldung.",
        "tables_short_all": "Für {cm} Plätze fehlen Tische: Nur {count} Tische ohne feste Platzart sind noch da.",
        "table_gone": "Anmeldung {first} hat Tisch {second}, den es im Plan nicht gibt.",
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


def thing(ref: str) -> str:
    """``tisch:12`` → „Tisch 12“, ``tuer:Eingang`` → „Tür „Eingang““."""
    kind, _, name = ref.partition(":")
    word = _KINDS.get(kind, ref).partition(" (")[0]
    if kind == ItemKind.TISCH:
        return f"{word} {name}"
    return f"{word} „{name}“" if name else word


def conflict_text(code: str, *, first: str = "", second: str = "", cm: int = 0, count: int = 0) -> str:
    """One sentence. ``first`` and ``second`` are references (``kind:name``) or plain words."""
    left = thing(first) if ":" in first else first
    right = (thing(second) if ":" in second else second) or "zur Wand"
    return _CONFLICTS[code].format(first=left, second=right, metres=metres(cm), cm=cm, count=count)


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
