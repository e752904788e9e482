"""What a loader read and did: rows, rejected lines, control totals, and the receipt a person sees."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from lueckenlos.imports.area_messages import AREA_SENTENCES
from lueckenlos.imports.kinds import TARGETS, Kind, Target
from lueckenlos.shared.formats import decimal, whole

R = TypeVar("R")
SHOWN_REJECTED: Final = 200
Progress = Callable[[str, int, int], None]


def worded(code: str, values: Mapping[str, object]) -> str:
    """The sentence for a code; the code itself where an old ledger entry has one that is gone."""
    try:
        return AREA_SENTENCES[code].format(**values).strip()
    except KeyError:
        return code


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence for the reader, by its code."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return worded(self.code, self.values)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that was not taken, and why."""

    line: int
    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return worded(self.code, self.values)


@dataclass(frozen=True, slots=True)
class Control:
    """A total of the file beside the value it should have, where one is known."""

    code: str
    value: float
    expected: float | None = None
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def label(self) -> str:
        return worded(self.code, self.values)

    @property
    def deviation(self) -> float | None:
        """Share by which the value differs from the expected one; None where nothing is expected."""
        return (self.value - self.expected) / self.expected if self.expected else None

    @property
    def shown(self) -> str:
        """Counts as whole numbers, rates with two digits."""
        return _number(self.value)

    @property
    def expected_shown(self) -> str:
        return "–" if self.expected is None else _number(self.expected)

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "value": self.value, "expected": self.expected, "values": dict(self.values)}

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> "Control":
        return cls(raw["code"], raw["value"], raw.get("expected"), raw.get("values", {}))


@dataclass(slots=True)
class Parsed(Generic[R]):
    """Pure result of reading one file; ``facts`` fill title and attribution ({stand}, {jahr}, …)."""

    kind: Kind
    rows: list[R]
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Receipt:
    """What happened, or with ``applied`` False what would happen."""

    kind: Kind
    title: str
    attribution: str
    licence: str
    file_name: str
    file_hash: str
    new: int = 0
    changed: int = 0
    confirmed: int = 0  # same values, newer Gebietsstand
    unchanged: int = 0
    controls: list[Control] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    applied: bool = False
    source_id: int | None = None

    @property
    def touched(self) -> bool:
        """Whether anything in the database differs afterwards."""
        return bool(self.new or self.changed or self.confirmed)

    @property
    def target(self) -> Target:
        return TARGETS[self.kind]

    @property
    def rejected_shown(self) -> list[Rejected]:
        return self.rejected[:SHOWN_REJECTED]

    @property
    def rejected_by_reason(self) -> dict[str, int]:
        return dict(Counter(row.code for row in self.rejected).most_common())

    def as_control(self) -> dict[str, Any]:
        """What the ledger keeps of it."""
        return {
            "kind": self.kind.value,
            "totals": [control.as_json() for control in self.controls],
            "new": self.new,
            "changed": self.changed,
            "confirmed": self.confirmed,
            "unchanged": self.unchanged,
            "rejected": self.rejected_by_reason,
            "notes": [{"code": note.code, "values": dict(note.values)} for note in self.notes],
        }


def _number(value: float) -> str:
    return whole(value) if float(value).is_integer() else decimal(value, 2)


def quiet(step: str, done: int, total: int) -> None:
    """The progress callback of those who need none."""
