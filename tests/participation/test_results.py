"""What is left when a survey has ended, and who reads it."""

from collections.abc import Sequence

import pytest

from factories import Cast
from lueckenlos.adoption.models import Paper
from lueckenlos.goals.models import Measure
from lueckenlos.participation.actions import surveys
from lueckenlos.participation.actions.answers import judge_text
from lueckenlos.participation.enums import TextState
from lueckenlos.participation.models import Answer, FreeText, Question, Survey, SurveyResult
from lueckenlos.participation.queries.work import texts_of
from lueckenlos.participation.rules import tally
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Ref
from participation.asking import answer, ask, make_survey, running


def question(pk: int, kind: str, *options: str, required: bool = False) -> Question:
    return Question(pk=pk, kind=kind, text=f"Frage {pk}", options=list(options), required=required)


WISH, WHERE = question(1, "eine", "Bus", "Arzt", "Bank"), question(2, "raum", "Nord", "Süd")


def sheets(*rows: tuple[int, int, int]) -> list[dict[str, Sequence[int]]]:
    """``(wish, area, how many)``"""
    return [{"1": [wish], "2": [area]} for wish, area, number in rows for _ in range(number)]


def test_counts_and_their_cross_table() -> None:
    found = tally([WISH, WHERE], sheets((0, 0, 20), (1, 0, 10), (0, 1, 9), (1, 1, 30)), 5)
    assert found["questions"] == {
        "1": {"shown": [29, 40, 0, 0], "rest": 0},
        "2": {"shown": [30, 39, 0], "rest": 0},
    }
    assert found["tables"] == {"1.2": [[20, 9, 0], [10, 30, 0], [0, 0, 0], [0, 0, 0]]}


def test_few_of_one_area_are_hidden_with_others() -> None:
    """Two from the south who want a bench: hidden, and three more so that no sum tells."""
    cells = tally([WISH, WHERE], sheets((0, 0, 20), (2, 0, 12), (0, 1, 9), (2, 1, 2)), 5)["tables"]["1.2"]
    assert cells[0] == [None, None, 0]
    assert cells[2] == [None, None, 0]


def test_fewer_answers_than_the_limit_show_nothing() -> None:
    assert tally([WISH], sheets((0, 0, 4)), 5) == {}
    assert tally([WISH], sheets((0, 0, 5)), 5) != {}


def test_several_answers_are_counted_each() -> None:
    wishes = question(1, "mehrere", "Bus", "Arzt", "Bank")
    rows = [{"1": [0, 1], "2": [0]}] * 10 + [{"1": [1], "2": [1]}] * 12 + [{"2": [1]}] * 6
    found = tally([wishes, WHERE], rows, 5)
    assert found["questions"]["1"]["shown"] == [10, 22, 0, 6]
    # all from the north want a doctor; who chose nothing in the south leaves just as many for them
    assert found["tables"]["1.2"] == [None, None, None, None]


def test_several_answers_are_broken_down_where_nobody_shows() -> None:
    wishes = question(1, "mehrere", "Bus", "Arzt")
    rows = [{"1": [0, 1], "2": [number % 2]} for number in range(20)] + [{"1": [1], "2": [0]}] * 8
    rows += [{"1": [0], "2": [1]}] * 7 + [{"2": [0]}] * 5 + [{"2": [1]}] * 6
    assert tally([wishes, WHERE], rows, 5)["tables"]["1.2"] == [
        [[10, 17, 0], [13, 6, 0]],
        [[18, 10, 0], [5, 13, 0]],
        [[5, 6, 0], [18, 17, 0]],
    ]


def test_a_scale_and_no_answer() -> None:
    scale = question(1, "skala", "schlecht", "gut")
    rows = [{"1": [4]}] * 8 + [{"1": [0]}] * 7 + [{"9": [1]}] * 6
    assert tally([scale], rows, 5)["questions"]["1"] == {"shown": [7, 0, 0, 0, 8, 6], "rest": 0}


