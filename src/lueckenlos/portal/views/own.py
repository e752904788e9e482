"""What people do with their own registration on pages of its own: change it, and read all that is kept about them."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.events.actions.changes import change_registration, move_registration
from lueckenlos.events.actions.shifts import choose_shifts
from lueckenlos.events.forms.shifts import key_of
from lueckenlos.events.links import token_of
from lueckenlos.events.models import Registration
from lueckenlos.events.queries.public import behind, other_dates
from lueckenlos.events.queries.work import free_places
from lueckenlos.events.rules import may_change
from lueckenlos.events.rules.shifts import may_help
from lueckenlos.portal.forms.change import ChangeForm
from lueckenlos.portal.presenters import about
from lueckenlos.portal.presenters.booking import dates_of
from lueckenlos.portal.presenters.shifts import shifts_to_choose
from lueckenlos.shared.errors import Invalid
from lueckenlos.web.secrecy import unfindable
from lueckenlos.web.sentences import sentence

OwnView = Callable[..., HttpResponse]


def with_registration(view: OwnView) -> OwnView:
    """Find the registration of the secret link and open its Stelle's scope; nobody keeps or finds these pages."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        with behind(token) as found:
            if found is None:
                answer = render(request, "portal/registration_unknown.html", status=404)
            else:
                answer = view(request, found)
        return unfindable(answer)

    return login_not_required(never_cache(guarded))


@with_registration
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, found: Registration) -> HttpResponse:
    """Details and places of the registration, or another date of the series."""
    now = timezone.now()
    if not (verdict := may_change(found.booking, found, now)):
        return _page(request, found, None, refusal=sentence(verdict))
    posted = request.POST if request.method == "POST" and "termin" not in request.POST else None
    form = ChangeForm(posted, found=found, places=free_places(found.booking))
    try:
        if request.method == "POST" and "termin" in request.POST:
            return redirect("portal:registration", token_of(_move(request, found)))
        if form.is_bound and form.is_valid():
            change_registration(registration=found, details=form.details, now=now)
            return redirect("portal:registration", token_of(found))
    except Invalid as error:
        return _page(request, found, form, refusal=sentence(error))
    return _page(request, found, form)


@with_registration
@require_safe
def kept(request: HttpRequest, found: Registration) -> HttpResponse:
    """Article 15: everything that is kept about this person here, to read or as a file."""
    sections = about.sections_of(found)
    if request.GET.get("format") == "json":
        answer = JsonResponse(about.as_json(sections), json_dumps_params={"ensure_ascii": False, "indent": 2})
        answer["Content-Disposition"] = f'attachment; filename="auskunft-{found.number}.json"'
        return answer
    return render(request, "portal/registration_kept.html", {**_place(found), "sections": sections})


@with_registration
@require_http_methods(["GET", "HEAD", "POST"])
def shifts(request: HttpRequest, found: Registration) -> HttpResponse:
    """Helper shifts with what is still free; POST takes exactly those that are ticked."""
    refusal, ticked = "", None
    if request.method == "POST":
        ticked = set(request.POST.getlist("schicht"))
        try:
            choose_shifts(registration=found, shifts=[key_of(one) for one in ticked], now=timezone.now())
        except Invalid as error:
            refusal = sentence(error)
        else:
            return redirect("portal:registration", token_of(found))
    verdict = may_help(found, timezone.now())
    lines = shifts_to_choose(found, ticked) if verdict else []
    shown = {**_place(found), "lines": lines, "refusal": refusal or ("" if verdict else sentence(verdict))}
    return render(request, "portal/registration_shifts.html", shown, status=409 if refusal else 200)


def _move(request: HttpRequest, found: Registration) -> Registration:
    """To the chosen date; Invalid for one that is not offered."""
    chosen = request.POST.get("termin", "")
    target = next((one for one in other_dates(found.booking, timezone.now()) if str(one.pk) == chosen), None)
    if target is None:
        raise Invalid("move_other_event")
    return move_registration(registration=found, target=target, now=timezone.now())


def _page(request: HttpRequest, found: Registration, form: ChangeForm | None, *, refusal: str = "") -> HttpResponse:
    dates = dates_of(other_dates(found.booking, timezone.now())) if form else []
    shown = {**_place(found), "form": form, "refusal": refusal, "dates": dates}
    return render(request, "portal/registration_change.html", shown, status=409 if refusal else 200)


def _place(found: Registration) -> dict[str, object]:
    stelle = found.stelle
    return {
        "kommune": stelle if stelle.portal_open else None,
        "stelle": stelle,
        "event": found.booking.event,
        "token": token_of(found),
    }
