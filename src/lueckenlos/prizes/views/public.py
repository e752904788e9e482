"""What everybody opens: a call, the form, one's own application; and a juror's page by link. No account, no script."""

from typing import Final

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.accounts import throttle
from lueckenlos.accounts.messages import wait
from lueckenlos.prizes import presenters, rules
from lueckenlos.prizes.actions import applications as actions
from lueckenlos.prizes.enums import ApplicationState
from lueckenlos.prizes.forms.applicants import ApplicationForm, ChangeForm, FileForm
from lueckenlos.prizes.messages import words
from lueckenlos.prizes.models import Application, Call
from lueckenlos.prizes.queries import public, work
from lueckenlos.prizes.views.judging import Desk, sit_down
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.actor import link_actor
from lueckenlos.tenancy.forms.saving import done, posted, saved
from lueckenlos.tenancy.models import Stelle
from lueckenlos.web.secrecy import by_link
from lueckenlos.web.sentences import sentence

# a school or a town hall shares one address; a script that fills forms all day is stopped. Counted in memory alone
APPLICATIONS: Final = throttle.Limit("prize-application", 20, 60)


@login_not_required
@require_safe
def call(request: HttpRequest, public_id: str) -> HttpResponse:
    with public.call_behind(public_id) as found:
        now = timezone.now()
        shown = {
            **_frame(found),
            "money": presenters.money_of(work.ranks_of(found)),
            "criteria": work.criteria_of(found),
            "is_open": rules.may_apply(found, now),
            "is_decided": found.decided_at,
            "winners": presenters.winners(found, public.winners_of(found), timezone.localdate()),
            "ceremony": presenters.ceremony_of(found),
        }
        return render(request, "prizes/public/call.html", shown)


@by_link()
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, public_id: str) -> HttpResponse:
    """What was typed stays on the page, also when it came a second too late."""
    with public.call_behind(public_id) as found:
        form = ApplicationForm(posted(request))
        if form.is_valid() and _taken(request, found, form):
            return redirect(f"{request.path}?danke=1")
        verdict = rules.may_apply(found, timezone.now())
        shown = {
            **_frame(found),
            "form": form,
            "closed": "" if verdict or form.is_bound else sentence(verdict),
            "thanks": "danke" in request.GET and not form.is_bound,
        }
        return render(request, "prizes/public/apply.html", shown, status=400 if form.is_bound else 200)


@by_link()
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, token: str) -> HttpResponseBase:
    """Reading changes nothing: programs that look at every link of a mail would confirm for everybody."""
    with public.application_behind(token) as found:
        if found is None:
            return render(request, "prizes/public/unknown.html", status=404)
        if key := request.GET.get("anlage"):
            return work.get_file_or_404(found, key).handed_out()
        step = request.POST.get("schritt", "")
        change = ChangeForm(posted(request) if step == "aendern" else None, found)
        upload = FileForm(request.POST, request.FILES) if step == "anlage" else FileForm()
        if request.method == "POST" and _stepped(request, found, step, change, upload):
            return redirect(request.path)
        bound = change.is_bound or upload.is_bound
        return render(request, "prizes/public/own.html", _own(found, change, upload), status=400 if bound else 200)


@by_link()
@require_http_methods(["GET", "HEAD", "POST"])
def jury(request: HttpRequest, token: str) -> HttpResponseBase:
    """A member of the Stelle has no link of this kind in any mail, but it would open the same."""
    with public.juror_behind(token) as found:
        if found is None:
            return render(request, "prizes/public/unknown.html", status=404)
        # the trail says that somebody came by a link, never who
        desk = Desk(found, link_actor(found.stelle, words.INVITED), "prizes/public")
        return sit_down(request, desk, {**_frame(found.call), "back": request.path})


def _frame(found: Call) -> dict[str, object]:
    stelle: Stelle = found.stelle
    kommune = stelle if stelle.portal_open else None
    return {"call": found, "stelle": stelle, "kommune": kommune, "last": presenters.last_moment(found)}


def _taken(request: HttpRequest, found: Call, form: ApplicationForm) -> bool:
    waiting = throttle.take_try_here((APPLICATIONS, throttle.client_address(request)))
    if waiting is not None:
        form.add_error(None, wait(waiting))
        return False
    token, now = form.cleaned_data["bogen"], timezone.now()
    return done(form, lambda: actions.apply_for_prize(call=found, values=form.values, token=token, now=now))


def _own(found: Application, change: ChangeForm, upload: FileForm) -> dict[str, object]:
    verdict = rules.may_change_application(found, timezone.now())
    return {
        **_frame(found.call),
        "application": found,
        "kind": words.APPLICATION_KINDS[ApplicationState(found.state)],
        "change": change,
        "upload": upload,
        "files": list(found.attachments.all()),
        "may_change": verdict,
        "why_not": "" if verdict else sentence(verdict),
        "unconfirmed": found.state == ApplicationState.NEU,
        "takes_part": found.state == ApplicationState.EINGEREICHT,
        "won": found.rank if found.call.decided_at else None,
        "money": words.euro(found.award_cents) if found.award_cents else "",
    }


def _stepped(request: HttpRequest, found: Application, step: str, change: ChangeForm, upload: FileForm) -> bool:
    """False where a form must be shown again."""
    if change.is_bound:
        return change.is_valid() and _changed(request, found, change)
    if upload.is_bound:
        return upload.is_valid() and _attached(request, found, upload)
    now = timezone.now()
    try:
        if step == "bestaetigen":
            actions.confirm_application(application=found, now=now)
            messages.success(request, words.CONFIRMED)
        elif step == "zurueckziehen":
            actions.withdraw_application(application=found, now=now)
        elif step == "nennen":
            actions.agree_to_publish(application=found, publish="publish" in request.POST)
            messages.success(request, words.CHANGED)
        elif step == "anlage-weg":
            actions.detach_file(application=found, pk=work.number_of(request.POST.get("datei", "")), now=now)
            messages.success(request, words.FILE_GONE)
    except Invalid as error:
        messages.error(request, sentence(error))
    return True


def _attached(request: HttpRequest, found: Application, upload: FileForm) -> bool:
    file = upload.cleaned_data["file"]
    if not done(upload, lambda: actions.attach_file(application=found, upload=file, now=timezone.now())):
        return False
    messages.success(request, words.FILE_ADDED)
    return True


def _changed(request: HttpRequest, found: Application, change: ChangeForm) -> bool:
    seen, now = change.cleaned_data["version"], timezone.now()
    row = saved(
        change,
        lambda: actions.change_application(application=found, values=change.values, seen=seen, now=now),
        found,
    )
    if row:
        messages.success(request, words.CHANGED)
    return row is not None
