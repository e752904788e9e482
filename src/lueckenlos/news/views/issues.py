"""The newsletter of the Stelle: issues, preview, sending, settings."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lueckenlos.news import messages as words
from lueckenlos.news import rules, sending
from lueckenlos.news.actions import issues as actions
from lueckenlos.news.actions import readers
from lueckenlos.news.forms.newsletter import IssueForm, NewsletterForm, Offered, RemovalForm
from lueckenlos.news.mail import Letter, send_test
from lueckenlos.news.models import Issue, IssueItem
from lueckenlos.news.presenters import progress_of
from lueckenlos.news.queries import work
from lueckenlos.news.queries.public import items_of
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.mail import absolute
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.forms.saving import done, posted, saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.prose import to_html
from lueckenlos.web.sentences import sentence


@require_safe
def issue_list(request: WorkRequest) -> HttpResponse:
    ensure(rules.may_enter(request.actor))
    newsletter = work.own_newsletter(request.actor)
    shown = {
        "newsletter": newsletter,
        "readers": work.readers_of(newsletter) if newsletter else None,
        "page": paginate(work.own_issues(request.actor), request),
        "editing": rules.may_edit(request.actor),
        "managing": rules.may_release(request.actor),
    }
    return render(request, "news/issue_list.html", shown)


@require_safe
def issue_detail(request: WorkRequest, pk: int) -> HttpResponse:
    """The preview, as it will look in a mail program and as plain text."""
    ensure(rules.may_enter(request.actor))
    issue = work.get_issue_or_404(request.actor, pk)
    items = items_of(issue)
    shown = {
        "issue": issue,
        "newsletter": issue.newsletter,
        "stelle": issue.stelle,
        "items": [(one, absolute(one.url)) for one in items],
        "intro_html": to_html(issue.intro),
        "plain": Letter.of(issue, items).plain,
        "progress": progress_of(issue, sending.counts(issue)),
        "recipients": sending.recipients(issue).count(),
        "editing": rules.may_edit_issue(request.actor, issue),
        "sending": rules.may_send(request.actor, issue),
    }
    return render(request, "news/issue_detail.html", shown)


@require_http_methods(["GET", "POST"])
def issue_create(request: WorkRequest) -> HttpResponse:
    actor, now = request.actor, timezone.now()
    ensure(rules.may_edit(actor))
    if work.own_newsletter(actor) is None:
        messages.error(request, sentence(Invalid("newsletter_missing")))
        return redirect(work_url(actor.stelle, "news:issue_list"))
    form = IssueForm(posted(request), subjects.announced(actor, now))
    if form.is_valid():
        row = saved(form, lambda: actions.create_issue(values=form.values, picked=form.picked, now=now, by=actor))
        if row:
            messages.success(request, words.ISSUE_CREATED)
            return _page(request, row.pk)
    return render(request, "news/issue_form.html", {"form": form})


@require_http_methods(["GET", "POST"])
def issue_edit(request: WorkRequest, pk: int) -> HttpResponse:
    """``loeschen`` in the form sent deletes the draft."""
    actor, issue = request.actor, work.get_issue_or_404(request.actor, pk)
    ensure(rules.may_edit_issue(actor, issue))
    items = items_of(issue)
    form = IssueForm(posted(request), _offered(request, items), issue, items)
    if "loeschen" in request.POST:
        if done(form, lambda: actions.delete_issue(issue=issue, by=actor)):
            messages.success(request, words.DELETED)
            return redirect(work_url(actor.stelle, "news:issue_list"))
    elif form.is_valid() and saved(form, lambda: _save(request, issue, form), issue) is not None:
        messages.success(request, words.SAVED)
        return _page(request, pk)
    return render(request, "news/issue_form.html", {"form": form, "issue": issue})


@require_POST
def issue_step(request: WorkRequest, pk: int) -> HttpResponse:
    """``schritt`` is ``probe`` (to oneself) or ``verschicken`` (to all, as it was seen)."""
    actor, issue = request.actor, work.get_issue_or_404(request.actor, pk)
    ensure(rules.may_send(actor, issue))
    if request.POST.get("schritt") == "probe":
        _test(request, issue)
        return _page(request, pk)
    seen = request.POST.get("version", "")
    try:
        actions.send_issue(issue=issue, seen=int(seen) if seen.isdecimal() else 0, now=timezone.now(), by=actor)
    except Invalid as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, words.ISSUE_SENT)
    return _page(request, pk)


@require_http_methods(["GET", "POST"])
def newsletter_settings(request: WorkRequest) -> HttpResponse:
    """Name, text, address; and a field to take an address out for somebody who calls."""
    actor = request.actor
    ensure(rules.may_release(actor))
    newsletter = work.own_newsletter(actor)
    removing = "entfernen" in request.POST
    form = NewsletterForm(None if removing else posted(request), newsletter)
    removal = RemovalForm(request.POST if removing else None, prefix="person")
    if removal.is_valid() and done(removal, lambda: readers.remove_reader(email=_email(removal), by=actor)):
        messages.success(request, words.READER_REMOVED)
        return redirect(work_url(actor.stelle, "news:newsletter_settings"))
    if form.is_valid():
        seen = form.cleaned_data["version"]
        if saved(form, lambda: actions.save_newsletter(values=form.values, seen=seen, by=actor), newsletter):
            messages.success(request, words.NEWSLETTER_SAVED)
            return redirect(work_url(actor.stelle, "news:issue_list"))
    shown = {"form": form, "removal": removal, "newsletter": newsletter}
    return render(request, "news/newsletter_settings.html", shown)


def _offered(request: WorkRequest, items: Sequence[IssueItem]) -> Offered:
    """What is new, and in front of it what is in already."""
    now = timezone.now()
    refs = [ref for one in items if (ref := one.subject_ref)]
    kept = list(subjects.still_announced(request.actor, refs, now).values())
    rest = [(label, [one for one in rows if one not in kept]) for label, rows in subjects.announced(request.actor, now)]
    return [(words.IN_ALREADY, kept), *rest] if kept else rest


def _save(request: WorkRequest, issue: Issue, form: IssueForm) -> Issue:
    seen, now = form.cleaned_data["version"], timezone.now()
    return actions.save_issue(issue=issue, values=form.values, picked=form.picked, seen=seen, now=now, by=request.actor)


def _test(request: WorkRequest, issue: Issue) -> None:
    try:
        send_test(issue, items_of(issue), request.user.email)
    except OSError:
        messages.error(request, words.TEST_FAILED)
    else:
        messages.success(request, words.TEST_SENT.format(email=request.user.email))


def _email(form: RemovalForm) -> str:
    email: str = form.cleaned_data["email"]
    return email


def _page(request: WorkRequest, pk: int) -> HttpResponse:
    return redirect(work_url(request.actor.stelle, "news:issue_detail", pk))
