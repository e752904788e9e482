"""The jury in the work area: who belongs to it, how far it is, the table; and a member's own judging."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lueckenlos.prizes import presenters, rules
from lueckenlos.prizes.actions import jury as actions
from lueckenlos.prizes.forms.jury import JurorForm
from lueckenlos.prizes.messages import words
from lueckenlos.prizes.models import Call
from lueckenlos.prizes.queries import work
from lueckenlos.prizes.views.judging import Desk, facts_of, sit_down
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.forms.saving import done, posted
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence

_JUDGING = frozenset({"abgeben", "schliessen"})


@require_http_methods(["GET", "HEAD", "POST"])
def jury(request: WorkRequest, pk: int) -> HttpResponseBase:
    """Steps of the office name the jury; those of a juror and everything with ``?bewerbung=`` are judging."""
    actor = request.actor
    call = work.get_call_or_404(actor, pk)
    ensure(rules.may_view(actor))
    juror, step = work.juror_of(actor, call), request.POST.get("schritt", "")
    if juror and ("bewerbung" in request.GET or step in _JUDGING):
        return sit_down(request, Desk(juror, actor, "prizes"), {"back": request.path})
    may_name = rules.may_name_jury(actor, call)
    adding = step == "berufen" and bool(may_name)
    form = JurorForm(posted(request) if adding else None, work.possible_jurors(call, actor) if may_name else [])
    if form.is_valid() and done(form, lambda: actions.appoint_juror(call=call, by=actor, **form.values)):
        messages.success(request, words.APPOINTED)
        return redirect(request.path)
    if request.method == "POST" and not form.is_bound:
        return _step(request, call, step)
    return render(request, "prizes/jury.html", _context(actor, call, form if may_name else None))


def _context(actor: Actor, call: Call, form: JurorForm | None) -> dict[str, object]:
    juror, office = work.juror_of(actor, call), rules.may_read_applications(actor)
    if juror:
        own = facts_of(juror)
    else:
        scores, closed = work.scores_of(call), call.scored_at is not None
        lines = presenters.result_of(scores) if closed and office else []
        own = {"lines": lines, "progress": presenters.progress_of(scores), "closed": closed, "call": call}
    has_chair = any(one.juror.is_chair for one in own["progress"])
    at_work = call.state == "jury" and call.scored_at is None
    return {
        **own,
        "form": form,
        "office": office,
        "may_edit": rules.may_edit(actor),
        "may_close": at_work and bool(rules.may_close(juror, actor, has_chair=has_chair)),
        "at_work": at_work,
        "back": work_url(actor.stelle, "prizes:jury", call.pk),
    }


def _step(request: WorkRequest, call: Call, step: str) -> HttpResponse:
    actor, key = request.actor, request.POST.get("jurymitglied", "")
    try:
        if step == "herausnehmen":
            actions.dismiss_juror(call=call, pk=work.number_of(key), by=actor)
            messages.success(request, words.DISMISSED)
        elif step == "schliessen":
            actions.close_scoring(call=call, juror=None, now=timezone.now(), by=actor)
            messages.success(request, words.CLOSED)
    except Invalid as error:
        messages.error(request, sentence(error))
    return redirect(work_url(actor.stelle, "prizes:jury", call.pk))
