"""Members and their invitations."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.shared.errors import DomainError
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import actions, mails, queries, rules
from lueckenlos.tenancy.actions import Issued
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.forms import InvitationForm, RoleForm
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_safe
def member_list(request: WorkRequest) -> HttpResponse:
    """Everybody who reads the Stelle sees its people; the Leitung also the open invitations."""
    ensure(rules.may_view_members(request.actor))
    managing = rules.may_manage(request.actor, request.actor.stelle.pk)
    page = paginate(queries.list_members(request.actor), request)
    invitations = queries.list_open_invitations(request.actor) if managing else []
    shown = {"page": page, "invitations": invitations, "managing": managing}
    return render(request, "tenancy/member_list.html", shown)


@require_http_methods(["GET", "POST"])
def invitation_create(request: WorkRequest) -> HttpResponse:
    actor = request.actor
    ensure(rules.may_manage(actor, actor.stelle.pk))
    form = InvitationForm(request.POST or None, stelle=actor.stelle, initial={"email": request.GET.get("email", "")})
    if form.is_valid():
        try:
            issued = actions.invite_member(
                stelle=actor.stelle, email=form.cleaned_data["email"], role=Role(form.cleaned_data["role"]), by=actor
            )
        except DomainError as error:
            form.add_error(None, sentence(error))
        else:
            send_and_tell(request, issued)
            return redirect(work_url(actor.stelle, "tenancy:member_list"))
    return render(request, "tenancy/invitation_create.html", {"form": form})


@require_http_methods(["GET", "POST"])
def invitation_withdraw(request: WorkRequest, pk: int) -> HttpResponse:
    einladung = queries.get_invitation_or_404(request.actor, pk)
    ensure(rules.may_withdraw_invitation(request.actor, einladung))
    if request.method == "POST":
        actions.withdraw_invitation(einladung=einladung, by=request.actor)
        messages.success(request, f"Die Einladung an {einladung.email} ist zurückgezogen.")
        return redirect(work_url(request.actor.stelle, "tenancy:member_list"))
    return render(request, "tenancy/invitation_withdraw.html", {"einladung": einladung})


@require_http_methods(["GET", "POST"])
def member_role(request: WorkRequest, pk: int) -> HttpResponse:
    membership = queries.get_member_or_404(request.actor, pk)
    ensure(rules.may_manage(request.actor, membership.stelle_id))
    form = RoleForm(request.POST or None, membership=membership)
    if form.is_valid():
        try:
            actions.change_role(membership=membership, role=Role(form.cleaned_data["role"]), by=request.actor)
        except DomainError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, f"{membership.user.name} hat jetzt die Rolle {membership.get_role_display()}.")
            return redirect(work_url(request.actor.stelle, "tenancy:member_list"))
    return render(request, "tenancy/member_role.html", {"form": form, "membership": membership})


@require_http_methods(["GET", "POST"])
def member_remove(request: WorkRequest, pk: int) -> HttpResponse:
    """For the Leitung, and for members who leave themselves; the last Leitung reads what has to come first."""
    membership = queries.get_member_or_404(request.actor, pk)
    ensure(rules.may_remove_member(request.actor, membership, last_leitung=False))
    last = queries.is_last_leitung(membership)
    own = membership.user_id == request.user.pk
    if request.method == "POST" and not last:
        actions.remove_member(membership=membership, by=request.actor)
        messages.success(request, f"{membership.user.name} gehört nicht mehr zu {membership.stelle.name}.")
        return redirect("accounts:me") if own else redirect(work_url(membership.stelle, "tenancy:member_list"))
    shown = {"membership": membership, "own": own, "last": last}
    return render(request, "tenancy/member_remove.html", shown, status=409 if request.method == "POST" else 200)


def send_and_tell(request: HttpRequest, issued: Issued) -> None:
    """Send the mail and say so; the link itself is never shown: who opens it must own the mailbox."""
    address = issued.einladung.email
    try:
        mails.send_invitation(issued)
    except OSError:
        messages.warning(request, f"Die E-Mail an {address} ging nicht hinaus. Bitte laden Sie später noch einmal ein.")
    else:
        messages.success(request, f"Die Einladung an {address} ist unterwegs.")
