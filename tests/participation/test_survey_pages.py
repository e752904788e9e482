"""A survey from the first form to the result, by pages; bad input keeps what was typed."""

import uuid

import pytest
from pytest_django import DjangoAssertNumQueries

from factories import Cast
from lueckenlos.accounts.throttle import take_try_here
from lueckenlos.participation.actions import surveys
from lueckenlos.participation.models import Answer, FreeText, Question, Survey
from lueckenlos.participation.views.public import ANSWERS
from lueckenlos.tenancy.links import work_url
from participation.asking import answer, ask, make_survey, running


def public(survey: Survey) -> str:
    return f"/beteiligung/umfrage/{survey.public_id}/"


def test_from_the_first_form_to_the_public_page(hettstedt: Cast) -> None:
    browser, stelle = hettstedt.client("koordination"), hettstedt.hettstedt
    form = {"version": 1, "title": " Was fehlt? ", "threshold": 5, "starts_on": "2026-01-01", "ends_on": "2036-01-01"}
    sent = browser.post(work_url(stelle, "participation:survey_create"), form)
    survey = Survey.objects.get()
    assert sent["Location"] == work_url(stelle, "participation:survey_detail", survey.pk)
    asked = work_url(stelle, "participation:question_create", survey.pk)
    browser.post(asked, {"kind": "eine", "text": "Was fehlt?", "options": "Bus\n\n Arzt \nbus"})
    browser.post(asked, {"kind": "raum", "text": "Wo wohnen Sie?"})
    assert [row.options for row in survey.questions.all()] == [["Bus", "Arzt"], []]
    preview = browser.get(work_url(stelle, "participation:survey_preview", survey.pk)).content.decode()
    assert "Neustadt" in preview
    assert "csrfmiddlewaretoken" not in preview.split('class="part-sheet"')[1].split("</main>")[0]
    assert browser.get(public(survey)).status_code == 404
    step = work_url(stelle, "participation:survey_step", survey.pk)
    assert browser.post(step, {"schritt": "starten"}).status_code == 302
    survey.refresh_from_db()
    assert survey.state == "laufend"
    page = hettstedt.client("anonymous").get(public(survey))
    assert "Wo wohnen Sie?" in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex"


def test_a_sheet_counts_once_however_often_it_is_sent(hettstedt: Cast) -> None:
    survey, (question, text) = running(hettstedt["koordination"], "eine", "text")
    browser = hettstedt.client("anonymous")
    token = browser.get(public(survey)).context["form"]["bogen"].value()
    sheet = {"bogen": token, f"f{question.pk}": "1", f"f{text.pk}": "<b>Bitte mehr Licht</b>"}
    for _ in range(2):
        assert browser.post(public(survey), sheet)["Location"] == f"{public(survey)}?danke=1"
    assert [row.chosen for row in Answer.objects.all()] == [{str(question.pk): [1]}]
    assert [row.text for row in FreeText.objects.all()] == ["<b>Bitte mehr Licht</b>"]
    # what the browser was given does not lead back to the sheet
    assert not Answer.objects.filter(pk=token).exists()
    assert browser.get(public(survey)).context["again"]


def test_nothing_kept_leads_back_to_a_person() -> None:
    """No moment, no order, no address; a free text does not know its sheet."""
    names = {field.name for model in (Answer, FreeText) for field in model._meta.concrete_fields}
    assert names == {"id", "stelle", "survey", "chosen", "question", "text", "state"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"q": "7"}, "ist keine gültige Auswahl"),
        ({"t": "x" * 1_000_000}, "höchstens 1000 Zeichen"),
        ({}, "Sie haben noch nichts beantwortet"),
        ({"q": "0", "bogen": "kein-bogen"}, "Bitte eine gültige UUID eingeben"),
    ],
    ids=["unknown-option", "one-megabyte", "nothing", "forged-sheet"],
)
def test_bad_answers_are_refused_in_one_sentence(hettstedt: Cast, typed: dict[str, str], said: str) -> None:
    survey, (question, text) = running(hettstedt["koordination"], "eine", "text")
    names = {"q": f"f{question.pk}", "t": f"f{text.pk}", "bogen": "bogen"}
    sheet = {"bogen": str(uuid.uuid4()), **{names[key]: value for key, value in typed.items()}}
    answered = hettstedt.client("anonymous").post(public(survey), sheet)
    assert answered.status_code == 400
    assert said in answered.content.decode()
    assert answered.context["form"][f"f{question.pk}"].value() == typed.get("q")
    assert Answer.objects.count() == 0


