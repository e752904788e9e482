"""What Träger have handed in and the coordinator decides on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from lueckenlos.directory.actions.proposals import accept_proposal, reject_proposal
from lueckenlos.directory.forms import ReasonForm
from lueckenlos.directory.messages import notices
from lueckenlos.directory.models import OfferProposal
from lueckenlos.directory.queries import work
from lueckenlos.directory.queries.compare import proposal_rows
from lueckenlos.directory.rules import may_decide_proposals, may_list
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_GET
def inbox(request: WorkRequest) -> HttpResponse:
    """New offers and proposed changes, oldest first."""
    actor = request.actor
    ensure(may_list(actor))
    shown = {
        "page": paginate(work.submitted_offers(actor).only(*work.INBOX_FIELDS), request),
        "proposals": work.open_proposals(actor).only(*work.PROPOSAL_FIELDS)[:100],
        "deciding": may_decide_proposals(actor),
    }
    return render(request, "directory/inbox.html", shown)


@require_http_methods(["GET", "POST"])
def proposal_detail(request: WorkRequest, pk: int) -> HttpResponse:
    """Before and after of every field; take over all, some, or nothing."""
    actor = request.actor
    proposal = get_object_or_404(work.open_proposals(actor), pk=pk)
    deciding = may_decide_proposals(actor)
    form = ReasonForm(request.POST if "ablehnen" in request.POST else None, required=True)
    if request.method == "POST":
        ensure(deciding)
        try:
            if done := _decide(request, proposal, form):
                messages.success(request, done)
                return redirect(work_url(actor.stelle, "directory:inbox"))
        except Invalid as error:
            messages.error(request, sentence(error))
    shown = {"proposal": proposal, "rows": proposal_rows(proposal), "form": form, "deciding": deciding}
    return render(request, "directory/proposal.html", shown)


def _decide(request: WorkRequest, proposal: OfferProposal, form: ReasonForm) -> str:
    """What was done, or nothing when the reason is missing."""
    if not form.is_bound:
        names = None if "alle" in request.POST else request.POST.getlist("feld")
        accept_proposal(proposal=proposal, by=request.actor, names=names)
        return notices.PROPOSAL_ACCEPTED
    if not form.is_valid():
        return ""
    reject_proposal(proposal=proposal, by=request.actor, reason=form.cleaned_data["reason"])
    return notices.PROPOSAL_REJECTED
