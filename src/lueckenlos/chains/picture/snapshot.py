"""Everything the Kettenbild is computed from, as plain arrays: no database, no clock, no sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt

from lueckenlos.chains.picture.limits import Limits

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

UNKNOWN: Final = -1  # in every integer column that may lack an answer


class Axis(StrEnum):
    """What the rows stand for."""

    LEBENSLAGE = "lebenslage"
    HANDLUNGSFELD = "handlungsfeld"


@dataclass(frozen=True, slots=True)
class Line:
    """A row or column: the slug of its term and its bit in the offers' masks.

    ``crossing`` marks the column of offers for all Lebensphasen. Such an offer is counted there and nowhere else:
    spread over every cell it would hide each gap, and nobody of a certain age is meant by it in particular.
    """

    slug: str
    bit: int
    crossing: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the territory. ``key`` is its ARS, which survives reloading the list of Gebiete."""

    id: int
    key: str
    name: str
    lat: float = float("nan")
    lon: float = float("nan")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from."""

    id: int
    title: str
    attribution: str


@dataclass(frozen=True, slots=True, eq=False)
class OfferTable:
    """One row an offer. Integer columns hold ``UNKNOWN`` and three-valued ones 1 yes, 0 no, −1 not said."""

    ids: IntArray
    phases: IntArray  # bit masks of the vocabularies
    rows: Mapping[Axis, IntArray]
    zielgruppen: IntArray
    handlungsfelder: IntArray
    uebergaenge: IntArray
    sprachen: IntArray  # 0: not said
    form: IntArray  # position in ``Snapshot.forms``
    traeger: IntArray  # UNKNOWN: nobody said whose offer it is
    places: IntArray
    wait_days: IntArray
    load_percent: IntArray
    waiting: IntArray  # people on the waiting list
    free: IntArray  # three-valued: free of charge
    outreach: IntArray  # three-valued: comes to the people (aufsuchend)
    step_free: IntArray  # three-valued: fully barrier-free for a wheelchair
    remote: IntArray  # 1: by telephone or online, distance does not matter
    starts: IntArray  # ordinal days of the term; UNKNOWN: open
    ends: IntArray
    funded_until: IntArray
    checked: IntArray  # ordinal day of the last check
    everywhere: BoolArray  # serves every area of the picture

    def __len__(self) -> int:
        return int(self.ids.size)


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """People by [1 + area, column]; index 0 is the whole territory. NaN unknown.

    In a picture they are what may be shown (``queries.need.shown_people``): rounded, and NaN where ``hidden`` because
    they are few or would give few away. Hints treat hidden people as unknown, so that none tells what was hidden.
    """

    counts: FloatArray
    sources: IntArray  # ids of sources, 0 none
    stichtage: tuple[tuple[str, ...], ...]  # ISO dates, "" unknown
    estimated: BoolArray  # an age band of the source had to be cut
    summed: bool = False  # the whole is the sum of its areas, because nobody counted it by age
    hidden: BoolArray | None = None  # None: nothing
    threshold: int = 3  # the largest of the sources: fewer people are not shown


@dataclass(frozen=True, slots=True, eq=False)
class Need:
    """One indicator linked to cells. ``values``, ``fifths``, ``sources`` run over [1 + area]; fifth 5 is the worst."""

    indicator: str
    phases: frozenset[str]
    rows: Mapping[Axis, frozenset[str]]
    values: FloatArray
    fifths: IntArray
    sources: IntArray
    periods: tuple[str, ...]
    # the whole territory's fifth is one among so many Gebiete of its level; its areas are compared with each other
    compared_with: int = 0
    # name of the Gebiet above whose value stands for the whole, when the territory itself has none
    borrowed_from: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """A hand-over as people wrote it down."""

    id: int
    giver: str
    receiver: str
    status: str
    agreement: str
    agreed_on: str
    procedure: str
    open_points: str


@dataclass(frozen=True, slots=True)
class Transition:
    """An Übergang: the columns it leads from and to (empty: any)."""

    slug: str
    bit: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    agreements: tuple[Agreement, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """The input of ``compute``. Pairs (``served_offer``, ``served_area``) hold positions, for local offers only."""

    day: date
    columns: tuple[Line, ...]
    rows: Mapping[Axis, tuple[Line, ...]]
    areas: tuple[Area, ...]
    offers: OfferTable
    served_offer: IntArray
    served_area: IntArray
    place_offer: IntArray
    place_lat: FloatArray
    place_lon: FloatArray
    people: People
    needs: tuple[Need, ...] = ()
    transitions: tuple[Transition, ...] = ()
    forms: tuple[str, ...] = ()  # slugs that ``OfferTable.form`` points at
    zielgruppen: tuple[Line, ...] = ()
    languages: tuple[Line, ...] = ()  # asked for in this place
    sources: tuple[Source, ...] = ()
    limits: Limits = field(default_factory=Limits)
    # areas as large as a Kreis: two alike offers in one of them are no duplicate, and its middle says nothing of ways
    coarse: bool = False
