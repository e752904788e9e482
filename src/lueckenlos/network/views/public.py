"""The page behind the secret link: what is recorded about one organisation, in plain words, and three answers each."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lueckenlos.network import actions, queries
from lueckenlos.network.forms import AnswerForm
from lueckenlos.network.models import Ask
from lueckenlos.network.queries.public import asked
from lueckenlos.network.queries.survey import others_of
from lueckenlos.tenancy.actor import link_actor
from lueckenlos.tenancy.forms.saving import done, posted
from lueckenlos.web.secrecy import unfindable


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Works until the round ends; sending again replaces what was said before."""
    with asked(token) as ask:
        if ask is None:
            return render(request, "network/link_unknown.html", status=404)
        if not ask.round.open_on(timezone.localdate()):
            return unfindable(render(request, "network/link_over.html", {"ask": ask}, status=410))
        return unfindable(_answered(request, ask))


def _answered(request: HttpRequest, ask: Ask) -> HttpResponse:
    today = timezone.localdate()
    form = AnswerForm(
        posted(request),
        statements=queries.statements_of(ask, today),
        others=others_of(ask),
    )
    if form.is_valid():
        by, now = link_actor(ask.stelle, ask.organisation.name), timezone.now()
        if done(form, lambda: actions.answer(ask=ask, lines=form.lines, now=now, today=today, by=by)):
            return render(request, "network/link_thanks.html", {"ask": ask, "again": request.path})
    return render(request, "network/link_answer.html", {"ask": ask, "form": form})
