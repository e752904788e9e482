"""One application at the office, and the decision."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lueckenlos.prizes import papers, presenters, rules
from lueckenlos.prizes.actions import decision
from lueckenlos.prizes.actions.office import LINKED, point_application, set_aside_application
from lueckenlos.prizes.forms.decision import AwardsForm
from lueckenlos.prizes.messages import words
from lueckenlos.prizes.models import Application, Call, Rank
from lueckenlos.prizes.queries import work
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.forms.saving import posted, saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Ref
from lueckenlos.web.sentences import sentence

_PROPOSALS: Final = 5


@require_http_methods(["GET", "HEAD", "POST"])
def application_detail(request: WorkRequest, pk: int) -> HttpResponseBase:
    """``?anlage=`` hands out a file, ``?suche=`` looks for what the project has become."""
    actor = request.actor
    row = work.get_application_or_404(actor, pk)
    if request.method == "POST":
        return _step(request, row)
    if key := request.GET.get("anlage"):
        return work.get_file_or_404(row, key).handed_out()
    asked = request.GET.get("suche", "")[:120]
    context = {
        "application": row,
        "call": row.call,
        "kind": words.APPLICATION_KINDS[row.state],  # type: ignore[index] # states by value
        "files": list(row.attachments.all()),
        "subjects": subjects.named(actor, [row]),
        "asked": asked,
        "found": subjects.search(actor, LINKED, asked, _PROPOSALS) if asked else [],
        "may_edit": rules.may_edit(actor),
        "may_set_aside": rules.may_name_jury(actor, row.call) and row.state == "eingereicht",
    }
    return render(request, "prizes/application.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: WorkRequest, pk: int) -> HttpResponse:
    """Set the prizes, ``?als=docx`` or ``pdf`` gives the decision paper, and one button decides for good."""
    actor = request.actor
    call = work.get_call_or_404(actor, pk)
    ensure(rules.may_release(actor) if request.method == "POST" else rules.may_edit(actor))
    if call.scored_at is None:
        messages.info(request, words.NO_JURY_YET)
        return redirect(work_url(actor.stelle, "prizes:jury", pk))
    scores = work.scores_of(call)
    hidden = presenters.biased_of(work.juror_of(actor, call), scores.opinions)
    lines, ranks = presenters.result_of(scores, hidden), work.ranks_of(call)
    if wanted := request.GET.get("als"):
        return _paper(call, lines, scores, wanted)
    if request.POST.get("schritt") == "entscheiden":
        return _decided(request, call)
    form = AwardsForm(posted(request), call, lines, ranks)
    if form.is_valid() and _proposed(form, call, actor):
        messages.success(request, words.PROPOSED)
        return redirect(work_url(actor.stelle, "prizes:decide", pk))
    return render(request, "prizes/decide.html", _context(actor, call, form, ranks))


def _context(actor: Actor, call: Call, form: AwardsForm, ranks: list[Rank]) -> dict[str, object]:
    awarded = [row.line for row in form.rows if row.line.application.rank_id]
    verdict = rules.may_decide(actor, call)
    return {
        "call": call,
        "form": form,
        "money": presenters.money_of(ranks),
        "pool": words.euro(rules.pool_of(ranks)),
        "awarded": awarded,
        "given": words.euro(sum(line.application.award_cents for line in awarded)),
        "may_decide": verdict,
        "why_not": "" if verdict else sentence(verdict),
        "is_final": call.decided_at,
    }


def _proposed(form: AwardsForm, call: Call, actor: Actor) -> bool:
    data = form.cleaned_data
    row = saved(
        form,
        lambda: decision.propose_awards(
            call=call, awards=form.awards, proposal=data["proposal"], seen=data["version"], by=actor
        ),
        call,
    )
    return row is not None


def _decided(request: WorkRequest, call: Call) -> HttpResponse:
    actor, seen = request.actor, request.POST.get("version", "")
    try:
        decision.decide_prizes(call=call, seen=work.number_of(seen), now=timezone.now(), by=actor)
    except Invalid as error:
        messages.error(request, sentence(error))
        return redirect(work_url(actor.stelle, "prizes:decide", call.pk))
    messages.success(request, words.DECIDED)
    return redirect(work_url(actor.stelle, "prizes:call_detail", call.pk))


def _paper(call: Call, lines: list[presenters.Line], scores: work.Scores, wanted: str) -> HttpResponse:
    if wanted not in papers.KINDS:
        raise Http404
    return papers.handed_out(call, papers.facts_of(call, lines, scores), wanted, timezone.localdate())


def _step(request: WorkRequest, row: Application) -> HttpResponse:
    actor, step = request.actor, request.POST.get("schritt", "")
    ensure(rules.may_edit(actor))
    try:
        if step == "ausschliessen":
            set_aside_application(application=row, reason=request.POST.get("grund", ""), by=actor)
            messages.success(request, words.SET_ASIDE)
        elif step == "loesen":
            point_application(application=row, ref=None, by=actor)
            messages.success(request, words.UNLINKED)
        elif step == "verbinden":
            kind, _, key = request.POST.get("was", "").partition("|")
            point_application(application=row, ref=Ref(kind, key), by=actor)
            messages.success(request, words.LINKED)
    except Invalid as error:
        messages.error(request, sentence(error))
    return redirect(work_url(actor.stelle, "prizes:application_detail", row.pk))
