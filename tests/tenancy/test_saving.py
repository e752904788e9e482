"""What a form says when an action refuses it: shown with a Gremium, the shortest versioned record there is."""

import pytest
from django.http import Http404, QueryDict

from boards import committee as made
from factories import Cast
from lueckenlos.boards.actions.gremien import update_gremium
from lueckenlos.boards.forms.gremium import GREMIUM_FIELDS, GremiumForm
from lueckenlos.boards.models import Gremium
from lueckenlos.tenancy.forms.saving import done, saved, shown, values_of

TYPED = "name=Meins&kind=steuerkreis&invitation_days=14&quorum=keine&voting=einfach&keep_days=365&version=1"


def form() -> GremiumForm:
    made = GremiumForm(QueryDict(TYPED))
    assert made.is_valid()
    return made


def test_a_row_read_before_somebody_else_saved_is_read_again(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    row = made.gremium(by, name="Anfang")
    update_gremium(gremium=row, values={"name": "Inzwischen"}, seen=1, by=by)
    row.version, row.name, mine = 1, "Anfang", form()
    values = values_of(mine, GREMIUM_FIELDS)
    assert saved(mine, lambda: update_gremium(gremium=row, values=values, seen=1, by=by), row) is None
    assert ("Name", "Inzwischen", "Meins") in mine.conflict
    assert mine["version"].value() == "2"
    # the next saving wins, and what was saved comes back
    again = saved(mine, lambda: update_gremium(gremium=row, values=values, seen=2, by=by), row)
    assert again is not None
    assert shown(again, ["name"]) == {"version": 3, "name": "Meins"}


def test_a_row_that_is_gone_is_not_to_be_found(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    row, mine = made.gremium(by), form()
    update_gremium(gremium=row, values={"name": "Inzwischen"}, seen=1, by=by)
    stale = Gremium.objects.get(pk=row.pk)

    def work() -> Gremium:
        try:
            return update_gremium(gremium=row, values={"name": "Meins"}, seen=1, by=by)
        finally:
            Gremium.objects.filter(pk=row.pk).delete()

    with pytest.raises(Http404):
        saved(mine, work, stale)


def test_other_refusals_are_one_sentence(hettstedt: Cast) -> None:
    by, mine = hettstedt["koordination"], form()
    made.gremium(by, name="Meins")
    other = made.gremium(by)
    assert not done(mine, lambda: update_gremium(gremium=other, values={"name": "Meins"}, seen=1, by=by))
    assert mine.non_field_errors() == ["Ein Gremium mit dem Namen „Meins“ gibt es schon."]
