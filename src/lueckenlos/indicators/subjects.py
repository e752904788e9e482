"""Kennzahlen as things that others point to, such as a Praxisbeispiel that shows its effect by one."""

from collections.abc import Mapping, Sequence

from lueckenlos.indicators.messages import INDICATOR
from lueckenlos.indicators.registry import all_indicators
from lueckenlos.indicators.rules import may_view_need
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Ref, Subject, SubjectKind


class IndicatorSubjects(SubjectKind):
    """Definitions are the same for everybody; the page with the figures is not for every role."""

    kind = "indicators.indicator"
    label = INDICATOR

    def find(self, actor: Actor, keys: Sequence[str]) -> Mapping[str, Subject]:
        return {one.ref.key: one for one in self.search(actor, "", len(all_indicators())) if one.ref.key in keys}

    def search(self, actor: Actor, words: str, limit: int) -> Sequence[Subject]:
        url = work_url(actor.stelle, "indicators:need") if may_view_need(actor) else ""
        found = (one for one in all_indicators().values() if words.lower() in one.label.lower())
        return [Subject(Ref(self.kind, one.slug), one.label, url) for one in found][:limit]
