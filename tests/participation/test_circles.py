"""Kreise der Entscheidung and the steps of Partizipation."""

import pytest

from factories import Cast
from goals.plans import make_measure
from lueckenlos.goals import actions as goal_actions
from lueckenlos.participation.actions import circles as actions
from lueckenlos.participation.models import Circles, StageEntry
from lueckenlos.participation.rings import draw
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Ref
from lueckenlos.vocabulary.registry import vocabulary
from participation.asking import DAY


def test_every_group_keeps_its_direction() -> None:
    rings = {"bedarf.0.jetzt": "entscheidet", "bedarf.0.soll": "nicht", "planung.2.jetzt": "gehoert"}
    first, second, *_ = draw(["Politik", "", "Eltern"], rings)
    assert [dot.name for dot in first.dots] == ["Politik", "Eltern"]
    politik, eltern = first.dots
    assert politik.now is not None
    assert politik.wanted is not None
    # to the right of the middle, farther out where less is decided
    assert 160 < politik.now[0] < politik.wanted[0]
    assert (eltern.now, eltern.now_label) == (None, "–")
    assert second.dots[1].now is not None
    assert second.dots[1].now[0] < 160
    assert len(first.radii) == 5


def test_rings_are_entered_as_a_table(hettstedt: Cast) -> None:
    measure = make_measure(hettstedt["koordination"])
    browser, stelle = hettstedt.client("mitarbeit"), hettstedt.hettstedt
    begin = f"{work_url(stelle, 'participation:circles_create')}?von=goals.measure&schluessel={measure.pk}"
    form = browser.get(begin).context["form"]
    assert form["title"].value() == measure.title
    sent = {
        "version": 1,
        "title": "Lotsin",
        "gruppe0": "Eltern",
        "bedarf.0.jetzt": "gehoert",
        "bedarf.0.soll": "unsinn",
    }
    browser.post(begin, {**sent, "bedarf.7.jetzt": "mit"})
    row = Circles.objects.get()
    assert (row.groups[0], row.rings, row.subject_title) == ("Eltern", {"bedarf.0.jetzt": "gehoert"}, measure.title)
    page = browser.get(work_url(stelle, "participation:circles_detail", row.pk)).content.decode()
    assert "wird gehört" in page
    assert 'class="rings"' in page
    assert row.title in browser.get(work_url(stelle, "goals:measure_detail", measure.pk)).content.decode()


def test_two_editors_of_the_same_circles(hettstedt: Cast) -> None:
    row = actions.save_circles(values={"title": "Lotsin", "groups": ["Eltern"], "rings": {}}, by=hettstedt["mitarbeit"])
    url = work_url(row.stelle, "participation:circles_edit", row.pk)
    typed = {"version": 1, "gruppe0": "Eltern"}
    hettstedt.client("koordination").post(url, {**typed, "title": "Erste"})
    second = hettstedt.client("mitarbeit").post(url, {**typed, "title": "Zweite"})
    assert ("Worum es geht", "Erste", "Zweite") in second.context["form"].conflict
    with pytest.raises(Invalid, match="circles_without_group"):
        actions.save_circles(values={"title": "Leer", "groups": [" "], "rings": {}}, by=hettstedt["mitarbeit"])


def test_a_step_of_a_measure_with_its_history(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    measure = make_measure(by)
    ref, stelle = Ref("goals.measure", str(measure.pk)), by.stelle
    browser = hettstedt.client("mitarbeit")
    page = f"{work_url(stelle, 'participation:stage')}?von=goals.measure&schluessel={measure.pk}"
    sent = {"step": "anhoerung", "group": "Eltern", "evidence": "Zwei Elternabende.", "seen_on": "2026-10-01"}
    browser.post(page, sent)
    actions.add_stage(about=ref, values={**sent, "step": "mitbestimmung", "seen_on": DAY}, today=DAY, by=by)
    assert [row.step for row in StageEntry.objects.all()] == ["mitbestimmung", "anhoerung"]
    detail = browser.get(work_url(stelle, "goals:measure_detail", measure.pk)).content.decode()
    assert "6 · Mitbestimmung (Eltern)" in detail
    assert "4 · Anhörung (Eltern)" not in detail
    with pytest.raises(Invalid, match="others_rest_on_it"):
        goal_actions.delete_measure(measure=measure, by=by)
    browser.post(page, {"entfernen": StageEntry.objects.first().pk})
    assert [row.step for row in StageEntry.objects.all()] == ["anhoerung"]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"step": "zehnte"}, "stage_unknown"),
        ({"seen_on": DAY.replace(year=2027)}, "stage_in_future"),
        ({"evidence": " "}, "stage_incomplete"),
    ],
)
def test_a_wrong_step_is_refused(hettstedt: Cast, values: dict[str, object], code: str) -> None:
    by = hettstedt["koordination"]
    ref = Ref("goals.measure", str(make_measure(by).pk))
    given = {"step": "information", "group": "Eltern", "evidence": "Ein Brief.", **values}
    with pytest.raises(Invalid, match=code):
        actions.add_stage(about=ref, values=given, today=DAY, by=by)
    assert StageEntry.objects.count() == 0


def test_the_nine_steps() -> None:
    steps = vocabulary("partizipationsstufe").terms
    assert [step.data["number"] for step in steps] == list(range(1, 10))
    assert [step.data["group"] for step in steps].count("Partizipation") == 3