def test_the_end_leaves_only_protected_counts(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    survey, questions = running(by, "eine", "raum", "text")
    for place in (0, 0, 0, 0, 1):
        answer(survey, questions, str(place), "0", f"Text {place}")
    surveys.end_survey(survey=survey, by=by)
    result = SurveyResult.objects.get()
    assert (result.total, Answer.objects.count(), FreeText.objects.count()) == (5, 0, 5)
    assert result.counts["questions"][str(questions[0].pk)] == {"shown": [None, None, 0, 0], "rest": 5}


def test_too_few_answers_take_the_texts_along(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    survey, questions = running(by, "text")
    answer(survey, questions, "Ich bin die Einzige hier")
    surveys.end_survey(survey=survey, by=by)
    assert (FreeText.objects.count(), SurveyResult.objects.get().counts) == (0, {})
    page = hettstedt.client("lesen").get(work_url(by.stelle, "participation:survey_result", survey.pk))
    assert "Zu wenige Antworten" in page.content.decode()


def test_no_result_while_it_runs(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    survey, questions = running(by)
    for _ in range(12):
        answer(survey, questions, "0")
    browser = hettstedt.client("koordination")
    page = browser.get(work_url(by.stelle, "participation:survey_result", survey.pk)).content.decode()
    assert "Noch kein Ergebnis" in page
    assert (
        "mindestens 10" in browser.get(work_url(by.stelle, "participation:survey_detail", survey.pk)).content.decode()
    )


@pytest.fixture
def ended(hettstedt: Cast) -> tuple[Survey, list[Question]]:
    by = hettstedt["koordination"]
    survey, questions = running(by, "eine", "skala", "raum", "text")
    for number in range(24):
        answer(survey, questions, str(number % 2), str(number % 4), "0", "=Eine Bank" if number == 7 else "")
    return surveys.end_survey(survey=survey, by=by), questions


def test_texts_are_read_by_others_only_when_released(hettstedt: Cast, ended: tuple[Survey, list[Question]]) -> None:
    survey, _ = ended
    url = work_url(hettstedt.hettstedt, "participation:survey_result", survey.pk)
    reader = hettstedt.client("lesen")
    for who in ("lesen", "koordination"):
        for asked in ("", "?als=csv"):
            answered = hettstedt.client(who).get(url + asked)
            body = b"".join(answered) if answered.streaming else answered.content
            assert b"Eine Bank" not in body
    assert list(texts_of(hettstedt["lesen"], survey)) == []
    judge_text(text=FreeText.objects.get(), state=TextState.FREI, by=hettstedt["koordination"])
    assert "Eine Bank" in reader.get(url).content.decode()
    # a spreadsheet must not compute it
    assert "'=Eine Bank" in b"".join(reader.get(f"{url}?als=csv")).decode()


def test_files_hold_what_the_page_shows(hettstedt: Cast, ended: tuple[Survey, list[Question]]) -> None:
    survey, questions = ended
    browser = hettstedt.client("lesen")
    url = work_url(hettstedt.hettstedt, "participation:survey_result", survey.pk)
    lines = b"".join(browser.get(f"{url}?als=csv&nach={questions[2].pk}")).decode().splitlines()
    assert "Frage eine?;Spielplatz;;;12;50\u00a0%" in lines
    assert browser.get(f"{url}?als=pdf").content.startswith(b"%PDF")
    assert browser.get(f"{url}?nach={questions[2].pk}").status_code == 200


def test_a_breakdown_that_would_reveal_people_is_refused(hettstedt: Cast, ended: tuple[Survey, list[Question]]) -> None:
    survey, questions = ended
    browser = hettstedt.client("lesen")
    url = work_url(hettstedt.hettstedt, "participation:survey_result", survey.pk)
    # by an ordinary question
    refused = browser.get(f"{url}?nach={questions[0].pk}")
    assert refused.status_code == 409
    assert "lässt sich das Ergebnis nicht aufteilen" in refused.content.decode()
    # everybody lives in the same area: each table would say what all of them answered
    page = browser.get(f"{url}?nach={questions[2].pk}")
    assert [row for part in page.context["parts"] if part.cross for row in part.cross.rows] != []


def test_the_mean_is_silent_where_a_count_is_hidden(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    survey, questions = running(by, "skala")
    for place in (0, 0, 0, 0, 0, 0, 4):
        answer(survey, questions, str(place))
    surveys.end_survey(survey=survey, by=by)
    part = (
        hettstedt.client("lesen").get(work_url(by.stelle, "participation:survey_result", survey.pk)).context["parts"][0]
    )
    assert part.mean == ""
    assert part.hides


def test_from_the_result_to_a_paper_and_a_measure(hettstedt: Cast, ended: tuple[Survey, list[Question]]) -> None:
    survey, _ = ended
    browser, stelle = hettstedt.client("koordination"), hettstedt.hettstedt
    step = work_url(stelle, "participation:survey_step", survey.pk)
    version = Survey.objects.get().version
    browser.post(step, {"schritt": "auswerten", "version": version, "conclusion": "Wir bauen zuerst Spielplätze."})
    assert Survey.objects.get().state == "ausgewertet"
    browser.post(step, {"schritt": "empfehlung"})
    paper = Paper.objects.get()
    assert "24 Antworten" in paper.reasons
    assert "Wir bauen zuerst Spielplätze." in paper.reasons
    detail = browser.get(work_url(stelle, "participation:survey_detail", survey.pk)).content.decode()
    begin = f"{work_url(stelle, 'goals:measure_create')}?von=participation.survey&schluessel={survey.pk}"
    assert begin.replace("&", "&amp;") in detail
    reason = browser.get(begin).context["form"]["reason"].value()
    assert "Am häufigsten" in reason
    browser.post(begin, {"version": 1, "title": "Spielplatz bauen", "reason": reason})
    assert Measure.objects.get().subject_ref == Ref("participation.survey", str(survey.pk))
    refused = browser.post(work_url(stelle, "participation:delete", "befragung", survey.pk))
    assert (refused.status_code, Survey.objects.count()) == (409, 1)


def test_only_a_coordinator_starts_ends_and_reads_texts(hettstedt: Cast) -> None:
    survey = make_survey(hettstedt["mitarbeit"])
    ask(survey, hettstedt["mitarbeit"])
    for act in (surveys.start_survey, surveys.end_survey):
        more = {"today": survey.starts_on} if act is surveys.start_survey else {}
        with pytest.raises(NotAllowed, match="participation_release_not_for_role"):
            act(survey=survey, by=hettstedt["mitarbeit"], **more)


@pytest.mark.parametrize("threshold", [2, 101])
def test_the_limit_can_only_be_raised(hettstedt: Cast, threshold: int) -> None:
    with pytest.raises(Invalid, match="threshold_out_of_range"):
        make_survey(hettstedt["koordination"], threshold=threshold)


def test_what_is_past_its_last_day_ends_in_the_night(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    survey, questions = running(by)
    answer(survey, questions, "0")
    assert surveys.end_overdue(today=survey.ends_on, by=by) == 0
    Survey.objects.update(ends_on="2026-11-21")
    assert surveys.end_overdue(today=survey.starts_on.replace(day=22), by=by) == 1
    assert (Survey.objects.get().state, Answer.objects.count()) == ("beendet", 0)
