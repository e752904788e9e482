"""The page for somebody who comes by a secret link: their own view, nothing else of the Stelle."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lueckenlos.quality import actions, queries
from lueckenlos.quality.forms import RatingsForm
from lueckenlos.quality.messages import INVITED
from lueckenlos.quality.models import Assessor
from lueckenlos.quality.presenters.pages import placeholders
from lueckenlos.quality.queries.public import behind
from lueckenlos.quality.views.ratings import refuse
from lueckenlos.shared.errors import DomainError, Invalid
from lueckenlos.tenancy.actor import link_actor
from lueckenlos.web.secrecy import unfindable
from lueckenlos.web.sentences import sentence


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def view(request: HttpRequest, token: str) -> HttpResponse:
    """An unknown, expired or closed address gets a friendly page."""
    with behind(token, timezone.now()) as assessor:
        if assessor is None:
            return render(request, "quality/link_over.html", status=404)
        return unfindable(_answer(request, assessor))


def _answer(request: HttpRequest, assessor: Assessor) -> HttpResponse:
    criteria = assessor.assessment.criteria
    given = queries.ratings_of(assessor)
    form = RatingsForm(request.POST or None, criteria=criteria, given=given, version=assessor.version)
    if form.is_valid() and _saved(request, form, assessor):
        return redirect(request.path)
    context = {
        "form": form,
        "assessor": assessor,
        "assessment": assessor.assessment,
        "placeholder": placeholders(assessor.assessment),
    }
    return render(request, "quality/link_view.html", context)


def _saved(request: HttpRequest, form: RatingsForm, assessor: Assessor) -> bool:
    hand_in = "abgeben" in request.POST
    # the trail says that somebody came by a link, never who
    by, seen = link_actor(assessor.stelle, INVITED), form.cleaned_data["version"]
    try:
        actions.save_view(
            assessor=assessor, given=form.given, hand_in=hand_in, seen=seen, today=timezone.localdate(), by=by
        )
    except Invalid as error:
        assessor.refresh_from_db()
        refuse(form, error, assessor, queries.ratings_of(assessor))
        return False
    except DomainError as error:
        form.add_error(None, sentence(error))
        return False
    thanks = "Danke! Ihre Ansicht ist abgegeben. Bis zur Besprechung können Sie sie hier noch ändern."
    messages.success(request, thanks if hand_in else "Zwischenstand gespeichert.")
    return True
