"""A hint: what is to be looked at, where, why, and on which figures it rests."""

import hashlib
import json
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache
from typing import Final

from lueckenlos.chains.picture.snapshot import Axis


class Kind(StrEnum):
    """The same values as ``chains.enums.HintKind``, which gives them German names; in order of display."""

    BROKEN = "bruch"
    EMPTY = "leer"
    NEED = "bedarf"
    RUNNING_OUT = "auslaufend"
    CAPACITY = "kapazitaet"
    ACCESS = "zugang"
    DUPLICATE = "doppelung"
    UNCHECKED = "ungeprueft"


class Severity(IntEnum):
    """Order of the list, nothing more: the picture gives hints, it does not judge."""

    HIGH = 1
    MEDIUM = 2
    LOW = 3


ALL: Final = "alle"  # a key's part for "every row"
TOTAL: Final = "gesamt"  # a key's part for "the whole territory"
NONE: Final = "-"
_CAUSE: Final = json.JSONEncoder(separators=(",", ":"), sort_keys=True)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the picture: an empty part means all rows, no single column, or the whole territory."""

    column: str = ""
    row: str = ""
    axis: Axis | None = None  # only with a row
    area: str = ""
    area_name: str = ""

    @property
    def key(self) -> str:
        row = f"{self.axis}.{self.row}" if self.row else ALL
        return f"{row}:{self.column or NONE}:{self.area or TOTAL}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number behind a hint. ``source`` is the id of a data source, 0 when counted from the offers."""

    name: str
    value: float
    source: int = 0
    period: str = ""
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Machine-readable: a finer code, the figures, the offers and the terms it speaks of."""

    code: str = ""
    figures: tuple[Figure, ...] = ()
    offers: tuple[int, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()  # (vocabulary, slug)
    # the cells (row, column) that show the hint besides its own place
    cells: tuple[tuple[str, str], ...] = ()

    def figure(self, name: str) -> float | None:
        return next((figure.value for figure in self.figures if figure.name == name), None)

    def term(self, vocabulary: str) -> str:
        return next((slug for name, slug in self.terms if name == vocabulary), "")


@dataclass(frozen=True, slots=True)
class Hint:
    """``key`` says which hint, ``cause_hash`` whether it still has the cause a person decided about.

    ``group`` is the same for hints that one line of the list shows together.
    """

    key: str
    kind: Kind
    place: Place
    severity: Severity
    reason: Reason
    cause_hash: str
    group: str


def cause_hash(*parts: object) -> str:
    """SHA-256 of what a decision is about, never of the day it was computed on."""
    return hashlib.sha256(_CAUSE.encode(parts).encode()).hexdigest()


def make_hint(
    kind: Kind, place: Place, *, severity: Severity, reason: Reason, cause: object = (), group: str = ""
) -> Hint:
    key = f"{kind}:{reason.code or NONE}:{place.key}"
    hashed = cause_hash(kind.value, reason.code, cause) if cause else _bare_cause(kind.value, reason.code)
    return Hint(key, kind, place, severity, reason, hashed, group or key)


@cache
def _bare_cause(kind: str, code: str) -> str:
    """Of hints that rest on nothing but their place, as most do; there are a few dozen codes."""
    return cause_hash(kind, code, ())
