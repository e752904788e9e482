"""Published versions as things that others point to, and what papers add to the pages of others."""

from collections.abc import Mapping, Sequence

from lueckenlos.adoption import messages, rules
from lueckenlos.adoption.enums import GapKind
from lueckenlos.adoption.models import PaperVersion
from lueckenlos.adoption.queries import shared
from lueckenlos.adoption.queries.filters import fitting, narrowed
from lueckenlos.adoption.queries.keys import PAPER, version_key
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Neighbour, PageLink, Ref, Subject, SubjectKind
from lueckenlos.vocabulary.registry import vocabulary

KIND = PAPER
_SHOWN = 3
_HINT = "chains.hint"


class PaperSubjects(SubjectKind):
    """A Beschluss rests on one version, which never changes; its key is ``<paper>-<number>``."""

    kind = KIND
    label = messages.PAPER

    def find(self, actor: Actor, keys: Sequence[str]) -> Mapping[str, Subject]:
        if not rules.may_read(actor):
            return {}
        found = shared.versions_by_key(actor, keys)
        return {key: _subject(actor, key, version) for key, version in found.items()}

    def search(self, actor: Actor, words: str, limit: int) -> Sequence[Subject]:
        """Only versions in force: nothing new shall rest on a withdrawn one."""
        if not rules.may_read(actor):
            return ()
        rows = narrowed(shared.papers_in_sight(actor), {"text": words}, published=True)
        found = rows.order_by("current_key", "pk").values_list("public_id", "current")[:limit]
        return list(self.find(actor, [version_key(*pair) for pair in found]).values())

    def in_force(self, actor: Actor, key: str) -> Verdict:
        """A withdrawal counts also where the reader does not see the paper any more: somebody pointed to it before."""
        version = shared.version_at(key)
        return rules.in_force(version) if version else Verdict.yes()


class PaperNeighbour(Neighbour):
    """On a hint's page: papers that help with its kind of gap in its Lebensphase."""

    def links(self, actor: Actor, subject: Subject) -> Sequence[PageLink]:
        if subject.ref.kind != _HINT or not rules.may_read(actor):
            return ()
        gap, phases = hint_facts(subject.ref.key)
        papers = list(fitting(shared.foreign_papers(actor), gap, phases)[: _SHOWN + 1]) if gap else []
        found = [
            PageLink(
                messages.FITTING.format(title=paper.current_title),
                work_url(actor.stelle, "adoption:paper_detail", paper.public_id),
                paper.stelle.name,
            )
            for paper in papers[:_SHOWN]
        ]
        if len(papers) > _SHOWN:
            url = work_url(actor.stelle, "adoption:paper_list")
            found.append(PageLink(messages.ALL_FITTING, f"{url}?ansicht=entdecken&luecke={gap}"))
        return found


def hint_facts(key: str) -> tuple[str, list[str]]:
    """Kind of gap and Lebensphasen of a hint as its key names them, those of its Übergang too; empty if it does not."""
    parts = key.split(":")
    gap = parts[0] if parts[0] in GapKind.values else ""
    known, transitions = vocabulary("lebensphase"), vocabulary("uebergang").by_slug
    found = [part for part in parts[1:] if part in known]
    for term in (transitions[part] for part in parts[1:] if part in transitions):
        found += [str(phase) for name in ("from_phases", "to_phases") for phase in _listed(term.data.get(name))]
    return gap, sorted(set(found))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _subject(actor: Actor, key: str, version: PaperVersion) -> Subject:
    url = work_url(actor.stelle, "adoption:paper_detail", version.paper.public_id)
    state = messages.WITHDRAWN_STATE if version.withdrawn_at else messages.VERSION.format(number=version.number)
    return Subject(Ref(KIND, key), version.title, f"{url}?fassung={version.number}", state)
