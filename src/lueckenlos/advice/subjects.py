"""Cases as things that others point to, and activities counted toward the goals of the KGC."""

from collections.abc import Sequence
from typing import Final

from lueckenlos.advice import queries, rules
from lueckenlos.advice.messages import TO_ACTIVITY, counted
from lueckenlos.advice.models import Activity, Case
from lueckenlos.advice.queries.figures import toward_goals
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Neighbour, PageLink, Ref, RowKind, Subject

GOAL: Final = "goals.goal"
CASES: Final = RowKind("advice.case", Case, queries.cases_for, "advice:case_detail", title="title", words="title_key")
ACTIVITIES: Final = RowKind(
    "advice.activity", Activity, queries.activities_for, "advice:activity_detail", title="title", words="title_key"
)


class CountedGoals(Neighbour):
    """On the page of a goal: how much was done for it, with the way to the list behind the figure."""

    def links(self, actor: Actor, subject: Subject) -> Sequence[PageLink]:
        if subject.ref.kind != GOAL or not rules.may_edit(actor):
            return ()
        return (PageLink(TO_ACTIVITY, f"{work_url(actor.stelle, 'advice:activity_create')}?ziel={subject.ref.key}"),)

    def resting(self, actor: Actor, ref: Ref) -> Sequence[Subject]:
        if ref.kind != GOAL or not ref.key.isdecimal() or not rules.may_view(actor):
            return ()
        tally = toward_goals(actor, [int(ref.key)]).get(int(ref.key))
        if tally is None:
            return ()
        url = f"{work_url(actor.stelle, 'advice:activity_list')}?ziel={ref.key}"
        return (Subject(Ref(ACTIVITIES.kind, ""), counted(tally.activities, tally.minutes), url),)

    def rests(self, ref: Ref) -> bool:
        return ref.kind == GOAL and ref.key.isdecimal() and Activity.objects.filter(goal=int(ref.key)).exists()
