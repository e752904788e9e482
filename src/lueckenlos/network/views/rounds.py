"""The yearly round as the coordinator sees it: begun, who has answered, what disagrees."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lueckenlos.network import actions, queries, rules
from lueckenlos.network.enums import OWN_KINDS
from lueckenlos.network.forms import RoundForm
from lueckenlos.network.messages import GIVES, SAID_KINDS, TAKES
from lueckenlos.network.models import Answer, Round
from lueckenlos.network.queries import Open, Wanted
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import posted, saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url


@require_http_methods(["GET", "POST"])
def round_list(request: WorkRequest) -> HttpResponse:
    """All rounds; sending begins one."""
    actor, today = request.actor, timezone.localdate()
    ensure(rules.may_view(actor) if request.method == "GET" else rules.may_settle(actor))
    rounds = list(queries.rounds_for(actor).prefetch_related("asks"))
    running = any(row.open_on(today) for row in rounds)
    form = _round_form(request) if rules.may_settle(actor) and (request.method == "POST" or not running) else None
    if form is not None and form.is_valid():
        given, now = form.cleaned_data, timezone.now()
        made = saved(form, lambda: actions.open_round(**given, now=now, today=today, by=actor))
        if made:
            messages.success(request, f"Die Abfrage läuft: {made.asks.count()} Links sind unterwegs.")
            return redirect(work_url(actor.stelle, "network:round_detail", made.pk))
    shown = {"rounds": [(row, row.open_on(today), *_counted(row)) for row in rounds], "form": form}
    return render(request, "network/round_list.html", shown)


@require_http_methods(["GET", "POST"])
def round_detail(request: WorkRequest, pk: int) -> HttpResponse:
    """Who has answered, and what the answers ask for; sending reminds, ends the round or settles one answer."""
    actor = request.actor
    asked = queries.get_round_or_404(actor, pk)
    ensure(rules.may_view(actor) if request.method == "GET" else rules.may_settle(actor))
    if request.method == "POST":
        messages.success(request, _act(request, asked))
        return redirect(work_url(actor.stelle, "network:round_detail", pk))
    asks = list(asked.asks.select_related("organisation"))
    shown = {
        "round": asked,
        "asks": asks,
        "answered": sum(one.answered_at is not None for one in asks),
        "open": asked.open_on(timezone.localdate()),
        "waiting": [_open_row(one) for one in queries.answers_to_settle(actor, asked)],
        "may_settle": bool(rules.may_settle(actor)),
    }
    return render(request, "network/round_detail.html", shown)


def _act(request: WorkRequest, asked: Round) -> str:
    """Does what the pressed button says, and what to tell."""
    by, now, today = request.actor, timezone.now(), timezone.localdate()
    if "erinnern" in request.POST:
        number = actions.remind(asked=asked, now=now, today=today, by=by)
        return f"Erinnerungen an {number} Organisation{'' if number == 1 else 'en'} sind unterwegs."
    if "beenden" in request.POST:
        actions.close_round(asked=asked, today=today, by=by)
        return "Die Abfrage ist beendet."
    key = request.POST.get("antwort", "")
    found = Answer.objects.filter(ask__round=asked, pk=int(key) if key.isdecimal() else 0).first()
    if found is None:
        raise Invalid("answer_gone")
    actions.settle(found=found, take="uebernehmen" in request.POST, now=now, today=today, by=by)
    return "Erledigt."


def _round_form(request: WorkRequest) -> RoundForm:
    actor, today = request.actor, timezone.localdate()
    choices = list(queries.organisations_for(actor).exclude(email="").values_list("pk", "name"))
    tied = queries.network_of(actor, Wanted(today)).tied
    keys = frozenset(node.organisation for node in tied if node.organisation is not None)
    return RoundForm(posted(request), organisations=choices, tied=keys, today=today)


def _counted(row: Round) -> tuple[int, int]:
    """How many were asked, and how many have answered."""
    asks = list(row.asks.all())
    return len(asks), sum(one.answered_at is not None for one in asks)


def _open_row(one: Open) -> dict[str, object]:
    answer = one.answer
    kind = next(kind for kind in OWN_KINDS if kind == answer.kind)
    return {
        "answer": answer,
        "words": (GIVES if answer.outgoing else TAKES)[kind],
        "said_kind": SAID_KINDS[answer.said],  # type: ignore[index] # a value of Said
        "tie": one.tie,
        "other_said": one.other_said,
    }
