"""Kreise der Entscheidung: which cells there are, and reading them from a form."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lueckenlos.participation.enums import RING_NUMBERS, Phase

# now and wanted
COLUMNS: Final = ("jetzt", "soll")


def ring_key(phase: str, place: int, column: str) -> str:
    return f"{phase}.{place}.{column}"


def shown_groups(groups: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Place and name of every group that has one; places stay, so that a renamed group keeps its rings."""
    return ((place, name) for place, name in enumerate(groups) if name)


def read_rings(groups: Sequence[str], sent: Mapping[str, str]) -> dict[str, str]:
    """The rings of named groups; what is no ring is left out."""
    wanted = [
        ring_key(phase, place, column)
        for phase in Phase.values
        for place, _ in shown_groups(groups)
        for column in COLUMNS
    ]
    return {key: sent[key] for key in wanted if sent.get(key) in RING_NUMBERS}
