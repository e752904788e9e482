"""Praxisbeispiele as things others point to, and what the library adds to the pages of others."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from django.db.models import Q
from django.urls import reverse

from lueckenlos.adoption.subjects import hint_facts
from lueckenlos.library import messages, rules
from lueckenlos.library.models import PublishedExample
from lueckenlos.library.queries import public
from lueckenlos.shared.text import sort_key
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.queries.tree import descendants
from lueckenlos.tenancy.subjects import Announcement, Neighbour, PageLink, Ref, Subject, SubjectKind
from lueckenlos.vocabulary.registry import vocabulary

KIND: Final = "library.example"
_HINT: Final = "chains.hint"
_SHOWN: Final = 3
PUBLICATION: Final = "library.publication"
_NEWEST: Final = 20


class ExampleSubjects(SubjectKind):
    """Found are published ones, of every Stelle, by their public key."""

    kind = KIND
    label = messages.EXAMPLE

    def find(self, actor: Actor, keys: Sequence[str]) -> Mapping[str, Subject]:
        rows = public.public_examples().filter(public_id__in=keys).values_list("public_id", "title")
        return {key: _subject(key, title) for key, title in rows}

    def search(self, actor: Actor, words: str, limit: int) -> Sequence[Subject]:
        wanted = sort_key(words)
        rows = public.public_examples().filter(example__title_key__contains=wanted).values_list("public_id", "title")
        return [_subject(key, title) for key, title in rows[:limit]]


class PublicationSubjects(SubjectKind):
    """Publications that are out, by their public key; a newsletter tells of the own ones and those of Stellen below."""

    kind = PUBLICATION
    label = messages.PUBLICATION

    def find(self, actor: Actor, keys: Sequence[str]) -> Mapping[str, Subject]:
        rows = public.public_publications().filter(public_id__in=keys).values_list("public_id", "title")
        return {key: Subject(Ref(PUBLICATION, key), title, _page(key)) for key, title in rows}

    def announced(self, actor: Actor, now: datetime, keys: Sequence[str] | None = None) -> Sequence[Announcement]:
        rows = public.public_publications().filter(Q(stelle=actor.stelle) | Q(stelle__in=descendants(actor.stelle)))
        chosen = rows[:_NEWEST] if keys is None else rows.filter(public_id__in=keys)
        fields = ("public_id", "title", "summary", "year")
        return [
            Announcement(Ref(PUBLICATION, key), title, summary, _page(key), str(year))
            for key, title, summary, year in chosen.values_list(*fields)
        ]


class LibraryNeighbour(Neighbour):
    """On a hint's page: how communes like this one have answered it."""

    def links(self, actor: Actor, subject: Subject) -> Sequence[PageLink]:
        if subject.ref.kind != _HINT or not rules.may_enter(actor):
            return ()
        gap, phases = hint_facts(subject.ref.key)
        transitions = [part for part in subject.ref.key.split(":")[1:] if part in vocabulary("uebergang")]
        if not (gap or transitions):
            return ()
        found = public.fitting(gap, phases, transitions, actor.stelle)
        links = [_link(one) for one in found[:_SHOWN]]
        if len(found) > _SHOWN:
            links.append(PageLink(messages.ALL_SIMILAR, f"{reverse('portal:example_list')}?luecke={gap}"))
        return links


def _link(one: PublishedExample) -> PageLink:
    size = messages.PEOPLE.format(number=f"{one.population:,}".replace(",", ".")) if one.population else ""
    title = messages.SIMILAR.format(where=one.where, title=one.title)
    return PageLink(title, reverse("portal:example_page", args=[one.public_id]), size)


def _subject(key: str, title: str) -> Subject:
    return Subject(Ref(KIND, key), title, reverse("portal:example_page", args=[key]))


def _page(key: str) -> str:
    return reverse("portal:publication_page", args=[key])
