"""What a table would do, or has done, to the library."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lueckenlos.shared.errors import Invalid

NEW, CHANGED, UNCHANGED, REJECTED = "neu", "geändert", "unverändert", "abgelehnt"
KINDS: Final = {NEW: "success", CHANGED: "info", UNCHANGED: "neutral", REJECTED: "danger"}
SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Line:
    """``labels`` of the fields that differ; ``problem`` where the line is not taken."""

    number: int
    title: str
    outcome: str
    labels: tuple[str, ...] = ()
    problem: Invalid | None = None


@dataclass(slots=True)
class ShelfReceipt:
    file_name: str
    lines: list[Line] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    def count(self, outcome: str) -> int:
        return sum(line.outcome == outcome for line in self.lines)

    @property
    def touched(self) -> int:
        return self.count(NEW) + self.count(CHANGED)

    @property
    def more(self) -> bool:
        """Whether there are lines that the page does not show."""
        return len(self.lines) > SHOWN

    def shown(self) -> Iterator[Line]:
        """What needs a look first: refused lines, then changed, new, and the rest."""
        order = (REJECTED, CHANGED, NEW, UNCHANGED)
        yield from sorted(self.lines, key=lambda line: order.index(line.outcome))[:SHOWN]
