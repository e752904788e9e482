"""Registering for an event in two pages, without an account and without a session: all that was typed travels along."""

from collections.abc import Callable
from functools import wraps
from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe
from django_scopes import scope

from lueckenlos.accounts import throttle
from lueckenlos.accounts.messages import wait
from lueckenlos.events.actions.registering import register
from lueckenlos.events.extensions import public_facts
from lueckenlos.events.models import Answer, Booking
from lueckenlos.events.queries.public import answer_to
from lueckenlos.events.queries.retention import own_terms
from lueckenlos.events.queries.work import places_of
from lueckenlos.events.rules import may_register
from lueckenlos.events.rules.retention import keep_days
from lueckenlos.portal import queries
from lueckenlos.portal.forms import BookingForm, CheckForm
from lueckenlos.portal.presenters import booking as presenters
from lueckenlos.portal.presenters.events import paragraphs
from lueckenlos.portal.words import span_in_words
from lueckenlos.shared.errors import Invalid
from lueckenlos.web.secrecy import unfindable
from lueckenlos.web.sentences import sentence

# the phones of half a town share one address of their network; what is held without a confirmation comes back anyway
LIMIT: Final = throttle.Limit("registration", 300, 60)
BookingView = Callable[..., HttpResponse]


def with_booking(view: BookingView) -> BookingView:
    """Find the event and open its Stelle's scope. Pages with answers of people are nobody else's to keep or to find."""

    @wraps(view)
    def guarded(request: HttpRequest, kommune: str, public_id: str, **kwargs: str) -> HttpResponse:
        booking = queries.get_booking_or_404(kommune, public_id, timezone.now())
        with scope(stelle=booking.stelle):
            answer = view(request, booking, **kwargs)
        return unfindable(answer)

    # not "no-store": the back button must find the form as it was typed
    return login_not_required(cache_control(private=True, no_cache=True)(guarded))


@with_booking
@require_http_methods(["GET", "HEAD", "POST"])
def booking(request: HttpRequest, booking: Booking) -> HttpResponse:
    """Page one; sent, it answers with page two. „Ändern“ on page two leads back here with everything typed."""
    form = _form(request, booking)
    if not form.stale and answer_to(booking, form.key):
        return _to_done(booking, form)
    if not may_register(booking, timezone.now()):
        return _closed(request, booking)
    if form.is_valid() and "aendern" not in request.POST:
        return _second_page(request, form, CheckForm(None, answers=form))
    return _first_page(request, form)


@with_booking
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, booking: Booking) -> HttpResponse:
    """The binding step, answered at once: with a redirect a rush would be twice the requests (ADR 11).

    The same form again gives its own answer again, also when the window has closed since.
    """
    form = _form(request, booking)
    if not form.is_bound:
        return redirect("portal:booking", booking.stelle.slug, booking.event.public_id)
    check = CheckForm(request.POST, answers=form)
    open_now = may_register(booking, timezone.now())
    made = _register(request, form, check) if open_now and form.is_valid() and check.is_valid() else None
    if told := made or (None if form.stale else answer_to(booking, form.key)):
        return _done(request, booking, told, form.key)
    if not open_now:
        return _closed(request, booking)
    return _second_page(request, form, check) if form.is_valid() else _first_page(request, form)


@with_booking
@require_safe
def done(request: HttpRequest, booking: Booking, form_key: str) -> HttpResponse:
    """What became of a form: no name, no address, and nothing about earlier registrations of the address.

    Whoever sees this screen has not shown that the address is theirs.
    """
    answer = answer_to(booking, form_key)
    if answer is None:
        raise Http404
    return _done(request, booking, answer, form_key)


def _done(request: HttpRequest, booking: Booking, told: Answer, form_key: str) -> HttpResponse:
    outcome = presenters.outcome(told, timezone.now())
    shown = {**_place(booking), "outcome": outcome, "form_key": form_key}
    answer = render(request, "portal/booking_done.html", shown)
    answer["Cache-Control"] = "no-store, private"
    return answer


def _form(request: HttpRequest, booking: Booking) -> BookingForm:
    data = request.POST if request.method == "POST" else None
    return BookingForm(data, booking=booking, places=places_of(booking))


def _register(request: HttpRequest, form: BookingForm, check: CheckForm) -> Answer | None:
    """None, and the reason on the second page, where it cannot be."""
    waiting = throttle.take_try_here((LIMIT, throttle.client_address(request)))
    if waiting is not None:
        check.add_error(None, wait(waiting))
        return None
    try:
        return register(booking=form.booking, values=form.values, form_key=form.key, now=timezone.now())
    except Invalid as error:
        check.add_error(None, sentence(error))
        return None


def _to_done(booking: Booking, form: BookingForm) -> HttpResponse:
    return redirect("portal:booking_done", booking.stelle.slug, booking.event.public_id, form.key)


def _first_page(request: HttpRequest, form: BookingForm) -> HttpResponse:
    return render(request, "portal/booking_form.html", {**_place(form.booking), "form": form})


def _second_page(request: HttpRequest, form: BookingForm, check: CheckForm) -> HttpResponse:
    shown = {
        "form": form,
        "check": check,
        "answers": presenters.answers_of(form),
        "terms": public_facts(form.booking.event),
        "rules": paragraphs(form.booking.rules_text),
        "forget_days": keep_days(form.booking.event.art, own_terms()),
        "last_day": presenters.last_day_in_words(form.booking),
    }
    return render(request, "portal/booking_check.html", _place(form.booking) | shown)


def _closed(request: HttpRequest, booking: Booking) -> HttpResponse:
    """Not open yet (says when, to the minute), closed, or called off."""
    verdict = may_register(booking, timezone.now())
    status = 409 if request.method == "POST" else 200
    return render(
        request, "portal/booking_closed.html", {**_place(booking), "reason": sentence(verdict)}, status=status
    )


def _place(booking: Booking) -> dict[str, object]:
    event = booking.event
    when = span_in_words(event.starts_at, event.ends_at)
    return {"kommune": booking.stelle, "event": event, "booking": booking, "when": when}
