"""Two entries of the same offer: find them, choose field by field, make them one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from lueckenlos.directory.actions.merge import merge_offers
from lueckenlos.directory.messages import notices
from lueckenlos.directory.queries import work
from lueckenlos.directory.queries.compare import duplicates_of, merge_rows
from lueckenlos.directory.rules import may_merge, may_release
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url

# a radio button of the merge page: which of the two has the better value
RIGHT = "rechts"


@require_GET
def offer_duplicates(request: WorkRequest, pk: int) -> HttpResponse:
    offer = work.get_offer_or_404(request.actor, pk)
    ensure(may_release(request.actor, offer))
    shown = {"offer": offer, "candidates": duplicates_of(request.actor, offer)}
    return render(request, "directory/offer_duplicates.html", shown)


@require_http_methods(["GET", "POST"])
def offer_merge(request: WorkRequest, pk: int, other: int) -> HttpResponse:
    """``pk`` stays; what is chosen from the right goes over, and the right one into the archive."""
    actor = request.actor
    keep, drop = work.get_offer_or_404(actor, pk), work.get_offer_or_404(actor, other)
    ensure(may_merge(actor, keep, drop))
    rows = merge_rows(keep, drop)
    if request.method == "POST":
        chosen = [row.name for row in rows if request.POST.get(f"feld-{row.name}") == RIGHT]
        merge_offers(keep=keep, drop=drop, chosen=chosen, by=actor)
        messages.success(request, notices.MERGED)
        return redirect(work_url(actor.stelle, "directory:offer_detail", keep.pk))
    return render(request, "directory/offer_merge.html", {"keep": keep, "drop": drop, "rows": rows})
