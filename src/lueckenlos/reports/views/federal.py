"""The Bund sets the Länder side by side, on its page and for its programs."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.reports import actions, rules
from lueckenlos.reports.federal.comparison import of_year, over_years
from lueckenlos.reports.federal.files import as_json, csv_rows
from lueckenlos.reports.federal.names import groups, measure_names
from lueckenlos.reports.forms.federal import ComparisonForm, LinkForm
from lueckenlos.reports.messages import federal as words
from lueckenlos.reports.queries import public
from lueckenlos.reports.queries.shared import Office, links_of, offices
from lueckenlos.shared.verdict import ensure
from lueckenlos.shared.workbook import CSV, file_answer
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.forms.saving import posted
from lueckenlos.tenancy.http import WorkRequest


@require_http_methods(["GET", "HEAD", "POST"])
def federal(request: WorkRequest) -> HttpResponseBase:
    """Of one year, or one measure over ten; ``?als=csv|json`` gives all numbers. Sending gives or takes an address."""
    actor, today = request.actor, timezone.localdate()
    ensure(rules.may_compare(actor))
    if request.method == "POST":
        ensure(rules.may_link_comparison(actor))
        if "sperren" in request.POST:
            return _revoked(request)
    link = LinkForm(posted(request))
    address = _new_address(request, link.cleaned_data["name"], today) if link.is_valid() else ""
    years = _years(today)
    found = offices(actor, years)
    if answer := _file(request, found, years, today):
        return answer
    form = ComparisonForm(request.GET, years=years)
    links = {"link_form": LinkForm() if address else link, "links": links_of(actor), "address": address}
    context = {"form": form, "may_link": bool(rules.may_link_comparison(actor)), **links, **_table(found, form, years)}
    return render(request, "reports/federal.html", context, status=400 if link.errors else 200)


@login_not_required
@never_cache
@require_safe
def comparison_data(request: HttpRequest, token: str) -> HttpResponseBase:
    """For programs: JSON, or CSV with ``?als=csv``; the address is the key."""
    today = timezone.localdate()
    with public.comparison_behind(token) as link:
        years = _years(today)
        found = offices(Actor(None, link.name, link.stelle, Role.LESEN), years)
    answer = _file(request, found, years, today) or _json(found, years, today)
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _years(today: date) -> list[int]:
    return [today.year - back for back in range(rules.COMPARED_YEARS)]


def _file(request: HttpRequest, found: list[Office], years: list[int], today: date) -> HttpResponseBase | None:
    """None where no file is asked for."""
    match request.GET.get("als", ""):
        case "csv":
            return file_answer(CSV, _name(today), words.TITLE, csv_rows(found, years))
        case "json":
            return _json(found, years, today)
    return None


def _json(found: list[Office], years: list[int], today: date) -> HttpResponseBase:
    headers = {"Content-Disposition": f'attachment; filename="{_name(today)}.json"'}
    return JsonResponse(as_json(found, years, today), headers=headers, json_dumps_params={"ensure_ascii": False})


def _name(today: date) -> str:
    return f"laendervergleich-{today:%Y-%m-%d}"


def _new_address(request: WorkRequest, name: str, today: date) -> str:
    token = actions.create_comparison_link(name=name, today=today, by=request.actor)
    return request.build_absolute_uri(reverse("comparison:data", args=[token]))


def _revoked(request: WorkRequest) -> HttpResponseBase:
    key = request.POST["sperren"]
    if not key.isdecimal():
        raise Http404
    actions.revoke_comparison_link(pk=int(key), by=request.actor)
    messages.success(request, words.REVOKED)
    return redirect(request.path)


def _table(found: list[Office], form: ComparisonForm, years: list[int]) -> dict[str, Any]:
    names = measure_names()
    if form.measure:
        heads = [(str(year), "") for year in reversed(years)]
        table = over_years(found, [*reversed(years)], form.measure)
        return {"title": names[form.measure], "heads": heads, "table": table}
    title, measures = groups()[form.group]
    heads = [(names[one], f"?verlauf={one}&jahr={form.year}&zahlen={form.group}") for one in measures]
    return {
        "title": f"{title} {form.year}",
        "heads": heads,
        "table": of_year(found, form.year, measures),
        "dated": True,
    }
