"""Answers to "may this be done": truthy or falsy, and always with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lueckenlos.shared.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Verdict:
    """Truthy when allowed; otherwise ``code`` and ``values`` name the reason."""

    allowed: bool
    code: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.allowed

    @classmethod
    def yes(cls) -> "Verdict":
        return cls(allowed=True)

    @classmethod
    def no(cls, code: str, **values: object) -> "Verdict":
        return cls(allowed=False, code=code, values=values)


def ensure(verdict: Verdict) -> None:
    """Raise NotAllowed with the verdict's reason unless it is a yes."""
    if not verdict:
        raise NotAllowed(verdict.code, **verdict.values)
