"""Articles of the Stelle: list, page, form, steps, picture."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lueckenlos.news import messages as words
from lueckenlos.news import rules
from lueckenlos.news.actions import articles as actions
from lueckenlos.news.enums import ArticleKind, ArticleStep
from lueckenlos.news.forms.articles import ArticleForm, ImageForm
from lueckenlos.news.models import Article
from lueckenlos.news.pictures import picture
from lueckenlos.news.presenters import standing, steps_for
from lueckenlos.news.queries import work
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import done, posted, saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_safe
def article_list(request: WorkRequest) -> HttpResponse:
    ensure(rules.may_enter(request.actor))
    text, kind = request.GET.get("text", "")[:120], request.GET.get("art", "")
    page = paginate(work.own_articles(request.actor, text, kind), request)
    shown = {
        "page": page,
        "rows": [(row, standing(row, timezone.now())) for row in page.rows],
        "text": text,
        "kinds": ArticleKind.choices,
        "kind": kind,
        "editing": rules.may_edit(request.actor),
    }
    return render(request, "news/article_list.html", shown)


@require_safe
def article_detail(request: WorkRequest, pk: int) -> HttpResponse:
    ensure(rules.may_enter(request.actor))
    article = work.get_article_or_404(request.actor, pk)
    shown = {
        "article": article,
        "standing": standing(article, timezone.now()),
        "steps": steps_for(request.actor, article),
        "editing": rules.may_edit_article(request.actor, article),
    }
    return render(request, "news/article_detail.html", shown)


@require_http_methods(["GET", "POST"])
def article_create(request: WorkRequest) -> HttpResponse:
    actor = request.actor
    ensure(rules.may_edit(actor))
    form = ArticleForm(posted(request))
    if form.is_valid() and (row := saved(form, lambda: actions.create_article(values=form.values, by=actor))):
        messages.success(request, words.CREATED)
        return _page(request, row.pk)
    return render(request, "news/article_form.html", {"form": form})


@require_http_methods(["GET", "POST"])
def article_edit(request: WorkRequest, pk: int) -> HttpResponse:
    """``loeschen`` in the form sent deletes what never was released."""
    actor = request.actor
    article = work.get_article_or_404(actor, pk)
    ensure(rules.may_edit_article(actor, article))
    form = ArticleForm(posted(request), article)
    if "loeschen" in request.POST:
        if done(form, lambda: actions.delete_article(article=article, by=actor)):
            messages.success(request, words.DELETED)
            return redirect(work_url(actor.stelle, "news:article_list"))
    elif form.is_valid() and saved(form, lambda: _save(request, article, form), article) is not None:
        messages.success(request, words.SAVED)
        return _page(request, pk)
    return render(request, "news/article_form.html", {"form": form, "article": article})


@require_POST
def article_step(request: WorkRequest, pk: int) -> HttpResponse:
    """``schritt`` is one of ``ArticleStep``."""
    article = work.get_article_or_404(request.actor, pk)
    ensure(rules.may_release(request.actor))
    try:
        step = ArticleStep(request.POST.get("schritt", ""))
    except ValueError as error:
        raise Http404 from error
    try:
        row = actions.step_article(article=article, step=step, now=timezone.now(), by=request.actor)
    except Invalid as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, words.stepped(row.public_at, timezone.now()))
    return _page(request, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def article_image(request: WorkRequest, pk: int) -> HttpResponse | FileResponse:
    """The form for the picture; ``?bild`` is the picture itself; ``entfernen`` in the form sent takes it away."""
    actor = request.actor
    article = work.get_article_or_404(actor, pk)
    image = getattr(article, "image", None)
    if "bild" in request.GET and image:
        ensure(rules.may_enter(actor))
        return picture(image, public=False)
    ensure(rules.may_edit_article(actor, article))
    form = ImageForm(posted(request), request.FILES or None, image)
    if "entfernen" in request.POST:
        actions.remove_image(article=article, by=actor)
        messages.success(request, words.IMAGE_REMOVED)
        return _page(request, pk)
    if form.is_valid() and _set_image(request, article, form):
        messages.success(request, words.IMAGE_SAVED)
        return _page(request, pk)
    return render(request, "news/article_image.html", {"form": form, "article": article, "image": image})


def _save(request: WorkRequest, article: Article, form: ArticleForm) -> Article:
    seen, now = form.cleaned_data["version"], timezone.now()
    return actions.save_article(article=article, values=form.values, seen=seen, now=now, by=request.actor)


def _set_image(request: WorkRequest, article: Article, form: ImageForm) -> bool:
    given = form.cleaned_data
    upload, alt, licence = given["file"], given["alt"], given["licence"]
    return done(
        form,
        lambda: actions.set_image(
            article=article, upload=upload, alt=alt, licence=licence, now=timezone.now(), by=request.actor
        ),
    )


def _page(request: WorkRequest, pk: int) -> HttpResponse:
    return redirect(work_url(request.actor.stelle, "news:article_detail", pk))