def test_script_in_a_text_stays_text(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    survey, questions = running(by, "eine", "text")
    for _ in range(3):
        answer(survey, questions, "0", "<script>alert(1)</script>")
    surveys.end_survey(survey=survey, by=by)
    page = hettstedt.client("koordination").get(work_url(by.stelle, "participation:survey_texts", survey.pk))
    assert "<script>alert" not in page.content.decode()
    assert "&lt;script&gt;alert(1)" in page.content.decode()


def test_before_and_after_the_term_nobody_answers(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    survey, _ = running(by)
    browser = hettstedt.client("anonymous")
    for days, said in (("starts_on", "beginnt am 01.01.2099"), ("ends_on", "ist seit dem 01.01.2020 beendet")):
        Survey.objects.update(**{days: "2099-01-01" if days == "starts_on" else "2020-01-01"})
        answered = browser.post(public(survey), {"bogen": str(uuid.uuid4())})
        assert answered.status_code == 409
        assert said in answered.content.decode()
    assert Answer.objects.count() == 0


def test_too_many_sheets_from_one_address_must_wait(hettstedt: Cast) -> None:
    survey, (question,) = running(hettstedt["koordination"])
    browser = hettstedt.client("anonymous")
    sheet = {"bogen": str(uuid.uuid4()), f"f{question.pk}": "0"}
    for _ in range(ANSWERS.tries):
        take_try_here((ANSWERS, "203.0.113.77"))
    waits = browser.post(public(survey), sheet, REMOTE_ADDR="203.0.113.77")
    assert waits.status_code == 400
    assert waits.context["form"][f"f{question.pk}"].value() == "0"
    assert browser.post(public(survey), sheet, REMOTE_ADDR="203.0.113.78").status_code == 302


def test_starting_without_questions_says_what_is_missing(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    survey = make_survey(by)
    browser = hettstedt.client("koordination")
    step = work_url(by.stelle, "participation:survey_step", survey.pk)
    page = browser.post(step, {"schritt": "starten"}, follow=True).content.decode()
    assert "Die Befragung hat noch keine Fragen." in page
    assert Survey.objects.get().state == "entwurf"


def test_the_end_before_the_start_keeps_what_was_typed(hettstedt: Cast) -> None:
    form = {"version": 1, "title": "Wann?", "threshold": 5, "starts_on": "2026-12-01", "ends_on": "2026-11-01"}
    page = hettstedt.client("mitarbeit").post(work_url(hettstedt.hettstedt, "participation:survey_create"), form)
    assert "Der letzte Tag liegt vor dem Beginn" in page.content.decode()
    assert page.context["form"]["title"].value() == "Wann?"
    assert Survey.objects.count() == 0


def test_questions_of_a_running_survey_stay(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    survey, (question,) = running(by)
    url = work_url(by.stelle, "participation:question_edit", survey.pk, question.pk)
    refused = hettstedt.client("koordination").post(url, {"kind": "eine", "text": "Anders?", "options": "a\nb"})
    assert refused.status_code == 403
    assert "ihre Fragen bleiben, wie sie sind" in refused.content.decode()
    assert Question.objects.get().text == "Frage eine?"


def test_two_editors_of_one_survey(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    survey = make_survey(by)
    url = work_url(by.stelle, "participation:survey_edit", survey.pk)
    typed = {"version": 1, "threshold": 5, "starts_on": "2026-11-01", "ends_on": "2026-12-31"}
    hettstedt.client("koordination").post(url, {**typed, "title": "Erste"})
    second = hettstedt.client("mitarbeit").post(url, {**typed, "title": "Zweite"})
    assert ("Titel", "Erste", "Zweite") in second.context["form"].conflict
    assert Survey.objects.get().title == "Erste"


def test_questions_move_and_go(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    survey = make_survey(by)
    first, second = ask(survey, by, "Erste?"), ask(survey, by, "Zweite?")
    browser = hettstedt.client("mitarbeit")
    browser.post(work_url(by.stelle, "participation:question_edit", survey.pk, second.pk), {"hoch": "1"})
    assert [row.text for row in survey.questions.all()] == ["Zweite?", "Erste?"]
    browser.post(work_url(by.stelle, "participation:question_edit", survey.pk, first.pk), {"weg": "1"})
    assert [row.text for row in survey.questions.all()] == ["Zweite?"]


def test_queries_do_not_grow_with_what_there_is(
    hettstedt: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    by = hettstedt["koordination"]
    browser = hettstedt.client("koordination")
    for number in range(3):
        survey, questions = running(by, "eine", "mehrere", "raum", title=f"Nummer {number}")
        answer(survey, questions, "0", "1,2", "0")
        surveys.end_survey(survey=survey, by=by)
        for page, most in (("overview", 14), ("survey_result", 10), ("survey_detail", 16)):
            args = [] if page == "overview" else [survey.pk]
            with django_assert_max_num_queries(most):
                assert browser.get(work_url(by.stelle, f"participation:{page}", *args)).status_code == 200
    open_survey, _ = running(by, "eine", "mehrere", "raum", title="offen")
    with django_assert_max_num_queries(3):
        hettstedt.client("anonymous").get(public(open_survey))
