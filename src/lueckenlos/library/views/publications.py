"""Publications of the Stelle: list, page, editions, files."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lueckenlos.library import messages as words
from lueckenlos.library import rules
from lueckenlos.library.actions import files as file_actions
from lueckenlos.library.actions import publications as actions
from lueckenlos.library.forms.publications import CoverForm, EditionForm, FileForm, PublicationForm
from lueckenlos.library.models import Edition, Publication
from lueckenlos.library.presenters import edition_cards
from lueckenlos.library.queries import work
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import done, posted, saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_safe
def publication_list(request: WorkRequest) -> HttpResponse:
    ensure(rules.may_enter(request.actor))
    text = request.GET.get("text", "")[:120]
    shown = {
        "page": paginate(work.own_publications(request.actor, text), request),
        "text": text,
        "editing": rules.may_edit(request.actor),
    }
    return render(request, "library/publication_list.html", shown)


@require_safe
def publication_detail(request: WorkRequest, pk: int) -> HttpResponse:
    ensure(rules.may_enter(request.actor))
    publication = work.get_publication_or_404(request.actor, pk)
    editions = work.editions_of(publication)
    shown = {
        "publication": publication,
        "cards": edition_cards(request.actor, editions, work.downloads_of(publication)),
        "editing": rules.may_edit_publication(request.actor, publication),
        "adding": rules.may_edit(request.actor),
    }
    return render(request, "library/publication_detail.html", shown)


@require_http_methods(["GET", "POST"])
def publication_create(request: WorkRequest) -> HttpResponse:
    """With its first edition; the files come next."""
    actor = request.actor
    ensure(rules.may_edit(actor))
    form = PublicationForm(posted(request), publication=None, others=work.relatable(actor, None))
    edition = EditionForm(posted(request), this_year=timezone.localdate().year, prefix="auflage")
    if form.is_valid() and edition.is_valid():
        row = saved(form, lambda: actions.create_publication(facts=form.facts, edition=edition.values, by=actor))
        if row:
            messages.success(request, words.CREATED)
            return _page(request, row.pk)
    shown = {"form": form, "edition": edition, "title": "Veröffentlichung anlegen"}
    return render(request, "library/publication_form.html", shown)


@require_http_methods(["GET", "POST"])
def publication_edit(request: WorkRequest, pk: int) -> HttpResponse:
    """``?loeschen`` in the form sent deletes what never was public."""
    actor = request.actor
    publication = work.get_publication_or_404(actor, pk)
    ensure(rules.may_edit_publication(actor, publication))
    form = PublicationForm(posted(request), publication=publication, others=work.relatable(actor, publication))
    if "loeschen" in request.POST:
        if done(form, lambda: actions.delete_publication(publication=publication, by=actor)):
            messages.success(request, words.DELETED)
            return redirect(work_url(actor.stelle, "library:publication_list"))
    elif form.is_valid() and saved(form, lambda: _save(request, publication, form), publication) is not None:
        messages.success(request, words.SAVED)
        return _page(request, pk)
    shown = {"form": form, "publication": publication, "title": "Veröffentlichung bearbeiten"}
    return render(request, "library/publication_form.html", shown)


@require_http_methods(["GET", "POST"])
def edition_create(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    publication = work.get_publication_or_404(actor, pk)
    ensure(rules.may_edit(actor))
    form = EditionForm(posted(request), this_year=timezone.localdate().year)
    if form.is_valid():
        make = saved(form, lambda: actions.create_edition(publication=publication, values=form.values, by=actor))
        if make:
            messages.success(request, words.EDITION_CREATED)
            return _page(request, pk)
    shown = {"form": form, "publication": publication, "title": "Neue Auflage"}
    return render(request, "library/edition_form.html", shown)


@require_http_methods(["GET", "POST"])
def edition_edit(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    edition = work.get_edition_or_404(actor, pk)
    ensure(rules.may_edit_edition(actor, edition))
    form = EditionForm(posted(request), edition=edition, this_year=timezone.localdate().year)
    if form.is_valid():
        seen = form.cleaned_data["version"]
        if saved(form, lambda: actions.save_edition(edition=edition, values=form.values, seen=seen, by=actor), edition):
            messages.success(request, words.SAVED)
            return _page(request, edition.publication_id)
    shown = {"form": form, "publication": edition.publication, "title": "Auflage bearbeiten"}
    return render(request, "library/edition_form.html", shown)


@require_POST
def edition_step(request: WorkRequest, pk: int) -> HttpResponse:
    """``schritt`` is ``veroeffentlichen`` or ``zurueckziehen``."""
    edition = work.get_edition_or_404(request.actor, pk)
    if request.POST.get("schritt") == "zurueckziehen":
        actions.withdraw_edition(edition=edition, by=request.actor)
        messages.success(request, words.WITHDRAWN)
    else:
        actions.publish_edition(edition=edition, by=request.actor)
        messages.success(request, words.PUBLISHED)
    return _page(request, edition.publication_id)


@require_http_methods(["GET", "POST"])
def file_add(request: WorkRequest, pk: int) -> HttpResponse:
    """A file in one language; or, with ``titelbild``, a picture of the title page."""
    actor = request.actor
    edition = work.get_edition_or_404(actor, pk)
    ensure(rules.may_change_files(actor, edition))
    covering = "titelbild" in request.POST
    cover = CoverForm(request.POST, request.FILES) if covering else CoverForm()
    if cover.is_valid() and _covered(request, edition, cover):
        return _page(request, edition.publication_id)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" and not covering else FileForm()
    if form.is_valid():
        given = form.cleaned_data
        upload, language, accessible = given["file"], given["sprache"], given["accessible"]
        row = saved(
            form,
            lambda: file_actions.add_file(
                edition=edition, upload=upload, sprache=language, accessible=accessible, by=actor
            ),
        )
        if row:
            messages.success(request, words.FILE_TAKEN)
            return _page(request, edition.publication_id)
    shown = {"form": form, "cover": cover, "publication": edition.publication, "edition": edition}
    return render(request, "library/file_form.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def file(request: WorkRequest, pk: int) -> HttpResponse | FileResponse:
    """Reading hands out the file as the check has left it; sending takes it out."""
    ensure(rules.may_enter(request.actor))
    found = work.get_file_or_404(request.actor, pk)
    if request.method == "POST":
        file_actions.remove_file(file=found, by=request.actor)
        messages.success(request, words.FILE_REMOVED)
        return _page(request, found.edition.publication_id)
    if not found.readable:
        messages.error(request, sentence(Invalid(found.problem or "file_waits")))
        return _page(request, found.edition.publication_id)
    return found.handed_out()


def _save(request: WorkRequest, publication: Publication, form: PublicationForm) -> Publication:
    given = form.cleaned_data
    return actions.save_publication(
        publication=publication, facts=form.facts, related=given["related"], seen=given["version"], by=request.actor
    )


def _covered(request: WorkRequest, edition: Edition, form: CoverForm) -> bool:
    picture = form.cleaned_data["cover"]
    if not done(form, lambda: file_actions.set_cover(edition=edition, upload=picture, by=request.actor)):
        return False
    messages.success(request, words.SAVED)
    return True


def _page(request: WorkRequest, pk: int) -> HttpResponse:
    return redirect(work_url(request.actor.stelle, "library:publication_detail", pk))
