"""A survey is written, tried, started and ended."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lueckenlos.participation import presenters, rules
from lueckenlos.participation.actions import surveys as actions
from lueckenlos.participation.actions.papers import paper_from
from lueckenlos.participation.enums import SurveyState, TextState
from lueckenlos.participation.forms.public import AnswerForm
from lueckenlos.participation.forms.work import ConclusionForm, QuestionForm, SurveyForm, read_origin
from lueckenlos.participation.messages import words
from lueckenlos.participation.models import Question, Survey
from lueckenlos.participation.papers import poster
from lueckenlos.participation.queries import work
from lueckenlos.participation.views.saving import posted, saved
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.mail import absolute
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence

PAGE: Final = "participation:survey_detail"
_TENS: Final = 10


@require_http_methods(["GET", "POST"])
def survey_create(request: WorkRequest) -> HttpResponse:
    """With ``?von=…&schluessel=…`` about a measure, a goal or a hint."""
    actor = request.actor
    ensure(rules.may_edit(actor))
    about = read_origin(request.GET)
    form = SurveyForm(posted(request), row=None)
    if form.is_valid():
        survey = saved(form, lambda: actions.create_survey(values=form.cleaned_data, about=about, by=actor))
        if survey:
            messages.success(request, "Befragung angelegt. Jetzt kommen die Fragen.")
            return redirect(work_url(actor.stelle, PAGE, survey.pk))
    context = {"form": form, "title": "Neue Befragung", "origin": subjects.find(actor, about) if about else None}
    return render(request, "participation/form.html", context)


@require_safe
def survey_detail(request: WorkRequest, pk: int) -> HttpResponse:
    """With ``?als=plakat`` the poster."""
    ensure(rules.may_view(request.actor))
    survey = work.get_survey_or_404(request.actor, pk)
    if request.GET.get("als") == "plakat":
        return poster(survey, timezone.localdate())
    return render(request, "participation/survey.html", _context(request, survey))


@require_http_methods(["GET", "POST"])
def survey_edit(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    survey = work.get_survey_or_404(actor, pk)
    ensure(rules.may_edit(actor))
    form = SurveyForm(posted(request), row=survey)
    if form.is_valid():
        values = form.cleaned_data
        row = saved(
            form,
            lambda: actions.update_survey(survey=survey, values=values, seen=values["version"], by=actor),
            lambda: work.get_survey_or_404(actor, pk),
        )
        if row:
            messages.success(request, "Befragung gespeichert.")
            return redirect(work_url(actor.stelle, PAGE, pk))
    context = {"form": form, "row": survey, "page": PAGE, "title": "Befragung bearbeiten"}
    return render(request, "participation/form.html", context)


@require_safe
def survey_preview(request: WorkRequest, pk: int) -> HttpResponse:
    """The page as citizens will see it; nothing can be sent."""
    actor = request.actor
    survey = work.get_survey_or_404(actor, pk)
    ensure(rules.may_view(actor))
    questions = work.questions_of(survey)
    missing = rules.may_start(survey, questions, timezone.localdate())
    actions.fill_options([one for one in questions if not one.options], actor.stelle)
    form = AnswerForm(None, questions=questions)
    context = {"survey": survey, "form": form, "missing": "" if missing else sentence(missing)}
    return render(request, "participation/preview.html", context)


@require_POST
def survey_step(request: WorkRequest, pk: int) -> HttpResponse:
    """Start, end, say what follows, or begin a paper: the button says which."""
    actor = request.actor
    survey = work.get_survey_or_404(actor, pk)
    ensure(rules.may_edit(actor))
    step = request.POST.get("schritt", "")
    if step == "empfehlung":
        return _to_paper(request, survey)
    if step == "auswerten":
        return _judge(request, survey)
    try:
        if step == "starten":
            actions.start_survey(survey=survey, today=timezone.localdate(), by=actor)
            messages.success(request, words.STARTED)
        elif step == "beenden":
            actions.end_survey(survey=survey, by=actor)
            messages.success(request, words.ENDED)
    except Invalid as error:
        messages.error(request, sentence(error))
    return redirect(work_url(actor.stelle, PAGE, pk))


@require_http_methods(["GET", "POST"])
def question_create(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    survey = work.get_survey_or_404(actor, pk)
    ensure(rules.may_edit_questions(actor, survey))
    form = QuestionForm(posted(request), question=None)
    if form.is_valid() and _saved_question(form, survey, None, actor):
        messages.success(request, "Frage hinzugefügt.")
        page = "participation:question_create" if "weiter" in request.POST else PAGE
        return redirect(work_url(actor.stelle, page, pk))
    return render(request, "participation/question.html", {"form": form, "survey": survey, "title": "Neue Frage"})


@require_http_methods(["GET", "POST"])
def question_edit(request: WorkRequest, pk: int, question: int) -> HttpResponse:
    """Change, move by ``hoch`` and ``runter``, remove by ``weg``."""
    actor = request.actor
    survey = work.get_survey_or_404(actor, pk)
    ensure(rules.may_edit_questions(actor, survey))
    row = work.get_question_or_404(survey, question)
    back = redirect(f"{work_url(actor.stelle, PAGE, pk)}#fragen")
    if "weg" in request.POST:
        actions.remove_question(question=row, by=actor)
        return back
    if "hoch" in request.POST or "runter" in request.POST:
        actions.move_question(question=row, up="hoch" in request.POST, by=actor)
        return back
    form = QuestionForm(posted(request), question=row)
    if form.is_valid() and _saved_question(form, survey, row, actor):
        messages.success(request, "Frage gespeichert.")
        return back
    context = {"form": form, "survey": survey, "question": row, "title": "Frage bearbeiten"}
    return render(request, "participation/question.html", context)


def _saved_question(form: QuestionForm, survey: Survey, question: Question | None, by: Actor) -> bool:
    values = form.values
    row = saved(form, lambda: actions.save_question(survey=survey, values=values, question=question, by=by))
    return row is not None


def _judge(request: WorkRequest, survey: Survey) -> HttpResponse:
    actor = request.actor
    ensure(rules.may_release(actor))
    form = ConclusionForm(request.POST, survey=survey)
    if form.is_valid():
        values = form.cleaned_data
        row = saved(
            form,
            lambda: actions.judge_survey(
                survey=survey, conclusion=values["conclusion"], seen=values["version"], by=actor
            ),
            lambda: work.get_survey_or_404(actor, survey.pk),
        )
        if row:
            messages.success(request, words.JUDGED)
            return redirect(work_url(actor.stelle, PAGE, survey.pk))
    return render(request, "participation/survey.html", _context(request, survey, form), status=400)


def _to_paper(request: WorkRequest, survey: Survey) -> HttpResponse:
    actor = request.actor
    ensure(rules.may_edit(actor))
    if getattr(survey, "result", None) is None:
        raise Invalid("result_not_yet")
    parts = presenters.parts_of(survey, work.questions_of(survey), (), None)
    paper = paper_from(source=survey, content=presenters.content_of_survey(survey, parts), by=actor)
    messages.success(request, words.PAPER_MADE)
    return redirect(work_url(actor.stelle, "adoption:paper_detail", paper.public_id))


def _context(request: WorkRequest, survey: Survey, form: ConclusionForm | None = None) -> dict[str, object]:
    actor, ended = request.actor, getattr(survey, "result", None) is not None
    release = bool(rules.may_release(actor))
    waiting = work.texts_of(actor, survey).filter(state=TextState.NEU).count() if ended and release else 0
    return {
        **_standing(survey),
        "survey": survey,
        "ended": ended,
        "waiting": waiting,
        "subjects": subjects.named(actor, [survey]),
        "address": absolute(survey.get_absolute_url()),
        "form": (form or ConclusionForm(None, survey=survey)) if ended and release else None,
        "may_edit": bool(rules.may_edit(actor)),
        "may_questions": bool(rules.may_edit_questions(actor, survey)),
        "may_release": release,
    }


def _standing(survey: Survey) -> dict[str, object]:
    today, questions = timezone.localdate(), work.questions_of(survey)
    running = survey.state == SurveyState.LAUFEND
    starting = rules.may_start(survey, questions, today)
    return {
        "questions": questions,
        "missing": "" if starting else sentence(starting),
        "kind": words.STATE_KINDS[SurveyState(survey.state)],
        "term": words.term_text(survey.starts_on, survey.ends_on),
        "draft": survey.state == SurveyState.ENTWURF,
        "running": running,
        "late": running and bool(survey.ends_on and survey.ends_on < today),
        # tens only: two looks shall not show that just now one more has answered
        "so_far": survey.answers.count() // _TENS * _TENS if running else 0,
    }
