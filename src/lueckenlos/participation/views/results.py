"""What came out of a survey, and the free texts one by one."""

import uuid
from typing import Final

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.participation import presenters, rules
from lueckenlos.participation.actions.answers import judge_text
from lueckenlos.participation.enums import TextState
from lueckenlos.participation.forms.work import BreakdownForm
from lueckenlos.participation.messages import words
from lueckenlos.participation.models import FreeText, Question, Survey
from lueckenlos.participation.papers import result_paper
from lueckenlos.participation.queries import work
from lueckenlos.shared.csv_rows import csv_lines
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest

PER_PAGE: Final = 25
# shown on the page; the file and the paper have all
MOST_TEXTS: Final = 50


@require_safe
def survey_result(request: WorkRequest, pk: int) -> HttpResponseBase:
    """``?nach=…`` breaks down by a question; ``?als=csv`` and ``?als=pdf`` give the same as a file."""
    actor, today = request.actor, timezone.localdate()
    ensure(rules.may_view(actor))
    survey = work.get_survey_or_404(actor, pk)
    if getattr(survey, "result", None) is None:
        return render(request, "participation/no_result.html", {"survey": survey})
    questions = work.questions_of(survey)
    by = _dimension(request, questions)
    asked = request.GET.get("als", "")
    released = work.texts_of(actor, survey).filter(state=TextState.FREI)
    texts: QuerySet[FreeText] = released if asked else released[:MOST_TEXTS]
    parts = presenters.parts_of(survey, questions, list(texts), by)
    if asked == "pdf":
        return result_paper(survey, presenters.paper_data(survey, parts, by, today), today)
    if asked == "csv":
        headers = {"Content-Disposition": f'attachment; filename="befragung-{survey.pk}.csv"'}
        lines = csv_lines(words.CSV_HEADER, presenters.csv_rows(parts, by))
        return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)
    return render(request, "participation/result.html", _context(request, survey, questions, by, parts))


@require_http_methods(["GET", "POST"])
def survey_texts(request: WorkRequest, pk: int) -> HttpResponse:
    """One by one: can anybody be recognised?"""
    actor = request.actor
    survey = work.get_survey_or_404(actor, pk)
    ensure(rules.may_release(actor))
    if getattr(survey, "result", None) is None:
        raise Invalid("result_not_yet")
    rows = work.texts_of(actor, survey)
    if request.method == "POST":
        _judged(request, rows)
        return redirect(request.get_full_path())
    state = request.GET.get("stand", TextState.NEU.value)
    page = paginate(rows.filter(state=state) if state in TextState.values else rows, request, size=PER_PAGE)
    texts = [(row, words.TEXT_KINDS[TextState(row.state)]) for row in page.rows]
    context = {"survey": survey, "page": page, "texts": texts, "states": TextState.choices, "chosen": state}
    return render(request, "participation/texts.html", context)


def _judged(request: WorkRequest, rows: QuerySet[FreeText]) -> None:
    """Nothing happens to a text that is gone."""
    state, text = request.POST.get("stand", ""), rows.filter(pk=_key(request.POST.get("text", ""))).first()
    if text is not None and state in TextState.values:
        judge_text(text=text, state=TextState(state), by=request.actor)
        messages.success(request, f"Text: {TextState(state).label}.")


def _context(
    request: WorkRequest, survey: Survey, questions: list[Question], by: Question | None, parts: list[presenters.Part]
) -> dict[str, object]:
    dimensions = [one for one in [rules.breakdown_of(questions)] if one is not None]
    return {
        "survey": survey,
        "parts": parts,
        "term": words.term_text(survey.starts_on, survey.ends_on),
        "form": BreakdownForm(request.GET, dimensions=dimensions) if dimensions else None,
        "by": by,
        "more_dimensions": sum(one.is_dimension for one in questions) > 1,
        "enough": bool(survey.result.counts),
        "hides": any(part.hides for part in parts),
        "may_edit": bool(rules.may_edit(request.actor)),
        "may_release": bool(rules.may_release(request.actor)),
    }


def _dimension(request: WorkRequest, questions: list[Question]) -> Question | None:
    """Raises Invalid for a question that would cut the answers into pieces of people."""
    asked = request.GET.get("nach", "")
    if not asked:
        return None
    found = rules.breakdown_of(questions)
    if found is None or str(found.pk) != asked:
        raise Invalid("result_cross_unknown")
    return found


def _key(text: str) -> uuid.UUID:
    """Nonsense is the key of no text."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.UUID(int=0)
