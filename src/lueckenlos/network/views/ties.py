"""Ties by hand, and computed ones that do not hold."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lueckenlos.network import actions, queries, rules
from lueckenlos.network.forms import HideForm, TieForm
from lueckenlos.network.models import Tie
from lueckenlos.network.queries import Link, Wanted
from lueckenlos.network.sources import FoundTie, actor_key, source_label
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.forms.saving import done, posted, saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url


@require_http_methods(["GET", "POST"])
def tie_create(request: WorkRequest) -> HttpResponse:
    """With ``?von=`` one end is chosen already: the key of an actor."""
    actor, today = request.actor, timezone.localdate()
    ensure(rules.may_edit(actor))
    organisations = [(actor_key(pk), name) for pk, name in queries.organisations_for(actor).values_list("pk", "name")]
    bodies = [(key, body.name) for key, body in queries.bodies_for(actor).items()]
    form = TieForm(posted(request), organisations=organisations, bodies=bodies, giver=request.GET.get("von", ""))
    if form.is_valid():
        ends = {name: form.cleaned_data[name] for name in ("giver", "receiver")}
        made = saved(form, lambda: actions.create_tie(**ends, values=form.values, today=today, by=actor))
        if made:
            messages.success(request, "Verbindung eingetragen.")
            return redirect(_page_of(actor, made))
    few = not organisations or len(organisations) + len(bodies) < _TWO
    return render(request, "network/tie_form.html", {"form": form, "few": few})


@require_http_methods(["GET", "POST"])
def tie_edit(request: WorkRequest, pk: int) -> HttpResponse:
    """Also the page of the tie; ``loeschen`` removes one that was never true."""
    actor = request.actor
    tie = queries.get_tie_or_404(actor, pk)
    ensure(rules.may_view(actor) if request.method == "GET" else rules.may_edit(actor))
    back = _page_of(actor, tie)
    if "loeschen" in request.POST:
        actions.delete_tie(tie=tie, by=actor)
        messages.success(request, "Verbindung gelöscht.")
        return redirect(back)
    form = TieForm(posted(request), tie=tie)
    if form.is_valid() and _update(request, form, tie):
        messages.success(request, "Verbindung gespeichert.")
        return redirect(back)
    shown = {"form": form, "tie": tie, "may_edit": bool(rules.may_edit(actor))}
    return render(request, "network/tie_form.html", shown)


@require_http_methods(["GET", "POST"])
def hide(request: WorkRequest, pk: int) -> HttpResponse:
    """A computed tie of this organisation; ``zeigen`` brings a hidden one back."""
    actor, today = request.actor, timezone.localdate()
    organisation = queries.get_organisation_or_404(actor, pk)
    ensure(rules.may_settle(actor))
    back = redirect(work_url(actor.stelle, "network:actor", pk))
    if "zeigen" in request.POST:
        _show(request, request.POST["zeigen"])
        return back
    form = HideForm(posted(request), initial=request.GET.dict())
    one = _found(request, pk)
    if form.is_valid() and done(
        form, lambda: actions.hide_tie(one=one, reason=form.cleaned_data["reason"], day=today, by=actor)
    ):
        messages.success(request, "Verbindung ausgeblendet.")
        return back
    shown = {"form": form, "organisation": organisation, "one": one, "source": source_label(one.source)}
    return render(request, "network/hide.html", shown)


def _page_of(actor: Actor, tie: Tie) -> str:
    """Where the tie is seen with others: the page of its organisation."""
    return work_url(actor.stelle, "network:actor", tie.giver_id or tie.receiver_id)


def _update(request: WorkRequest, form: TieForm, tie: Tie) -> Tie | None:
    values, seen = form.values, form.cleaned_data["version"]
    return saved(form, lambda: actions.update_tie(tie=tie, values=values, seen=seen, by=request.actor), tie)


def _found(request: WorkRequest, pk: int) -> FoundTie:
    """The computed tie that the address or the form names. Raises Invalid ``found_tie_gone``."""
    asked = request.POST or request.GET
    own, other = actor_key(pk), f"o{asked.get('other', '')}"
    for link in queries.network_of(request.actor, Wanted(timezone.localdate())).of(own):
        named = other in (link.giver, link.receiver) and link.kind == asked.get("kind")
        if named and (one := _of_source(link, asked.get("source", ""))):
            return one
    raise Invalid("found_tie_gone")


def _of_source(link: Link, source: str) -> FoundTie | None:
    return next((one for one in link.found if one.source == source), None)


def _show(request: WorkRequest, key: str) -> None:
    """Nothing happens when somebody else has done it meanwhile."""
    row = queries.hidden_ties(request.actor).filter(pk=int(key) if key.isdecimal() else 0).first()
    if row is not None:
        actions.show_tie(hidden=row, by=request.actor)
        messages.success(request, "Verbindung wieder gezeigt.")


_TWO = 2
