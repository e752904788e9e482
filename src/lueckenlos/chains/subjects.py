"""Hints as things that others point to."""

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from lueckenlos.chains import rules
from lueckenlos.chains.messages import HINT, hint_title
from lueckenlos.chains.models import Bestandsaufnahme, HintDecision
from lueckenlos.chains.picture.exchange import hint_from_json
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Ref, Subject, SubjectKind


class HintSubjects(SubjectKind):
    """A hint is computed, not stored: who points to it keeps its title, and its page says whether it is still there.

    Found are hints that somebody has decided on; only from these one goes on to a goal or a measure.
    """

    kind = "chains.hint"
    label = HINT

    def find(self, actor: Actor, keys: Sequence[str]) -> Mapping[str, Subject]:
        if not rules.may_view_picture(actor):
            return {}
        rows = HintDecision.objects.filter(hint_key__in=keys).order_by("created_at", "pk")
        return {row.hint_key: self._subject(actor, row) for row in rows}

    def _subject(self, actor: Actor, row: HintDecision) -> Subject:
        title = hint_title(hint_from_json(row.cause))
        url = work_url(actor.stelle, "chains:hint", row.hint_key)
        return Subject(Ref(self.kind, row.hint_key), title, url, row.get_decision_display())


def visible_inventories(actor: Actor) -> QuerySet[Bestandsaufnahme]:
    """Frozen pictures, for whoever may see the picture itself."""
    rows = Bestandsaufnahme.objects.all()
    return rows if rules.may_view_picture(actor) else rows.none()
