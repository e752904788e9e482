"""Ticking off next steps, and which of them are late."""

from datetime import date, timedelta

import pytest

from factories import Cast
from lueckenlos.quality import actions, queries, rules
from lueckenlos.quality.enums import State
from lueckenlos.quality.models import Assessment, Rating
from lueckenlos.quality.rating import Given
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from quality.assessing import FIRST, TODAY, agree, begin, closed, move

YESTERDAY = TODAY - timedelta(days=1)


def tick(assessment: Assessment, by: Actor, criterion: str = FIRST, done_on: date = TODAY, note: str = "") -> Rating:
    return actions.tick_step(assessment=assessment, criterion=criterion, done_on=done_on, note=note, today=TODAY, by=by)


def step(assessment: Assessment) -> Rating:
    return Rating.objects.get(assessment=assessment, assessor=None, criterion=FIRST)


@pytest.mark.parametrize(
    ("until", "done", "late"),
    [(YESTERDAY, None, True), (TODAY, None, False), (YESTERDAY, YESTERDAY, False), (None, None, False)],
)
def test_on_its_day_no_step_is_late(until: date | None, done: date | None, *, late: bool) -> None:
    assert rules.is_step_late(until, done, TODAY) is late


def test_a_step_of_a_closed_assessment_is_ticked_off_and_opened_again(hettstedt: Cast) -> None:
    by = hettstedt["mitarbeit"]
    assessment = closed(hettstedt["koordination"])
    tick(assessment, by, note=" gemacht ")
    row = step(assessment)
    assert (row.done_on, row.done_by, row.done_note) == (TODAY, by.user, "gemacht")
    with pytest.raises(Invalid, match="step_done"):
        tick(assessment, by)
    actions.untick_step(assessment=assessment, criterion=FIRST, by=by)
    row = step(assessment)
    assert (row.done_on, row.done_by, row.done_note) == (None, None, "")


@pytest.mark.parametrize(
    ("criterion", "day", "code"),
    [(FIRST, TODAY + timedelta(days=1), "done_in_future"), ("partizipation", TODAY, "step_gone")],
)
def test_what_cannot_be_ticked_off(hettstedt: Cast, criterion: str, day: date, code: str) -> None:
    by = hettstedt["koordination"]
    with pytest.raises(Invalid, match=code):
        tick(closed(by), by, criterion, day)


@pytest.mark.parametrize("who", ["lesen", "steuerungsgruppe"])
def test_readers_tick_nothing_off(hettstedt: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        tick(closed(hettstedt["koordination"]), hettstedt[who])


def test_before_the_discussion_there_is_nothing_to_tick_off(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    with pytest.raises(NotAllowed, match="steps_not_agreed"):
        tick(begin(by), by)


def test_a_tick_stays_while_the_step_stays(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    assessment = closed(by)
    tick(assessment, by, note="gut")
    move(assessment, State.BESPROCHEN, by)
    agree(assessment, by, [Given(FIRST, 3, 4, next_action="Prüfen", who="jemand anders")])
    assert (step(assessment).done_on, step(assessment).done_note) == (TODAY, "gut")
    agree(assessment, by, [Given(FIRST, 3, 4, next_action="Etwas anderes")])
    assert step(assessment).done_on is None


def test_late_steps_stand_in_every_list_of_what_is_late(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    assessment = closed(by)
    Rating.objects.filter(pk=step(assessment).pk).update(until_on=TODAY - timedelta(days=3))
    told = [(one.subject.title, one.note) for one in subjects.late(by, TODAY)]
    assert told == [("Prüfen", "Selbsteinschätzung „ganze Präventionskette“ · Frau Weber · seit 3 Tagen überfällig")]
    stelle = hettstedt.hettstedt
    for page in ("goals:goal_tree", "quality:assessment_list"):
        assert "Tagen überfällig" in hettstedt.client("koordination").get(work_url(stelle, page)).content.decode()
    assert subjects.late(hettstedt["traeger"], TODAY) == []
    tick(assessment, by)
    assert subjects.late(by, TODAY) == []


def test_a_step_is_not_late_while_views_are_collected_again(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    assessment = closed(by)
    Rating.objects.filter(pk=step(assessment).pk).update(until_on=YESTERDAY)
    Assessment.objects.filter(pk=assessment.pk).update(state=State.OFFEN)
    assert queries.late_steps(by, TODAY) == []


def test_the_page_keeps_what_was_typed(hettstedt: Cast) -> None:
    assessment = closed(hettstedt["koordination"])
    browser, stelle = hettstedt.client("mitarbeit"), hettstedt.hettstedt
    url = work_url(stelle, "quality:assessment_step", assessment.pk)
    values = {"kriterium": FIRST, f"{FIRST}-done_on": "2999-01-01", f"{FIRST}-note": "Zwei Mütter"}
    text = browser.post(url, values).content.decode()
    assert "liegt in der Zukunft" in text
    assert 'value="Zwei Mütter"' in text
    gone = browser.post(url, {**values, "kriterium": "partizipation", "partizipation-done_on": "2026-11-02"})
    assert "gibt es nicht mehr" in gone.content.decode()
    sent = browser.post(url, {**values, f"{FIRST}-done_on": "2026-11-02"})
    assert sent["Location"] == work_url(stelle, "quality:assessment_detail", assessment.pk) + "#schritte"
    page = browser.get(sent["Location"]).content.decode()
    assert f"Erledigt am 02.11.2026, abgehakt von {hettstedt['mitarbeit'].name}: Zwei Mütter" in page
    # somebody else had the page open
    again = browser.post(url, {**values, f"{FIRST}-done_on": "2026-11-03", f"{FIRST}-note": "Auch ich"})
    text = again.content.decode()
    assert "ist schon am 02.11.2026 abgehakt worden" in text
    assert 'value="Auch ich"' in text
