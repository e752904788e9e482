"""Criteria as a Stelle works with them: the steps in its own words, else its KGC's, else as the edition has them."""

from dataclasses import dataclass

from lueckenlos.quality.messages import PLACEHOLDER
from lueckenlos.quality.models import StepWording
from lueckenlos.quality.queries.shared import wordings_of_kgc
from lueckenlos.quality.registry import CriteriaSet, Criterion
from lueckenlos.quality.scale import Scaled
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import StelleArt


@dataclass(frozen=True, slots=True)
class Worded:
    """One criterion with its steps. ``by`` names the KGC that worded them; ``own`` says that this Stelle did."""

    criterion: Criterion
    steps: tuple[str, ...]
    source: str = ""
    by: str = ""
    own: bool = False
    placeholder: bool = False


def worded(actor: Actor, chosen: CriteriaSet) -> list[Worded]:
    """All criteria of the set. At most five queries, none where the edition itself words the steps."""
    if not chosen.worded_by_stellen:
        return [Worded(one, tuple(step.text for step in chosen.steps), chosen.source) for one in chosen.criteria]
    own = {row.criterion: row for row in StepWording.objects.filter(set_key=chosen.key, edition=chosen.edition)}
    kgc, given = "", dict[str, StepWording]()
    if actor.stelle.art != StelleArt.LAND and len(own) < len(chosen.criteria):
        kgc, given = wordings_of_kgc(actor.stelle, chosen)
    return [_worded(one, own.get(one.slug), given.get(one.slug), kgc, chosen) for one in chosen.criteria]


def scale_for(actor: Actor, chosen: CriteriaSet) -> list[Scaled]:
    """What a new assessment keeps of the set."""
    return [
        Scaled(
            one.criterion.slug,
            one.criterion.name,
            one.criterion.group,
            one.criterion.text,
            one.steps,
            one.placeholder,
        )
        for one in worded(actor, chosen)
    ]


def wording_of(chosen: CriteriaSet, criterion: str) -> StepWording | None:
    """What the own Stelle wrote. One query."""
    return StepWording.objects.filter(set_key=chosen.key, edition=chosen.edition, criterion=criterion).first()


def _worded(
    criterion: Criterion, own: StepWording | None, given: StepWording | None, kgc: str, chosen: CriteriaSet
) -> Worded:
    if own is not None:
        return Worded(criterion, tuple(own.steps), own.source, own=True)
    if given is not None:
        return Worded(criterion, tuple(given.steps), given.source, by=kgc)
    steps = tuple(PLACEHOLDER.format(number=number) for number in range(1, chosen.placeholder_steps + 1))
    return Worded(criterion, steps, placeholder=True)
