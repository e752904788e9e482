"""How things of strangers point to each other: a Beschluss to a Hinweis, a Maßnahme to an offer.

Packages on one layer never import each other. Each registers the kinds of things it owns (:class:`SubjectKind`) and
what it adds to the pages of others (:class:`Neighbour`) when its app is ready. A pointer is a kind, a key and the title
the thing had when somebody pointed to it; what the reader may not see is shown by that title alone, without a link.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from django.db import models
from django_scopes import scope

from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.prepared import Prepared
from lueckenlos.shared.registers import Register
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url

Rows = Callable[[Actor], models.QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Ref:
    """``kind`` is ``package.noun``; ``key`` is what the owner finds the thing by."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing as others name it. ``url`` is empty where the reader may not open it or it is gone."""

    ref: Ref
    title: str
    url: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link with the words people read; ``hint`` is one short sentence below it."""

    label: str
    url: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Late:
    """Something whose term is over; ``note`` says in German by how much, and whose it is."""

    subject: Subject
    due_on: date
    note: str


@dataclass(frozen=True, slots=True)
class Announcement:
    """A thing that everybody may read, as a newsletter tells of it.

    ``url`` is a path of the public site; ``note`` a date or the like, in German.
    """

    ref: Ref
    title: str
    teaser: str
    url: str
    note: str = ""


class SubjectKind:
    """Override all. Every method expects the scope of the actor's Stelle to be open."""

    kind: str = ""
    label: str = ""

    def find(self, actor: Actor, keys: Sequence[str]) -> Mapping[str, Subject]:
        """Those of the keys that exist and that the actor may see. A constant number of queries."""
        raise NotImplementedError

    def search(self, actor: Actor, words: str, limit: int) -> Sequence[Subject]:
        """What the actor may point to, for a field that proposes; empty where nobody points by hand."""
        return ()

    def in_force(self, actor: Actor, key: str) -> Verdict:
        """No, and why, where nothing new may rest on the thing, such as a paper that was withdrawn."""
        return Verdict.yes()

    def reason(self, actor: Actor, key: str) -> str:
        """Why something should follow from the thing, to be carried along; empty where nothing is known."""
        return ""

    def announced(self, actor: Actor, now: datetime, keys: Sequence[str] | None = None) -> Sequence[Announcement]:
        """What is public just now and the Stelle can tell others of, the newest first; of ``keys`` those that are."""
        return ()


class RowKind(SubjectKind):
    """Rows of one model, found by primary key: ``rows`` is the visibility query, ``page`` the detail page.

    ``title`` names the field that is shown, ``words`` the one that is searched and sorted by: as typed, or one of
    ``shared.text.sort_key``.
    """

    def __init__(
        self, kind: str, model: type[models.Model], rows: Rows, page: str, *, title: str = "title", words: str = "title"
    ) -> None:
        self.kind, self.label = kind, str(model._meta.verbose_name)
        self._rows, self._page, self._title, self._words = rows, page, title, words

    def find(self, actor: Actor, keys: Sequence[str]) -> Mapping[str, Subject]:
        rows = self._rows(actor).filter(pk__in=[key for key in keys if key.isdecimal()])
        return {one.ref.key: one for one in self.of_rows(actor, rows)}

    def search(self, actor: Actor, words: str, limit: int) -> Sequence[Subject]:
        # a key holds folded words; anything else is compared without regard to case, which PostgreSQL must be told
        wanted = sort_key(words) if self._words.endswith("_key") else words
        rows = self._rows(actor).filter(**{f"{self._words}__icontains": wanted})
        return self.of_rows(actor, rows.order_by(self._words, "pk")[:limit])

    def of_rows(self, actor: Actor, rows: models.QuerySet[Any]) -> list[Subject]:
        """Rows that the actor may see, as subjects."""
        pairs = rows.values_list("pk", self._title)
        return [Subject(Ref(self.kind, str(pk)), title, work_url(actor.stelle, self._page, pk)) for pk, title in pairs]


class Neighbour:
    """What a package adds to the pages of others. Override what applies; the scope is that of the actor's Stelle.

    ``pointing``: the records of this package that point to things of others, if any. ``resting`` is then asked only
    where one of them points to the thing.
    """

    pointing: "Sequence[type[SubjectFields]]" = ()

    def links(self, actor: Actor, subject: Subject) -> Sequence[PageLink]:
        """What can be begun from this thing, for those who may."""
        return ()

    def resting(self, actor: Actor, ref: Ref) -> Sequence[Subject]:
        """Things of this package that point to it and that the actor may see."""
        return ()

    def rests(self, ref: Ref) -> bool:
        """Whether anything of this package points to it, seen or not: then it must stay."""
        return any(_pointing_to(model, ref.kind, ref.key).exists() for model in self.pointing)

    def late(self, actor: Actor, today: date) -> Sequence[Late]:
        """What of this package the actor may see and should have been done by now. A constant number of queries."""
        return ()


