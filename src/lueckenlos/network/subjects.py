"""What the network adds to the page of an organisation."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from django.db.models import Q

from lueckenlos.network import rules
from lueckenlos.network.messages import ENTER_TIE, NETWORK, SEE_NETWORK, ties_text
from lueckenlos.network.models import Tie
from lueckenlos.network.queries import ties_for
from lueckenlos.network.sources import actor_key
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Neighbour, PageLink, Ref, Subject, SubjectKind

ORGANISATION: Final = "partners.organisation"


class TieSubjects(SubjectKind):
    """All entered ties of one organisation as one thing: it may have dozens. ``key`` is that of the organisation."""

    kind = "network.ties"
    label = NETWORK

    def find(self, actor: Actor, keys: Sequence[str]) -> Mapping[str, Subject]:
        """One query."""
        wanted = [int(key) for key in keys if key.isdecimal()]
        rows = ties_for(actor).filter(Q(giver__in=wanted) | Q(receiver__in=wanted), until=None)
        counts = Counter(end for pair in rows.values_list("giver_id", "receiver_id") for end in pair)
        return {str(pk): self._subject(actor, pk, counts[pk]) for pk in wanted if counts[pk]}

    def _subject(self, actor: Actor, pk: int, count: int) -> Subject:
        url = work_url(actor.stelle, "network:actor", pk)
        return Subject(Ref(self.kind, str(pk)), ties_text(count), url)


TIES: Final = TieSubjects()


class NetworkNeighbour(Neighbour):
    """From an organisation to its ties; one that has entered ties stays, or is merged with another."""

    def links(self, actor: Actor, subject: Subject) -> Sequence[PageLink]:
        if subject.ref.kind != ORGANISATION or not rules.may_view(actor):
            return ()
        own = work_url(actor.stelle, "network:actor", subject.ref.key)
        see = PageLink(SEE_NETWORK, own)
        if not rules.may_edit(actor):
            return (see,)
        return (
            see,
            PageLink(
                ENTER_TIE, f"{work_url(actor.stelle, 'network:tie_create')}?von={actor_key(int(subject.ref.key))}"
            ),
        )

    def resting(self, actor: Actor, ref: Ref) -> Sequence[Subject]:
        return tuple(TIES.find(actor, [ref.key]).values()) if ref.kind == ORGANISATION else ()

    def rests(self, ref: Ref) -> bool:
        if ref.kind != ORGANISATION or not ref.key.isdecimal():
            return False
        return Tie.objects.filter(Q(giver=ref.key) | Q(receiver=ref.key)).exists()
