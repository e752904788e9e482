"""Who gets which number: helpers, then regulars with the number they had, then everybody in order of registering.

The same registrations give the same numbers however often it runs; numbers already given are never touched.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lueckenlos.bazaar.enums import Assignment, GroupKind


@dataclass(frozen=True, slots=True)
class Wanting:
    """A registration with a firm place and no number. ``before`` is the number of last time, where it was kept."""

    key: int
    order: int
    kind: GroupKind
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """``number`` None: the group has none left."""

    key: int
    kind: GroupKind
    number: int | None
    reason: Assignment


def assign(wanting: Iterable[Wanting], ranges: Mapping[GroupKind, range], taken: Iterable[int]) -> Iterator[Given]:
    """One answer for each who wants, in the order of their turn."""
    waiting = sorted(wanting, key=lambda one: (_turn(one), one.order))
    used = set(taken)
    # nobody gets by chance what a regular has written on all their boxes
    kept = {one.before for one in waiting if one.before is not None} - used
    free = {kind: iter([n for n in numbers if n not in kept]) for kind, numbers in ranges.items()}
    for one in waiting:
        if one.before in kept:
            kept.discard(one.before)
            used.add(one.before)
            reason = Assignment.HELFER if one.kind is GroupKind.HELFENDE else Assignment.BEHALTEN
            yield Given(one.key, _group(one), one.before, reason)
            continue
        number = next((n for n in free.get(_group(one), iter(())) if n not in used), None)
        if number is not None:
            used.add(number)
        yield Given(one.key, _group(one), number, _reason(one))


def _turn(one: Wanting) -> int:
    return list(GroupKind).index(_group(one))


def _group(one: Wanting) -> GroupKind:
    """Who had a number last time is a regular, unless they help."""
    return GroupKind.STAMM if one.kind is GroupKind.FREI and one.before is not None else one.kind


def _reason(one: Wanting) -> Assignment:
    if one.kind is GroupKind.HELFENDE:
        return Assignment.HELFER
    return Assignment.NEU if one.before is not None else Assignment.FREI
