"""The page where the Leitung invites people of a Träger."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lueckenlos.partners import access, queries
from lueckenlos.shared.errors import DomainError
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import rules as tenancy_rules
from lueckenlos.tenancy.forms import AddressForm
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.views.members import send_and_tell
from lueckenlos.web.sentences import sentence


@require_http_methods(["GET", "POST"])
def traeger_invite(request: WorkRequest, pk: int) -> HttpResponse:
    organisation = queries.get_organisation_or_404(request.actor, pk)
    ensure(tenancy_rules.may_manage(request.actor, organisation.stelle_id))
    form = AddressForm(request.POST or None, initial={"email": organisation.email})
    if form.is_valid():
        try:
            issued = access.invite_traeger(
                organisation=organisation, email=form.cleaned_data["email"], by=request.actor
            )
        except DomainError as error:
            form.add_error(None, sentence(error))
        else:
            send_and_tell(request, issued)
            return redirect(work_url(request.actor.stelle, "tenancy:member_list"))
    return render(request, "partners/traeger_invite.html", {"form": form, "organisation": organisation})
