"""What a KGC shows everybody: the form to ask it for advice, and who takes part in the Partnerprozess. No account."""

from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.accounts import throttle
from lueckenlos.accounts.messages import wait
from lueckenlos.advice.actions import inquire
from lueckenlos.advice.forms.public import InquiryForm
from lueckenlos.advice.queries.public import inquiring_at
from lueckenlos.advice.queries.register import public_entries, public_partners
from lueckenlos.tenancy.forms.saving import done, posted
from lueckenlos.tenancy.models import Stelle

# a town hall shares one address; a script that fills forms all day is stopped. Counted in memory alone
INQUIRIES: Final = throttle.Limit("inquiry", 20, 60)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def inquiry(request: HttpRequest, kgc: str) -> HttpResponse:
    with inquiring_at(kgc) as stelle:
        form = InquiryForm(posted(request))
        if form.is_valid() and _taken(request, stelle, form):
            return redirect(f"{request.path}?danke=1")
        thanks = "danke" in request.GET and not form.is_bound
        context = {"stelle": stelle, "kommune": stelle, "form": None if thanks else form, "thanks": thanks}
        return render(request, "advice/inquiry.html", context, status=422 if form.is_bound else 200)


@login_not_required
@require_safe
def partners(request: HttpRequest, kgc: str) -> HttpResponse:
    """Who takes part in the Partnerprozess, as far as it was agreed to be said."""
    with inquiring_at(kgc) as stelle:
        context = {
            "stelle": stelle,
            "kommune": stelle,
            "partners": list(public_partners()),
            "entries": list(public_entries()),
        }
        return render(request, "advice/partners.html", context)


def _taken(request: HttpRequest, stelle: Stelle, form: InquiryForm) -> bool:
    """Whether it is kept now; else the reason stands in the form, beside what was typed."""
    waiting = throttle.take_try_here((INQUIRIES, throttle.client_address(request)))
    if waiting is not None:
        form.add_error(None, wait(waiting))
        return False
    token, today = form.cleaned_data["bogen"], timezone.localdate()
    return done(form, lambda: inquire(kgc=stelle, values=form.values, token=token, today=today))
