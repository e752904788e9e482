"""Verstetigungs-Checks of one Stelle, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.process import rules
from lueckenlos.process.models import StabilityCheck
from lueckenlos.process.registry import CheckItem, Questionnaire, questionnaire
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One question: its step now, its note, and its steps in earlier checks, the latest first."""

    item: CheckItem
    step: int
    note: str
    before: tuple[int, ...]

    @property
    def change(self) -> int:
        """Steps up or down since the last check in which both were answered; 0 where there is none."""
        last = self.before[0] if self.before else 0
        return self.step - last if self.step and last else 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """One check read together with those before it."""

    check: StabilityCheck
    earlier: list[StabilityCheck]
    groups: list[tuple[str, list[ItemLine]]]
    strengths: list[CheckItem]
    next_things: list[CheckItem]


def checks_for(actor: Actor) -> QuerySet[StabilityCheck]:
    """Newest first."""
    ensure(rules.may_view(actor))
    return StabilityCheck.objects.order_by("-made_on", "-pk")


def get_check_or_404(actor: Actor, pk: int) -> StabilityCheck:
    return get_object_or_404(checks_for(actor), pk=pk)


def compare(check: StabilityCheck, others: Sequence[StabilityCheck], most: int = 3) -> Comparison:
    """Computed; ``others`` are all checks of the Stelle, newest first."""
    asked = questionnaire()
    earlier = [one for one in others if (one.made_on, one.pk) < (check.made_on, check.pk)][:most]
    by_key = asked.by_key
    return Comparison(
        check,
        earlier,
        _groups(asked, check, earlier),
        [by_key[key] for key in rules.strengths(asked.items, check.steps)],
        [by_key[key] for key in rules.next_things(asked.items, check.steps)],
    )


def _groups(
    asked: Questionnaire, check: StabilityCheck, earlier: Sequence[StabilityCheck]
) -> list[tuple[str, list[ItemLine]]]:
    lines: dict[str, list[ItemLine]] = {slug: [] for slug, _ in asked.groups}
    for item in asked.items:
        before = tuple(one.steps.get(item.key, 0) for one in earlier)
        line = ItemLine(item, check.steps.get(item.key, 0), check.notes.get(item.key, ""), before)
        lines[item.group].append(line)
    return [(label, lines[slug]) for slug, label in asked.groups]
