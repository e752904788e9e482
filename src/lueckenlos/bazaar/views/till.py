"""The till: a page that goes on without a network, what it loads before, and what it sends when it is back."""

import json

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from lueckenlos import __version__
from lueckenlos.bazaar.actions.sales import take_receipts
from lueckenlos.bazaar.messages.till import words
from lueckenlos.bazaar.models import Bazaar
from lueckenlos.bazaar.queries.money import drawers_of
from lueckenlos.bazaar.queries.till import list_mark, open_receipts, price_list, sold_now
from lueckenlos.bazaar.queries.work import get_bazaar_or_404
from lueckenlos.bazaar.rules import may_sell
from lueckenlos.bazaar.rules.sales import MOST_TILLS, read_sent
from lueckenlos.shared.errors import BadInput, DomainError
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence

# what the page needs beside itself; the worker fetches it before the network is gone
_FILES = (
    "vendor/kern/kern.min.css",
    "web/css/base.css",
    "web/css/forms.css",
    "web/css/components.css",
    "web/css/print.css",
    "web/favicon.svg",
    "django_htmx/htmx-2.min.js",
    "web/js/page.js",
    "web/js/dialogs.js",
    "web/js/folds.js",
    "web/js/groups.js",
    "web/js/kept.js",
    "web/js/menus.js",
    "web/js/scrollers.js",
    "web/js/summary.js",
    "web/js/toasts.js",
    "bazaar/till.css",
    "bazaar/till.js",
    "bazaar/code.js",
    "bazaar/store.js",
    "web/js/offline/camera.js",
    "web/js/offline/queue.js",
    "web/js/offline/talk.js",
    "bazaar/money.js",
    "bazaar/sync.js",
    "bazaar/screen.js",
    "vendor/qr/decode.js",
    "vendor/qr/index.js",
    "vendor/kern/fonts/FiraSans-Regular.woff2",
    "vendor/kern/fonts/FiraSans-Medium.woff2",
    "vendor/kern/fonts/FiraSans-SemiBold.woff2",
)


@require_GET
def page(request: WorkRequest, pk: int) -> HttpResponse:
    """Without names and without menus: this page stays on the device."""
    bazaar = get_bazaar_or_404(request.actor, pk)
    ensure(may_sell(request.actor, bazaar))
    shown = {
        "bazaar": bazaar,
        "event": bazaar.event,
        "tills": range(1, MOST_TILLS + 1),
        "words": json.dumps(words(), ensure_ascii=False),
    }
    return render(request, "bazaar/till.html", shown)


@require_GET
def worker(request: WorkRequest, pk: int) -> HttpResponse:
    """The service worker of this page alone: an address cannot reach above its own folder."""
    bazaar = get_bazaar_or_404(request.actor, pk)
    ensure(may_sell(request.actor, bazaar))
    kept = {
        "name": f"basar-{bazaar.code}-{__version__}",
        "page": work_url(request.actor.stelle, "bazaar:till", pk),
        "files": [static(name) for name in _FILES],
    }
    script = f"self.bazaar = {json.dumps(kept)};\nimportScripts({json.dumps(static('bazaar/worker.js'))});\n"
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@require_GET
def data(request: WorkRequest, pk: int) -> HttpResponse:
    """Prices, what is sold by now, the sums of all tills, and the token that sending needs."""
    bazaar = get_bazaar_or_404(request.actor, pk)
    ensure(may_sell(request.actor, bazaar))
    return JsonResponse({"event": bazaar.code, "items": price_list(bazaar), **_standing(request, bazaar)})


@require_POST
def sync(request: WorkRequest, pk: int) -> HttpResponse:
    """Takes what a till sends, as often as it sends it; a receipt counts once."""
    bazaar = get_bazaar_or_404(request.actor, pk)
    try:
        ensure(may_sell(request.actor, bazaar))
        sent = read_sent(request.body, bazaar.code)
        synced = take_receipts(bazaar=bazaar, by=request.actor, sent=sent, now=timezone.now())
    except DomainError as error:
        status = 400 if isinstance(error, BadInput) else 403
        return JsonResponse({"error": sentence(error)}, status=status)
    answer = {
        "accepted": synced.accepted,
        "refused": [[name, sentence(error)] for name, error in synced.refused],
        "unclear": synced.unclear,
    }
    return JsonResponse({**answer, **_standing(request, bazaar)})


def _standing(request: WorkRequest, bazaar: Bazaar) -> dict[str, object]:
    drawers = drawers_of(bazaar)
    return {
        "sold": sold_now(bazaar),
        "open": open_receipts(bazaar),
        "mark": list_mark(bazaar),
        "tills": [[one.till.number, one.receipts, one.taken - one.returned] for one in drawers],
        "token": get_token(request),
    }
