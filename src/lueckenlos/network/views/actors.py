"""One organisation in the network, whose contact persons may be named, and who is missing."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.network import actions, queries, rules
from lueckenlos.network.expected import catalogue
from lueckenlos.network.forms import ConsentForm, ExpectationForm
from lueckenlos.network.messages import PLACE_KINDS
from lueckenlos.network.models import Consent
from lueckenlos.network.presenters import Page, hideable
from lueckenlos.network.queries import Row, Wanted
from lueckenlos.network.sources import actor_key, source_label
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import done, posted
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url


@require_safe
def actor(request: WorkRequest, pk: int) -> HttpResponse:
    """All ties of one organisation, in words, and what can be done with them."""
    by = request.actor
    ensure(rules.may_view(by))
    organisation = queries.get_organisation_or_404(by, pk)
    network = queries.network_of(by, Wanted(timezone.localdate()))
    key, page = actor_key(pk), Page(by.stelle)
    hidden = queries.hidden_ties(by).select_related("giver", "receiver")
    shown = {
        "organisation": organisation,
        "node": network.nodes[key],
        "rows": [(page.row(one, network.nodes, seen_from=key), hideable(one, key)) for one in network.of(key)],
        "hidden": [(row, source_label(row.source)) for row in hidden if pk in (row.giver_id, row.receiver_id)],
        "may_edit": bool(rules.may_edit(by)),
        "may_settle": bool(rules.may_settle(by)),
    }
    return render(request, "network/actor.html", shown)


@require_http_methods(["GET", "POST"])
def consent(request: WorkRequest, pk: int) -> HttpResponse:
    """Whom the network may name; ``widerrufen`` takes a name off every door at once."""
    by, today = request.actor, timezone.localdate()
    organisation = queries.get_organisation_or_404(by, pk)
    ensure(rules.may_edit(by))
    here = redirect(work_url(by.stelle, "network:consent", pk))
    if key := request.POST.get("widerrufen", ""):
        row = queries.get_consent_or_404(by, int(key) if key.isdecimal() else 0)
        actions.withdraw_consent(consent=row, today=today, by=by)
        messages.success(request, "Widerrufen. Der Name steht jetzt nirgends mehr.")
        return here
    consents = list(queries.consents_of(by, organisation))
    names = _unasked(organisation, consents)
    form = ConsentForm(posted(request), names=names, today=today)
    if form.is_valid():
        given = form.cleaned_data
        if done(form, lambda: actions.give_consent(organisation=organisation, **given, today=today, by=by)):
            messages.success(request, "Einwilligung eingetragen.")
            return here
    shown = {"organisation": organisation, "form": form if names else None, "consents": consents}
    return render(request, "network/consent.html", shown)


@require_http_methods(["GET", "POST"])
def missing(request: WorkRequest) -> HttpResponse:
    """Expected actors by Lebensphase; ``?akteur=`` opens the form about one of them."""
    by, today = request.actor, timezone.localdate()
    ensure(rules.may_view(by) if request.method == "GET" else rules.may_settle(by))
    slug = request.POST.get("akteur") or request.GET.get("akteur", "")
    here = redirect(work_url(by.stelle, "network:missing"))
    if "zuruecksetzen" in request.POST:
        actions.clear_expectation(slug=slug, by=by)
        return here
    standing = queries.expected_actors(by, today)
    found = {row.expected.slug: row for _, _, rows in standing.phases for row in rows}
    form = _expectation_form(request, found.get(slug))
    if form is not None and form.is_valid():
        given = form.cleaned_data
        if done(form, lambda: actions.say_expectation(slug=slug, **given, by=by)):
            messages.success(request, "Gespeichert.")
            return here
    return render(request, "network/missing.html", _missing_context(request, standing, form, found.get(slug)))


def _missing_context(
    request: WorkRequest, standing: queries.Standing, form: ExpectationForm | None, chosen: Row | None
) -> dict[str, object]:
    page = Page(request.actor.stelle)
    phases = [
        (slug, label, [(row, PLACE_KINDS[row.place], [page.end(node) for node in row.nodes]) for row in rows])
        for slug, label, rows in standing.phases
    ]
    return {
        "phases": phases,
        "counts": [(place.label, PLACE_KINDS[place], number) for place, number in standing.counts.items() if number],
        "form": form,
        "chosen": chosen,
        "catalogue": catalogue(),
        "may_edit": bool(rules.may_edit(request.actor)),
        "may_settle": bool(rules.may_settle(request.actor)),
    }


def _expectation_form(request: WorkRequest, row: Row | None) -> ExpectationForm | None:
    if row is None or not rules.may_settle(request.actor):
        return None
    choices = list(queries.organisations_for(request.actor).values_list("pk", "name"))
    return ExpectationForm(posted(request), organisations=choices, said=row.said)


def _unasked(organisation: Organisation, consents: list[Consent]) -> list[str]:
    known = {row.name for row in consents}
    return [person.name for person in organisation.contacts.all() if person.name not in known]
