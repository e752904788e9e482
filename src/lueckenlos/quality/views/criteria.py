"""The criteria themselves: what they mean, how their steps are worded, and working sheets."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.quality import actions, queries, rules
from lueckenlos.quality.forms import WordingForm
from lueckenlos.quality.papers import sheets_pdf
from lueckenlos.quality.registry import criteria_sets
from lueckenlos.quality.views.whole import pdf_answer
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.enums import StelleArt
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_safe
def criteria(request: WorkRequest, chosen: str) -> HttpResponse:
    """All criteria of one edition, for reading and for a Lernwerkstatt."""
    ensure(rules.may_enter(request.actor))
    found = queries.get_set_or_404(chosen)
    lines = queries.worded(request.actor, found)
    context = {
        "chosen": found,
        "lines": lines,
        "sets": criteria_sets(),
        "placeholder": any(line.placeholder for line in lines),
        "of_kgc": request.actor.stelle.art == StelleArt.LAND,
        "may_word": found.worded_by_stellen and bool(rules.may_word(request.actor)),
    }
    return render(request, "quality/criteria.html", context)


@require_safe
def criteria_pdf(request: WorkRequest, chosen: str) -> HttpResponse:
    """Working sheets of all criteria, or with ``?kriterium=`` of one."""
    ensure(rules.may_enter(request.actor))
    found, wanted = queries.get_set_or_404(chosen), request.GET.get("kriterium", "")
    lines = [one for one in queries.worded(request.actor, found) if wanted in {"", one.criterion.slug}]
    if not lines or not found.has_sheets:
        raise Http404
    made = sheets_pdf(request.actor.stelle, found, lines, timezone.localdate())
    return pdf_answer(made, f"arbeitsblaetter-{wanted or found.slug}")


@require_http_methods(["GET", "POST"])
def wording_edit(request: WorkRequest, chosen: str, criterion: str) -> HttpResponse:
    """Own words for the steps of one criterion; all fields empty takes the given ones again."""
    ensure(rules.may_word(request.actor))
    found = queries.get_set_or_404(chosen)
    one = next((line for line in queries.worded(request.actor, found) if line.criterion.slug == criterion), None)
    if one is None or not found.worded_by_stellen:
        raise Http404
    form = WordingForm(request.POST or None, one=one, row=queries.wording_of(found, criterion))
    if form.is_valid():
        source, seen = form.cleaned_data["source"], form.cleaned_data["version"]
        try:
            actions.save_wording(
                chosen=found, criterion=criterion, steps=form.steps, source=source, seen=seen, by=request.actor
            )
        except Invalid as error:
            row = queries.wording_of(found, criterion)
            form.meet(row) if row and error.code == "changed_meanwhile" else form.add_error(None, sentence(error))
        else:
            messages.success(request, "Wortlaut gespeichert. Er gilt für neue Selbsteinschätzungen.")
            return redirect(f"{work_url(request.actor.stelle, 'quality:criteria', chosen)}#{criterion}")
    of_kgc = request.actor.stelle.art == StelleArt.LAND
    return render(request, "quality/wording_form.html", {"form": form, "one": one, "chosen": found, "of_kgc": of_kgc})
