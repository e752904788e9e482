"""Lines of the detail page: views side by side, the common result, who takes part."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from lueckenlos.quality import rules
from lueckenlos.quality.enums import AGREEMENT_BADGES, TO_TALK_ABOUT, Agreement
from lueckenlos.quality.messages import INVITED, NO_NAME
from lueckenlos.quality.models import Assessment, Assessor
from lueckenlos.quality.presenters.words import now_words, step_words
from lueckenlos.quality.rating import Given
from lueckenlos.quality.scale import Scaled

Views = Sequence[tuple[Assessor, dict[str, Given]]]


@dataclass(frozen=True, slots=True)
class Said:
    """What one person says on one criterion; ``step`` is its wording, where it has one."""

    who: str
    step: str
    now: str
    wanted: str
    given: Given


@dataclass(frozen=True, slots=True)
class Compared:
    """One criterion with everybody's view; empty steps are left out."""

    criterion: Scaled
    agreement: str
    badge: str
    to_talk: bool
    said: list[Said]


@dataclass(frozen=True, slots=True)
class Result:
    """One criterion as the group sees it."""

    criterion: Scaled
    now: str
    wanted: str
    step_now: str
    given: Given


def names_of(views: Views) -> list[str]:
    """As pages call them; numbers where the names have been deleted."""
    return [name_of(person, number) for number, (person, _) in enumerate(views, start=1)]


def name_of(person: Assessor, number: int) -> str:
    return (person.user.name if person.user else person.name) or NO_NAME.format(number=number)


def compared(criteria: Sequence[Scaled], views: Views) -> list[Compared]:
    names = names_of(views)
    return [
        _compared(one, [(name, said.get(one.slug)) for name, (_, said) in zip(names, views, strict=True)])
        for one in criteria
    ]


def results(criteria: Sequence[Scaled], agreed: dict[str, Given]) -> list[tuple[str, list[Result]]]:
    """By group of the set; those nobody spoke about come along empty."""
    lines = [_result(one, agreed.get(one.slug, Given(one.slug))) for one in criteria]
    return [(group, list(found)) for group, found in groupby(lines, key=lambda line: line.criterion.group)]


def duties(criteria: Sequence[Scaled], agreed: dict[str, Given]) -> list[tuple[Scaled, Given]]:
    """Next steps, those with the earliest day first."""
    found = [(one, agreed[one.slug]) for one in criteria if one.slug in agreed and agreed[one.slug].next_action]
    return sorted(found, key=lambda pair: (pair[1].until_on is None, pair[1].until_on))


def placeholders(assessment: Assessment) -> bool:
    """Whether the steps still wait for words."""
    return any(one.placeholder for one in assessment.criteria)


def _compared(criterion: Scaled, said: Sequence[tuple[str, Given | None]]) -> Compared:
    given = [(name, one) for name, one in said if one is not None]
    found = rules.agreement([one for _, one in given])
    lines = [
        Said(name, _wording(one, criterion), now_words(one, criterion), step_words(one.wanted, criterion), one)
        for name, one in given
    ]
    return Compared(criterion, found.label, AGREEMENT_BADGES[found], Agreement(found) in TO_TALK_ABOUT, lines)


def _wording(given: Given, criterion: Scaled) -> str:
    return "" if criterion.placeholder else criterion.step(given.now)


def _result(criterion: Scaled, given: Given) -> Result:
    return Result(
        criterion,
        now_words(given, criterion),
        step_words(given.wanted, criterion),
        _wording(given, criterion),
        given,
    )


def invited_people(views: Views) -> list[tuple[Assessor, str, str]]:
    """(person, name, how they come)"""
    return [
        (person, name, INVITED if person.invited else "")
        for (person, _), name in zip(views, names_of(views), strict=True)
    ]
