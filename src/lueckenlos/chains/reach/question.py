"""What is asked: whom, which offers, how far, and by which method."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from lueckenlos.equity.catchments import Method

# how the address names the two kinds of rows of the Kettenbild, and their vocabularies
SUBJECTS: Final = MappingProxyType({"lage": "lebenslage", "feld": "handlungsfeld"})
# ways in metres that people choose from
WAYS: Final = (500, 1_000, 1_500, 2_000, 3_000, 5_000, 10_000, 15_000, 20_000)
# length of a way over the straight line; 1.3 is a common guess for streets
DETOURS: Final = (1.0, 1.2, 1.3, 1.5)


class Counting(StrEnum):
    """Whether there is anything near, or whether its places suffice."""

    PLACES = "plaetze"
    NEAR = "naehe"


@dataclass(frozen=True, slots=True)
class Question:
    """``ages``: a Lebensphase or a theme; ``subject``: ``lage.<slug>`` or ``feld.<slug>`` or nothing.

    ``free`` and ``step_free`` keep offers that say so. ``remote``: offers that come to the people or work by telephone
    or online count wherever they serve; else only those with a place that people go to.
    """

    ages: str
    subject: str = ""
    form: str = ""
    free: bool = False
    step_free: bool = False
    remote: bool = False
    counting: Counting = Counting.PLACES
    way: int = 2_000
    method: Method = "2sfca"
    detour: float = 1.3

    @property
    def steps(self) -> tuple[float, ...]:
        """Three thirds of the way where near offers count more, else the whole way."""
        return (self.way / 3, self.way * 2 / 3, float(self.way)) if self.method == "e2sfca" else (float(self.way),)
