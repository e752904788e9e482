"""What an assessment keeps of its edition: labels and steps as they were worded when it began."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Scaled:
    """One criterion with its steps, the lowest first; ``placeholder`` where nobody has worded them."""

    slug: str
    label: str
    group: str
    text: str
    steps: tuple[str, ...]
    placeholder: bool = False

    def step(self, number: int | None) -> str:
        """The words of a step, empty for none."""
        return self.steps[number - 1] if number and number <= len(self.steps) else ""


def to_json(criteria: Iterable[Scaled]) -> list[dict[str, Any]]:
    return [
        {
            "slug": one.slug,
            "label": one.label,
            "group": one.group,
            "text": one.text,
            "steps": list(one.steps),
            "placeholder": one.placeholder,
        }
        for one in criteria
    ]


def from_json(kept: Sequence[Mapping[str, Any]]) -> tuple[Scaled, ...]:
    return tuple(Scaled(**{**one, "steps": tuple(one["steps"])}) for one in kept)
