"""Hints and searches for further places as things that others point to."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from lueckenlos.chains import queries, rules
from lueckenlos.chains.forms import read_search, search_query
from lueckenlos.chains.messages import HINT, hint_title
from lueckenlos.chains.messages.reach import SEARCH, search_title, way_text
from lueckenlos.chains.models import Bestandsaufnahme, HintDecision
from lueckenlos.chains.picture.exchange import hint_from_json
from lueckenlos.chains.presenters.further import further_text
from lueckenlos.chains.reach import Search
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


class SearchSubjects(SubjectKind):
    """A search for further places is not stored either: its key is what its address asks, and its page answers anew.

    Only a key that asks exactly what it says is one; others are unknown.
    """

    kind = "chains.reach"
    label = SEARCH

    def find(self, actor: Actor, keys: Sequence[str]) -> Mapping[str, Subject]:
        if not rules.may_view_picture(actor):
            return {}
        searches = {key: search for key in keys if (search := search_of(actor, key))}
        return {key: self._subject(actor, key, search) for key, search in searches.items()}

    def reason(self, actor: Actor, key: str) -> str:
        """Whom the places found today reach and whom not; empty where there is none."""
        search = search_of(actor, key)
        if search is None:
            return ""
        return helped_by(actor, search)[0]

    def _subject(self, actor: Actor, key: str, search: Search) -> Subject:
        title = f"{search_title(search.question, search.count)} · {way_text(search.question.way)}"
        return Subject(Ref(self.kind, key), title, f"{work_url(actor.stelle, 'chains:further')}?{key}")


def helped_by(actor: Actor, search: Search) -> tuple[str, frozenset[str]]:
    """Whom the places found today reach and whom not, and the keys of the areas in which they help; both empty where
    there is no such place, or the actor may not see the picture."""
    if not rules.may_view_picture(actor):
        return "", frozenset()
    searched = queries.search_places(actor.stelle, search, timezone.localdate())
    if searched.found is None:
        return "", frozenset()
    helped = {searched.data.areas[area].key for areas in searched.found.reaches for area in areas}
    return further_text(searched, search, searched.found), frozenset(helped)


def search_of(actor: Actor, key: str) -> Search | None:
    """What a key asks."""
    search = read_search(QueryDict(key), actor.stelle)
    return search if urlencode(search_query(search)) == key else None


def visible_inventories(actor: Actor) -> QuerySet[Bestandsaufnahme]:
    """Frozen pictures, for whoever may see the picture itself."""
    rows = Bestandsaufnahme.objects.all()
    return rows if rules.may_view_picture(actor) else rows.none()
