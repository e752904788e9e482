"""Organisations of a Stelle: who sees them, what uses them, and which may be the same."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from django.db.models import Count, ManyToOneRel, Model, Q, QuerySet
from django.shortcuts import get_object_or_404
from rapidfuzz import fuzz, process

from lueckenlos.partners.models import ContactPerson, Organisation
from lueckenlos.shared.text import sort_key
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission

# words that say nothing about who somebody is
LEGAL_FORMS: Final = frozenset(
    {
        "ev",
        "e",
        "v",
        "ggmbh",
        "gmbh",
        "gag",
        "ag",
        "kg",
        "ggag",
        "stiftung",
        "der",
        "die",
        "das",
        "und",
        "in",
        "im",
        "am",
    }
)
# above this two names are worth a look; found by trying lists of real Träger
ALIKE: Final = 88
MOST_PAIRS: Final = 50
# a chain of Kitas with numbers in their names shall not fill the whole page
MOST_OF_ONE: Final = 5
# beyond this many names comparing each with each takes too long for a page
MOST_COMPARED: Final = 4_000
SUGGESTIONS: Final = 12


@dataclass(frozen=True, slots=True)
class Pair:
    """Two organisations that may be one; ``likeness`` from 0 to 100."""

    first: Organisation
    second: Organisation
    likeness: int


def organisations_for(actor: Actor) -> QuerySet[Organisation]:
    """All organisations of the Stelle, for roles that read everything."""
    return Organisation.objects.all() if actor.has(Permission.VIEW) else Organisation.objects.none()


def get_organisation_or_404(actor: Actor, pk: int) -> Organisation:
    return get_object_or_404(organisations_for(actor).prefetch_related("contacts"), pk=pk)


def filtered(organisations: QuerySet[Organisation], *, text: str = "", kind: str = "") -> QuerySet[Organisation]:
    if key := sort_key(text):
        organisations = organisations.filter(Q(name_key__contains=key) | Q(ort__icontains=text.strip()))
    return organisations.filter(kind=kind) if kind else organisations


def offer_counts(organisations: Iterable[Organisation]) -> dict[int, int]:
    """How many offers each runs; one query for a page of them."""
    keys = [organisation.pk for organisation in organisations]
    counted = Organisation.objects.filter(pk__in=keys).order_by().annotate(number=Count("offers"))
    return dict(counted.values_list("pk", "number"))


def suggestions(actor: Actor, text: str) -> list[str]:
    """Names that begin with or hold ``text``, those that begin with it first."""
    key = sort_key(text)
    if not key:
        return []
    names = organisations_for(actor).filter(name_key__contains=key).order_by("name_key")
    found = list(names.values_list("name_key", "name")[: SUGGESTIONS * 5])
    found.sort(key=lambda pair: (not pair[0].startswith(key), pair[0]))
    return [name for _, name in found[:SUGGESTIONS]]


def similar_names(name: str, *, most: int = 3) -> list[str]:
    """Names of organisations of the active Stelle that look like ``name`` but are not it."""
    key = sort_key(name)
    known = dict(Organisation.objects.exclude(name_key=key).values_list("name", "name_key"))
    cores = {other: core_of(other_key) for other, other_key in known.items()}
    found = process.extract(core_of(key), cores, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=most)
    return [other for _, _, other in found]


def duplicates(actor: Actor) -> list[Pair]:
    """Pairs of organisations that look alike or share a telephone number or address, most alike first."""
    rows = list(organisations_for(actor).order_by("name_key")[:MOST_COMPARED])
    pairs = _alike([core_of(row.name_key) for row in rows])
    for first, second in _sharing(rows):
        pairs.setdefault((first, second), ALIKE)
    best = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_PAIRS]
    return [Pair(rows[first], rows[second], likeness) for (first, second), likeness in best]


def uses_of(organisation: Organisation) -> list[str]:
    """What points to the organisation, as „3 Angebote“; contact persons and the like go with it and do not count."""
    columns: defaultdict[type[Model], list[str]] = defaultdict(list)
    for model, column in pointing_here():
        columns[model].append(column)
    found = []
    for model, names in columns.items():
        # a row that points here with either of two ends is one use
        here = Q(*[(name, organisation.pk) for name in names], _connector=Q.OR)
        rows = model._base_manager.filter(here)  # noqa: SLF001 -- their managers are not ours
        number = 0 if _goes_along(model) else rows.count()
        if number:
            owner = model._meta.auto_created
            meta = model._meta if isinstance(owner, bool) else owner._meta
            found.append(f"{number} {meta.verbose_name if number == 1 else meta.verbose_name_plural}")
    return found


@dataclass(frozen=True, slots=True)
class Row:
    """One field in which two organisations differ."""

    name: str
    label: str
    left: str
    right: str


def merge_rows(keep: Organisation, drop: Organisation) -> list[Row]:
    """The fields to choose: those in which both say something, and not the same."""
    rows = []
    for name in ("name", "kind", "street", "plz", "ort", "phone", "email", "website", "note"):
        field: Any = Organisation._meta.get_field(name)
        labels = dict(field.flatchoices) if field.choices else {}
        left, right = getattr(keep, name), getattr(drop, name)
        if left and right and left != right:
            rows.append(Row(name, str(field.verbose_name), str(labels.get(left, left)), str(labels.get(right, right))))
    return rows


def pointing_here() -> list[tuple[type[Model], str]]:
    """Every table with a foreign key to Organisation and the name of that key, link tables of sets included.

    Asks Django rather than naming them, because most lie in packages above this one.
    """
    relations = Organisation._meta.get_fields(include_hidden=True)
    return [
        (relation.related_model, relation.field.name)
        for relation in relations
        if isinstance(relation, ManyToOneRel) and not isinstance(relation.related_model, str)
    ]


def _goes_along(model: type[Model]) -> bool:
    """Rows that say something about the organisation alone; packages above mark theirs."""
    return model is ContactPerson or getattr(model, "goes_with_organisation", False)


def core_of(name_key: str) -> str:
    """The telling words of a name."""
    return " ".join(word for word in name_key.split() if word not in LEGAL_FORMS) or name_key


def _alike(names: list[str]) -> dict[tuple[int, int], int]:
    """The most alike pairs of positions, words in any order; of each name at most MOST_OF_ONE with later ones."""
    # all in one call: name by name takes six times as long
    sorted_words = [" ".join(sorted(name.split())) for name in names]
    likeness = process.cdist(sorted_words, sorted_words, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8)
    firsts, seconds = np.nonzero(np.triu(likeness, 1))
    values = likeness[firsts, seconds]
    found: dict[tuple[int, int], int] = {}
    taken: Counter[int] = Counter()
    for place in np.argsort(-values.astype(np.int16), kind="stable").tolist():
        first = int(firsts[place])
        taken[first] += 1
        if taken[first] <= MOST_OF_ONE:
            found[first, int(seconds[place])] = int(values[place])
        if len(found) == MOST_PAIRS:
            break
    return found


def _sharing(rows: list[Organisation]) -> Iterable[tuple[int, int]]:
    """Neighbouring positions of rows with the same telephone number, e-mail address or site."""
    for name in ("phone", "email", "website"):
        seen: dict[str, int] = {}
        for position, row in enumerate(rows):
            value = "".join(getattr(row, name).lower().split())
            if not value:
                continue
            if value in seen:
                yield seen[value], position
            seen[value] = position
