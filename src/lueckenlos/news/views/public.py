"""Newsletters for readers: order, confirm, change, leave, archive. No account, no cookie, no opening is counted."""

from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.accounts import throttle
from lueckenlos.accounts.messages import wait
from lueckenlos.news import links
from lueckenlos.news.actions import readers as actions
from lueckenlos.news.forms.newsletter import ListsForm, OrderForm
from lueckenlos.news.models import Reader
from lueckenlos.news.presenters import shown_items
from lueckenlos.news.queries import public
from lueckenlos.shared.pagination import paginate
from lueckenlos.tenancy.forms.saving import done, posted
from lueckenlos.web.prose import to_html
from lueckenlos.web.secrecy import unfindable

# a town hall shares one address; a script that fills in strangers' addresses is stopped
ORDERS: Final = throttle.Limit("newsletter", 20, 60)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    """The answer is the same for every address: only the mail tells its owner more."""
    offered = public.open_newsletters()
    chosen = [one.pk for one in offered if one.stelle.slug == request.GET.get("stelle", "")]
    form = OrderForm(posted(request), offered, initial={"newsletters": chosen})
    if form.is_valid() and _ordered(request, form):
        return redirect(f"{request.path}?danke=1")
    shown = {"form": form, "thanks": "danke" in request.GET and not form.is_bound, "any": bool(offered)}
    return render(request, "news/public/subscribe.html", shown, status=422 if form.is_bound else 200)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Reading changes nothing: programs that look at every link of a mail would confirm for everybody."""
    nonce, now = links.nonce_of(links.ORDER, token), timezone.now()
    order = public.order_of(nonce, now) if nonce else None
    if order and request.method == "POST":
        reader = actions.confirm_order(order=order, now=now)
        return redirect(f"{links.lists_address(reader)}?danke=1")
    shown = {"order": order, "newsletters": public.newsletters_by_key(order.newsletters) if order else ()}
    return unfindable(render(request, "news/public/confirm.html", shown, status=200 if order else 404))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lists(request: HttpRequest, token: str) -> HttpResponse:
    """What this reader gets; nothing ticked, or ``alles`` sent, deletes the address."""
    nonce = links.nonce_of(links.READER, token)
    reader = public.reader_of(nonce) if nonce else None
    if reader is None:
        return unfindable(render(request, "news/public/gone.html", status=404))
    form = _lists_form(request, reader)
    if request.method == "POST" and ("alles" in request.POST or form.is_valid()):
        wanted = {"newsletters": [], "themen": frozenset()} if "alles" in request.POST else form.wanted
        if actions.change_lists(reader=reader, now=timezone.now(), **wanted) is None:
            return unfindable(render(request, "news/public/left.html"))
        return redirect(f"{request.path}?gespeichert=1")
    shown = {"form": form, "reader": reader, "kept": "gespeichert" in request.GET, "thanks": "danke" in request.GET}
    return unfindable(render(request, "news/public/lists.html", shown))


@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """RFC 8058: mail programs send to this address without any page of ours; the token in it is the permission."""
    nonce = links.nonce_of(links.SUBSCRIPTION, token)
    subscription = public.subscription_of(nonce) if nonce else None
    if subscription is None:
        # somebody who presses twice has left all the same
        return unfindable(render(request, "news/public/gone.html", status=200 if nonce else 404))
    newsletter = subscription.newsletter
    if request.method == "POST":
        actions.unsubscribe(subscription=subscription)
        return unfindable(render(request, "news/public/left.html", {"newsletter": newsletter}))
    return unfindable(render(request, "news/public/unsubscribe.html", {"newsletter": newsletter}))


@login_not_required
@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    stelle = request.GET.get("stelle", "").replace("\x00", "")[:60]
    shown = {"page": paginate(public.sent_issues(stelle), request), "filtered": bool(stelle)}
    return render(request, "news/public/archive.html", shown)


@login_not_required
@require_safe
def issue(request: HttpRequest, key: str) -> HttpResponse:
    """What was withdrawn since stands here by its title alone."""
    found = public.get_issue_or_404(key)
    shown = {
        "issue": found,
        "newsletter": found.newsletter,
        "stelle": found.stelle,
        "intro_html": to_html(found.intro),
        "items": shown_items(found, public.items_of(found), timezone.now()),
    }
    return render(request, "news/public/issue.html", shown)


def _ordered(request: HttpRequest, form: OrderForm) -> bool:
    waiting = throttle.take_try_here((ORDERS, throttle.client_address(request)))
    if waiting is not None:
        form.add_error(None, wait(waiting))
        return False
    email, now = form.cleaned_data["email"], timezone.now()
    return done(form, lambda: actions.order_newsletters(email=email, now=now, **form.wanted))


def _lists_form(request: HttpRequest, reader: Reader) -> ListsForm:
    """With what the reader has; a newsletter that was closed meanwhile can still be kept."""
    rows = public.subscriptions_of(reader)
    chosen = [one.newsletter_id for one in rows]
    themen = frozenset().union(*(one.themen for one in rows))
    return ListsForm(posted(request), public.offered_to(reader), initial={"newsletters": chosen, "themen": themen})