class SubjectFields(models.Model):
    """The pointer of a record to a thing of any package; all empty where there is none."""

    subject_kind = models.CharField("Bezug: Art", max_length=40, blank=True, editable=False)
    subject_key = models.CharField("Bezug: Schlüssel", max_length=200, blank=True, editable=False)
    subject_title = models.CharField("Bezug", max_length=300, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def subject_ref(self) -> Ref | None:
        return Ref(self.subject_kind, self.subject_key) if self.subject_kind else None


_KINDS: Final = Register[SubjectKind]()
_NEIGHBOURS: Final = Register[Neighbour]()


def register_kind(kind: SubjectKind) -> None:
    """Called once for each kind by the app of the package that owns it."""
    _KINDS.add(kind, kind.kind)


def register_neighbour(neighbour: Neighbour) -> None:
    """Called once by the app of the package."""
    _NEIGHBOURS.add(neighbour)


def label_of(kind: str) -> str:
    """What a thing of this kind is called; the kind itself when its package is not installed."""
    return known.label if (known := _KINDS.get(kind)) else kind


def find_all(actor: Actor, refs: Iterable[Ref]) -> dict[Ref, Subject]:
    """What of these exists and may be seen. The queries grow with the kinds, not with the number of refs."""
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for ref in dict.fromkeys(refs):
        keys[ref.kind].append(ref.key)
    found: dict[Ref, Subject] = {}
    for slug, wanted in keys.items():
        if kind := _KINDS.get(slug):
            found |= {subject.ref: subject for subject in kind.find(actor, wanted).values()}
    return found


def find(actor: Actor, ref: Ref) -> Subject | None:
    """None for what does not exist or may not be seen; nobody learns which."""
    return find_all(actor, [ref]).get(ref)


def named(actor: Actor, rows: Iterable[SubjectFields]) -> list[Subject]:
    """The subject of each row that has one; without a link, by its old title, where it is gone or not to be seen."""
    pointing = [(row, ref) for row in rows if (ref := row.subject_ref)]
    found = find_all(actor, (ref for _, ref in pointing))
    return [found.get(ref) or Subject(ref, row.subject_title) for row, ref in pointing]


def search(actor: Actor, kinds: Iterable[str], words: str, limit: int = 10) -> list[Subject]:
    """Proposals from these kinds, ``limit`` of each."""
    known = [kind for slug in kinds if (kind := _KINDS.get(slug))]
    return [one for kind in known for one in kind.search(actor, words, limit)]


def links(actor: Actor, subject: Subject) -> list[PageLink]:
    """What every package offers to begin from this thing."""
    return [link for one in _NEIGHBOURS for link in one.links(actor, subject)]


def resting(actor: Actor, ref: Ref) -> list[Subject]:
    """What points to this thing, of every package, as far as the actor may see it.

    One query asks which records point to it; most things have none, and no package is asked further.
    """
    neighbours = list(_NEIGHBOURS)
    records = tuple(dict.fromkeys(model for one in neighbours for model in one.pointing))
    asked = _which_point(records).tuples(actor.stelle.pk, ref.kind, ref.key) if records else ()
    pointing = {name for (name,) in asked}
    return [
        subject
        for one in neighbours
        if not one.pointing or any(model._meta.label in pointing for model in one.pointing)
        for subject in one.resting(actor, ref)
    ]


@lru_cache(maxsize=8)
def _which_point(records: Sequence[type[SubjectFields]]) -> Prepared[models.Model]:
    """The names of those records of which one of the Stelle points to a thing, given by Stelle, kind and key."""

    def build(stelle: int, kind: str, key: str) -> models.QuerySet[Any, Any]:
        with scope(stelle=[stelle]):
            parts = [_named_pointers(model, kind, key) for model in records]
        return parts[0].union(*parts[1:])

    return Prepared(build, int, str, str)


def _named_pointers(model: type[SubjectFields], kind: str, key: str) -> models.QuerySet[Any, Any]:
    name = models.Value(model._meta.label, output_field=models.CharField())
    return _pointing_to(model, kind, key).order_by().values_list(name)


def _pointing_to(model: type[SubjectFields], kind: str, key: str) -> models.QuerySet[Any]:
    return model._default_manager.filter(subject_kind=kind, subject_key=key)  # noqa: SLF001 -- Django's public name


def late(actor: Actor, today: date) -> list[Late]:
    """What of every package is past its term, the oldest first."""
    return sorted((row for one in _NEIGHBOURS for row in one.late(actor, today)), key=lambda row: row.due_on)


def announced(actor: Actor, now: datetime) -> list[tuple[str, Sequence[Announcement]]]:
    """What the Stelle can tell others of, by kind: the label and the newest few."""
    found = [(kind.label, kind.announced(actor, now)) for kind in _KINDS]
    return [(label, rows) for label, rows in found if rows]


def still_announced(actor: Actor, refs: Iterable[Ref], now: datetime) -> dict[Ref, Announcement]:
    """Those of them that everybody may read just now. The queries grow with the kinds, not with the number of refs."""
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for ref in dict.fromkeys(refs):
        keys[ref.kind].append(ref.key)
    known = [kind for slug in keys if (kind := _KINDS.get(slug))]
    return {one.ref: one for kind in known for one in kind.announced(actor, now, keys[kind.kind])}


def ensure_in_force(actor: Actor, ref: Ref) -> None:
    """Raises Invalid with the owner's reason where nothing new may rest on this thing; call it before pointing."""
    if (kind := _KINDS.get(ref.kind)) and not (verdict := kind.in_force(actor, ref.key)):
        raise Invalid(verdict.code, **verdict.values)


def reason_of(actor: Actor, ref: Ref) -> str:
    """What the owner says why something should follow from the thing."""
    return kind.reason(actor, ref.key) if (kind := _KINDS.get(ref.kind)) else ""


def ensure_free(ref: Ref) -> None:
    """Raises Invalid("others_rest_on_it") while anything points to it; call it before deleting."""
    if any(one.rests(ref) for one in _NEIGHBOURS):
        raise Invalid("others_rest_on_it")
