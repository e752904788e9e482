"""Everything an offer says, in the order of its form, as text."""

from dataclasses import dataclass, field

from lueckenlos.directory.forms.sections import SECTIONS
from lueckenlos.directory.messages import words
from lueckenlos.directory.models import Offer
from lueckenlos.directory.queries.content import label_of, scalar_text
from lueckenlos.directory.rules.completeness import CHAIN
from lueckenlos.directory.rules.content import SCALARS
from lueckenlos.directory.rules.times import in_words

# shown elsewhere on the page, or only the machine's business
_ELSEWHERE = frozenset({"title", "summary", "description", "lebensphasen_fixed"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One field: empty ``text`` means that nobody has said anything yet; ``wanted`` that the Kettenbild misses it."""

    label: str
    text: str
    wanted: bool = False


@dataclass
class Group:
    """The facts of one section; ``empty`` names the fields about which nothing is known."""

    slug: str
    title: str
    facts: list[Fact] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)


def facts_of(offer: Offer, *, hidden: frozenset[str] = frozenset()) -> list[Group]:
    """Without the ``hidden`` fields. Needs the parts of the offer prefetched."""
    groups = []
    for section in SECTIONS:
        group = Group(section.slug, section.title)
        for fact in _facts(
            offer, section.slug, [name for name in (*section.names, *section.more) if name not in hidden]
        ):
            if fact.text or fact.wanted:
                group.facts.append(fact)
            else:
                group.empty.append(fact.label)
        groups.append(group)
    return [group for group in groups if group.facts or group.empty]


def _facts(offer: Offer, slug: str, names: list[str]) -> list[Fact]:
    found = []
    if slug == "menschen":
        found.append(Fact(words.AGE, words.age(offer.age_from_months, offer.age_to_months)))
    if slug == "angebot":
        partners = ", ".join(partner.name for partner in offer.cooperation.all())
        found += [Fact(label_of("traeger"), offer.traeger.name if offer.traeger else "", wanted=True)]
        found += [Fact(label_of("cooperation"), partners)]
    if slug == "orte":
        found += [Fact(place.label or label_of("places"), str(place)) for place in offer.places.all()]
        areas = ", ".join(sorted(served.gebiet.name for served in offer.served.all()))
        found.append(Fact(label_of("areas"), areas or words.WHOLE_TERRITORY))
    if slug == "zeiten":
        found += [Fact(label_of("times"), in_words(moment)) for moment in offer.times.all()]
    scalars = [name for name in names if name in SCALARS and name not in _ELSEWHERE]
    return found + [Fact(label_of(name), scalar_text(name, getattr(offer, name)), name in CHAIN) for name in scalars]
