"""Settings of the Stelle, and the Stellen below it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.shared.errors import DomainError
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import actions, queries, rules
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.forms import NewStelleForm, StelleForm
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.views.members import send_and_tell
from lueckenlos.web.sentences import sentence


@require_http_methods(["GET", "POST"])
def settings(request: WorkRequest) -> HttpResponse:
    stelle = request.actor.stelle
    ensure(rules.may_update_stelle(request.actor, stelle))
    form = StelleForm(request.POST or None, stelle=stelle)
    if form.is_valid():
        try:
            actions.update_stelle(stelle=stelle, changes=form.changes, by=request.actor)
        except DomainError as error:
            stelle.refresh_from_db()
            form.add_error(None, sentence(error))
        else:
            messages.success(request, "Die Einstellungen sind gespeichert.")
            return redirect(work_url(stelle, "tenancy:settings"))
    return render(request, "tenancy/settings.html", {"form": form})


@require_safe
def stelle_list(request: WorkRequest) -> HttpResponse:
    """Stellen directly below: whom this office accompanies, and whether they have begun."""
    ensure(rules.may_view_children(request.actor))
    managing = rules.may_manage(request.actor, request.actor.stelle.pk)
    page = paginate(queries.children_of(request.actor.stelle), request)
    return render(request, "tenancy/stelle_list.html", {"page": page, "managing": managing})


@require_http_methods(["GET", "POST"])
def stelle_create(request: WorkRequest) -> HttpResponse:
    """Found a Stelle below the own one and invite its first Leitung."""
    actor = request.actor
    ensure(rules.may_view_children(actor))
    ensure(rules.may_manage(actor, actor.stelle.pk))
    form = NewStelleForm(request.POST or None, parent=actor.stelle)
    if form.is_valid():
        made, area = form.save(commit=False), form.cleaned_data["gebiet"]
        try:
            stelle = actions.create_stelle(stelle=made, gebiete=[area], by=actor)
            issued = actions.invite_member(
                stelle=stelle, email=form.cleaned_data["leitung"], role=Role.LEITUNG, by=actor
            )
        except DomainError as error:
            form.add_error(None, sentence(error))
        else:
            send_and_tell(request, issued)
            return redirect(work_url(actor.stelle, "tenancy:stelle_list"))
    return render(request, "tenancy/stelle_create.html", {"form": form})
