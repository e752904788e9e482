"""One Einstufung as people type it and as pages read it, apart from its row."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody says on one criterion; ``evidence`` is the reason where it is not relevant.

    ``who`` and ``until_on`` belong to the common result only.
    """

    criterion: str
    now: int | None = None
    wanted: int | None = None
    irrelevant: bool = False
    evidence: str = ""
    next_action: str = ""
    who: str = ""
    until_on: date | None = None

    @property
    def empty(self) -> bool:
        return self == Given(self.criterion)
