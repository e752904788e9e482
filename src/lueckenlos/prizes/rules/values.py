"""Prizes and criteria as forms have them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prize:
    """A prize as the form has it."""

    name: str
    euro: int


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A criterion as the form has it."""

    name: str
    weight: int
    explanation: str = ""
