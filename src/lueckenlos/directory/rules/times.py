"""The usual patterns of an offer's times, as fields of a form and as RRULE (RFC 5545)."""

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Final, Protocol

from lueckenlos.directory.enums import SeriesKind, Weekday
from lueckenlos.directory.messages import words

# RFC 5545 names, in the order of the bits of Weekday
DAY_CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST: Final = -1

_PART = re.compile(r"^(-?\d)?([A-Z]{2})$")


@dataclass(frozen=True, slots=True)
class Pattern:
    """``nth`` counts the weekday within its month (1 to 4, -1 for the last); 0 where it says nothing."""

    kind: SeriesKind
    weekdays: int = 0
    nth: int = 0


class TimeFields(Protocol):
    """A row of OfferTime or plain TimeValues."""

    @property
    def weekdays(self) -> int: ...
    @property
    def starts_at(self) -> time | None: ...
    @property
    def ends_at(self) -> time | None: ...
    @property
    def rrule(self) -> str: ...
    @property
    def first_day(self) -> date | None: ...
    @property
    def school_holidays(self) -> str: ...
    @property
    def note(self) -> str: ...


def rrule_of(pattern: Pattern) -> str:
    """The RRULE of a pattern; empty for a plain week, a single day and times by arrangement, which need none."""
    codes = [code for bit, code in enumerate(DAY_CODES) if pattern.weekdays & 1 << bit]
    match pattern.kind:
        case SeriesKind.ZWEIWOECHENTLICH:
            return f"FREQ=WEEKLY;INTERVAL=2;BYDAY={','.join(codes)}"
        case SeriesKind.MONATLICH:
            return f"FREQ=MONTHLY;BYDAY={','.join(f'{pattern.nth}{code}' for code in codes)}"
        case _:
            return ""


def pattern_of(*, weekdays: int, rrule: str, first_day: date | None) -> Pattern:
    """The pattern that stored fields stand for; EIGENE for a series none of the patterns can say."""
    if rrule:
        return _read(rrule) or Pattern(SeriesKind.EIGENE, weekdays)
    if weekdays:
        return Pattern(SeriesKind.WOECHENTLICH, weekdays)
    return Pattern(SeriesKind.EINMALIG if first_day else SeriesKind.ABSPRACHE)


def days_of(weekdays: int) -> list[int]:
    """Monday is 0."""
    return [bit for bit in range(len(Weekday)) if weekdays & 1 << bit]


def _read(rrule: str) -> Pattern | None:
    parts = dict(part.split("=", 1) for part in rrule.upper().split(";") if "=" in part)
    days = [_PART.match(code) for code in parts.pop("BYDAY", "").split(",")]
    found = [(int(day[1] or 0), DAY_CODES.index(day[2])) for day in days if day and day[2] in DAY_CODES]
    if not found or len(found) != len(days):
        return None
    mask = sum(1 << bit for bit in {bit for _, bit in found})
    numbers = {nth for nth, _ in found}
    if parts == {"FREQ": "WEEKLY", "INTERVAL": "2"} and numbers == {0}:
        return Pattern(SeriesKind.ZWEIWOECHENTLICH, mask)
    if parts in ({"FREQ": "WEEKLY"}, {"FREQ": "WEEKLY", "INTERVAL": "1"}) and numbers == {0}:
        return Pattern(SeriesKind.WOECHENTLICH, mask)
    if parts == {"FREQ": "MONTHLY"} and len(numbers) == 1 and numbers <= {1, 2, 3, 4, LAST}:
        return Pattern(SeriesKind.MONATLICH, mask, numbers.pop())
    return None


def in_words(times: TimeFields) -> str:
    """„dienstags und donnerstags, 9:00–11:30 Uhr, nicht in den Ferien (Anmeldung im Büro)“"""
    pattern = pattern_of(weekdays=times.weekdays, rrule=times.rrule, first_day=times.first_day)
    hours = words.clock(times.starts_at, times.ends_at)
    if pattern.kind is SeriesKind.ABSPRACHE and (times.note or hours):
        return words.whole_time(times.note, hours, times.school_holidays, "")
    return words.whole_time(_days_in_words(pattern, times.first_day), hours, times.school_holidays, times.note)


def _days_in_words(pattern: Pattern, first_day: date | None) -> str:
    days = days_of(pattern.weekdays)
    match pattern.kind:
        case SeriesKind.WOECHENTLICH:
            return words.weekly(days)
        case SeriesKind.ZWEIWOECHENTLICH:
            return words.every_second(days, first_day)
        case SeriesKind.MONATLICH:
            return words.monthly(days, pattern.nth)
        case SeriesKind.EINMALIG if first_day:
            return words.once(first_day)
        case SeriesKind.EIGENE:
            return words.OTHER_RULE
        case _:
            return words.BY_ARRANGEMENT
