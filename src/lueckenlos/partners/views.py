"""Organisations of a Stelle."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lueckenlos.partners import actions, queries, rules
from lueckenlos.partners.forms import ContactFormSet, OrganisationFilterForm, OrganisationForm
from lueckenlos.partners.messages import DELETED, MERGED, SAVED
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import rules as tenancy_rules
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence

RIGHT = "rechts"


@require_GET
def organisation_list(request: WorkRequest) -> HttpResponse:
    actor = request.actor
    ensure(rules.may_list(actor))
    form = OrganisationFilterForm(request.GET)
    rows = queries.filtered(queries.organisations_for(actor), **form.criteria)
    page = paginate(rows.order_by("name_key").defer("note"), request)
    numbers = queries.offer_counts(page.rows)
    shown = {
        "form": form,
        "page": page,
        "rows": [(row, numbers.get(row.pk, 0)) for row in page.rows],
        "editing": rules.may_create(actor),
    }
    return render(request, "partners/organisation_list.html", shown)


@require_GET
def organisation_suggest(request: WorkRequest) -> HttpResponse:
    """Options for the name field of other forms, whatever that field is called."""
    ensure(rules.may_list(request.actor))
    text = next((request.GET[name] for name in ("text", "traeger", "traeger_name") if name in request.GET), "")
    return render(request, "partners/options.html", {"names": queries.suggestions(request.actor, text)})


@require_GET
def organisation_detail(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    organisation = queries.get_organisation_or_404(actor, pk)
    uses = queries.uses_of(organisation)
    deleting = rules.may_delete(actor, organisation, uses)
    shown = {
        "organisation": organisation,
        "offers": queries.offer_counts([organisation])[organisation.pk],
        "editing": rules.may_edit(actor, organisation),
        "accesses": organisation.accesses.select_related("mitgliedschaft__user"),
        "inviting": tenancy_rules.may_manage(actor, organisation.stelle_id),
        "deleting": deleting,
        "delete_reason": "" if deleting else sentence(deleting),
    }
    return render(request, "partners/organisation_detail.html", shown)


@require_http_methods(["GET", "POST"])
def organisation_create(request: WorkRequest) -> HttpResponse:
    """``?name=`` and ``?kind=`` fill the form in."""
    ensure(rules.may_create(request.actor))
    return _form(request, None)


@require_http_methods(["GET", "POST"])
def organisation_edit(request: WorkRequest, pk: int) -> HttpResponse:
    organisation = queries.get_organisation_or_404(request.actor, pk)
    ensure(rules.may_edit(request.actor, organisation))
    return _form(request, organisation)


@require_POST
def organisation_delete(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    organisation = queries.get_organisation_or_404(actor, pk)
    name = organisation.name
    actions.delete_organisation(organisation=organisation, by=actor)
    messages.success(request, DELETED.format(name=name))
    return redirect(work_url(actor.stelle, "partners:organisation_list"))


@require_GET
def organisation_duplicates(request: WorkRequest) -> HttpResponse:
    actor = request.actor
    ensure(rules.may_create(actor))
    return render(request, "partners/organisation_duplicates.html", {"pairs": queries.duplicates(actor)})


@require_http_methods(["GET", "POST"])
def organisation_merge(request: WorkRequest, pk: int, other: int) -> HttpResponse:
    """``pk`` stays and takes what is chosen from the right."""
    actor = request.actor
    keep, drop = queries.get_organisation_or_404(actor, pk), queries.get_organisation_or_404(actor, other)
    ensure(rules.may_merge(actor, keep, drop))
    rows = queries.merge_rows(keep, drop)
    if request.method == "POST":
        chosen = [row.name for row in rows if request.POST.get(f"feld-{row.name}") == RIGHT]
        actions.merge_organisations(keep=keep, drop=drop, chosen=chosen, by=actor)
        messages.success(request, MERGED)
        return redirect(work_url(actor.stelle, "partners:organisation_detail", keep.pk))
    shown = {"keep": keep, "drop": drop, "rows": rows, "uses": queries.uses_of(drop)}
    return render(request, "partners/organisation_merge.html", shown)


def _form(request: WorkRequest, organisation: Organisation | None) -> HttpResponse:
    form = OrganisationForm(request.POST or None, organisation=organisation, asked=request.GET)
    known = list(organisation.contacts.values("name", "function", "phone", "email")) if organisation else []
    contacts = ContactFormSet(request.POST or None, prefix="kontakte", initial=known)
    if request.method == "POST" and all([form.is_valid(), contacts.is_valid()]):
        gone = contacts.deleted_forms
        people = [row.cleaned_data for row in contacts.forms if row.cleaned_data.get("name") and row not in gone]
        try:
            saved = actions.save_organisation(
                organisation=organisation, values=form.cleaned_data, contacts=people, by=request.actor
            )
        except Invalid as error:
            form.add_error("name", sentence(error))
        else:
            messages.success(request, SAVED)
            return redirect(work_url(request.actor.stelle, "partners:organisation_detail", saved.pk))
    shown = {"form": form, "contacts": contacts, "organisation": organisation}
    return render(request, "partners/organisation_form.html", shown)
