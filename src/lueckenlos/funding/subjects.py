"""Antragsmappen and Förderprogramme as things that others point to, and what rests on the things of others."""

from collections.abc import Sequence
from datetime import date

from lueckenlos.funding import queries
from lueckenlos.funding.enums import MappeState
from lueckenlos.funding.messages.subjects import PROOF_NOTE
from lueckenlos.funding.models import Mappe, Pick, Programme
from lueckenlos.funding.queries.upcoming import PROGRAMME
from lueckenlos.shared.formats import days_late
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Late, Neighbour, Ref, RowKind, Subject

MAPPE = "funding.mappe"


def mappen() -> RowKind:
    return RowKind(MAPPE, Mappe, queries.mappen_for, "funding:mappe_detail")


def programmes() -> RowKind:
    return RowKind(PROGRAMME, Programme, queries.programmes_for, "funding:programme_detail", words="title_key")


class FundingNeighbour(Neighbour):
    """On a goal, measure or Beschluss: the Mappen that rest on it. Nothing of theirs may vanish unseen."""

    pointing = (Pick, Mappe)

    def resting(self, actor: Actor, ref: Ref) -> Sequence[Subject]:
        rows = queries.mappen_for(actor)
        picked = rows.filter(picks__subject_kind=ref.kind, picks__subject_key=ref.key)
        about = rows.filter(subject_kind=ref.kind, subject_key=ref.key)
        return [_subject(actor, row) for row in (picked | about).distinct().order_by("title", "pk")]

    def late(self, actor: Actor, today: date) -> Sequence[Late]:
        """A Verwendungsnachweis that should have been sent."""
        rows = queries.mappen_for(actor).filter(state=MappeState.BEWILLIGT, proof_due_on__lt=today)
        return [
            Late(_subject(actor, row), row.proof_due_on, f"{PROOF_NOTE}, {days_late((today - row.proof_due_on).days)}")
            for row in rows
            if row.proof_due_on
        ]


def _subject(actor: Actor, row: Mappe) -> Subject:
    url = work_url(actor.stelle, "funding:mappe_detail", row.pk)
    return Subject(Ref(MAPPE, str(row.pk)), row.title, url, row.get_state_display())
