"""What an invited person sees behind the link of the mail."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from lueckenlos.accounts.models import User
from lueckenlos.tenancy import queries
from lueckenlos.tenancy.actions import NewPerson
from lueckenlos.tenancy.forms import NewPersonForm
from lueckenlos.tenancy.models import Einladung, Mitgliedschaft


class Accept(Protocol):
    """The action behind the page; ``partners`` hands in its own, which also links a Träger to its organisation."""

    def __call__(self, *, token: str, person: User | NewPerson) -> Mitgliedschaft: ...


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str, *, accept: Accept) -> HttpResponse:
    """One page for unknown, used, withdrawn and expired links: it tells a guesser nothing."""
    einladung = queries.find_invitation(token, timezone.now())
    if einladung is None:
        return render(request, "tenancy/invitation_void.html", status=404)
    if isinstance(request.user, User):
        return _signed_in(request, einladung, partial(accept, token=token, person=request.user))
    if queries.has_account(einladung.email):
        return render(request, "tenancy/invitation_sign_in.html", {"einladung": einladung})
    form = NewPersonForm(request.POST or None, email=einladung.email)
    if form.is_valid():
        membership = accept(token=token, person=form.person)
        login(request, membership.user)
        return _welcome(request, membership)
    return render(request, "tenancy/invitation_new.html", {"form": form, "einladung": einladung})


def _signed_in(request: HttpRequest, einladung: Einladung, accept: Callable[[], Mitgliedschaft]) -> HttpResponse:
    """One click for the invited person; whoever is signed in as somebody else must change over first."""
    right = isinstance(request.user, User) and request.user.email == einladung.email
    if request.method == "POST" and right:
        return _welcome(request, accept())
    return render(request, "tenancy/invitation_accept.html", {"einladung": einladung, "right": right})


def _welcome(request: HttpRequest, membership: Mitgliedschaft) -> HttpResponse:
    messages.success(request, f"Willkommen bei {membership.stelle.name}.")
    return redirect(settings.LOGIN_REDIRECT_URL)
