"""Registering for a Börse in two pages, without an account and without a session: all that was typed travels along."""

from collections.abc import Callable
from functools import wraps
from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.accounts import throttle
from lueckenlos.accounts.messages import wait
from lueckenlos.events.actions.public import register
from lueckenlos.events.models import Boerse
from lueckenlos.events.queries.public import open_boerse, registration_by_form
from lueckenlos.events.queries.work import free_places
from lueckenlos.events.rules import FORGET_DAYS, may_register
from lueckenlos.portal import queries
from lueckenlos.portal.forms import BookingForm, CheckForm
from lueckenlos.portal.presenters import booking as presenters
from lueckenlos.portal.presenters.events import paragraphs
from lueckenlos.portal.words import span_in_words
from lueckenlos.shared.errors import Invalid
from lueckenlos.web.sentences import sentence

# the phones of half a town share one address of their network; what is held without a confirmation comes back anyway
LIMIT: Final = throttle.Limit("registration", 300, 60)
BoerseView = Callable[..., HttpResponse]


def with_boerse(view: BoerseView) -> BoerseView:
    """Find the Börse and open its Stelle's scope. Pages with answers of people are nobody else's to keep or to find."""

    @wraps(view)
    def guarded(request: HttpRequest, kommune: str, public_id: str, **kwargs: str) -> HttpResponse:
        stelle = queries.get_kommune_or_404(kommune)
        with open_boerse(stelle, public_id) as boerse:
            boerse.event.stelle = boerse.stelle = stelle
            answer = view(request, boerse, **kwargs)
        answer["Referrer-Policy"] = "same-origin"
        answer["X-Robots-Tag"] = "noindex"
        return answer

    # not "no-store": the back button must find the form as it was typed
    return login_not_required(cache_control(private=True, no_cache=True)(guarded))


@with_boerse
@require_http_methods(["GET", "HEAD", "POST"])
def booking(request: HttpRequest, boerse: Boerse) -> HttpResponse:
    """Page one; sent, it answers with page two. „Ändern“ on page two leads back here with everything typed."""
    form = _form(request, boerse)
    if not form.stale and registration_by_form(boerse, form.key):
        return _to_done(boerse, form)
    if not may_register(boerse, timezone.now()):
        return _closed(request, boerse)
    if form.is_valid() and "aendern" not in request.POST:
        return _second_page(request, form, CheckForm(None, booking=form))
    return _first_page(request, form)


@with_boerse
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, boerse: Boerse) -> HttpResponse:
    """The binding step. The same form again gives its own answer again, also when the window has closed since."""
    form = _form(request, boerse)
    if not form.is_bound:
        return redirect("portal:booking", boerse.stelle.slug, boerse.event.public_id)
    if not form.stale and registration_by_form(boerse, form.key):
        return _to_done(boerse, form)
    if not may_register(boerse, timezone.now()):
        return _closed(request, boerse)
    if not form.is_valid():
        return _first_page(request, form)
    check = CheckForm(request.POST, booking=form)
    if check.is_valid() and _register(request, form, check):
        return _to_done(boerse, form)
    return _second_page(request, form, check)


@with_boerse
@require_safe
def done(request: HttpRequest, boerse: Boerse, form_key: str) -> HttpResponse:
    """What became of a form: no name, no address. Whoever sees this screen has not shown that the address is theirs."""
    registration = registration_by_form(boerse, form_key)
    if registration is None:
        raise Http404
    shown = {**_place(boerse), "outcome": presenters.outcome(registration, timezone.now())}
    answer = render(request, "portal/booking_done.html", shown)
    answer["Cache-Control"] = "no-store, private"
    return answer


def _form(request: HttpRequest, boerse: Boerse) -> BookingForm:
    data = request.POST if request.method == "POST" else None
    return BookingForm(data, boerse=boerse, places=free_places(boerse))


def _register(request: HttpRequest, form: BookingForm, check: CheckForm) -> bool:
    """False, and the reason on the second page, where it cannot be."""
    waiting = throttle.take_try([(LIMIT, throttle.client_address(request))])
    if waiting is not None:
        check.add_error(None, wait(waiting))
        return False
    try:
        register(boerse=form.boerse, values=form.values, form_key=form.key, now=timezone.now())
    except Invalid as error:
        check.add_error(None, sentence(error))
        return False
    return True


def _to_done(boerse: Boerse, form: BookingForm) -> HttpResponse:
    return redirect("portal:booking_done", boerse.stelle.slug, boerse.event.public_id, form.key)


def _first_page(request: HttpRequest, form: BookingForm) -> HttpResponse:
    return render(request, "portal/booking_form.html", {**_place(form.boerse), "form": form})


def _second_page(request: HttpRequest, form: BookingForm, check: CheckForm) -> HttpResponse:
    shown = {
        "form": form,
        "check": check,
        "answers": presenters.answers_of(form),
        "rules": paragraphs(form.boerse.rules_text),
        "forget_days": FORGET_DAYS,
        "last_day": presenters.last_day_in_words(form.boerse),
    }
    return render(request, "portal/booking_check.html", _place(form.boerse) | shown)


def _closed(request: HttpRequest, boerse: Boerse) -> HttpResponse:
    """Not open yet (says when, to the minute), closed, or called off."""
    verdict = may_register(boerse, timezone.now())
    status = 409 if request.method == "POST" else 200
    return render(request, "portal/booking_closed.html", {**_place(boerse), "reason": sentence(verdict)}, status=status)


def _place(boerse: Boerse) -> dict[str, object]:
    event = boerse.event
    when = span_in_words(event.starts_at, event.ends_at)
    return {"kommune": boerse.stelle, "event": event, "boerse": boerse, "when": when}
