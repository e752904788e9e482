"""The public check of a certificate: valid, unknown or withdrawn; and whether a name is the one it was issued for.

It works when nobody remembers the person any more, because the certificate holds no name.
"""

from datetime import timedelta
from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lueckenlos.accounts import throttle
from lueckenlos.courses.enums import CodeProblem
from lueckenlos.courses.forms.small import CheckNameForm, CodeForm
from lueckenlos.courses.models import Certificate
from lueckenlos.courses.presenters import certificate_facts
from lueckenlos.courses.queries.public import certificate_by_code
from lueckenlos.courses.rules import REFUSALS, name_matches, read_code
from lueckenlos.shared.errors import Invalid
from lueckenlos.web.secrecy import unfindable
from lueckenlos.web.sentences import sentence

# codes that are none, from one address: a whole office may check a pile of certificates
UNKNOWN_CODES: Final = throttle.Limit("certificate-code", 60, 15)
# names tried on one certificate, from one address and from all
NAMES: Final = throttle.Limit("certificate-name", 10, 15)
NAMES_OF_ALL: Final = throttle.Limit("certificate-name-all", 60, 60)
_MINUTE: Final = timedelta(minutes=1)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Where somebody types a code from paper."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        code = read_code(form.cleaned_data["code"])
        if not isinstance(code, CodeProblem):
            return redirect("courses_link:check", code)
        form.add_error("code", sentence(Invalid(REFUSALS[code])))
    return _private(render(request, "courses/check_start.html", {"form": form}))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, code: str) -> HttpResponse:
    """What the certificate says; POST compares a name with it."""
    read = read_code(code)
    if isinstance(read, CodeProblem):
        return _no_code(request, code, read)
    if read != code:
        return redirect("courses_link:check", read)
    found = certificate_by_code(read)
    if found is None:
        return _unknown(request, read)
    form = CheckNameForm(request.POST if request.method == "POST" else None)
    result: bool | None = None
    if request.method == "POST" and form.is_valid():
        waiting = throttle.take_try(_name_counts(request, read))
        if waiting is not None:
            return _throttled(request, waiting)
        result = name_matches(form.cleaned_data["name"], found.code, found.name_hash)
    return _private(render(request, "courses/check.html", _shown(found, form, result)))


def _shown(found: Certificate, form: CheckNameForm, result: bool | None) -> dict[str, object]:
    return {
        "certificate": found,
        "stelle": found.stelle,
        "facts": certificate_facts(found),
        "goals": found.facts.get("goals", ()),
        "modules": [one["title"] for one in found.facts.get("modules", ())],
        "form": form,
        "typed": form.cleaned_data["name"] if result is not None else "",
        "same": result is True,
        "other": result is False,
    }


def _no_code(request: HttpRequest, typed: str, problem: CodeProblem) -> HttpResponse:
    """A typing mistake is told apart from a code that was never given."""
    form = CodeForm({"code": typed[:80]})
    form.is_valid()
    form.add_error("code", sentence(Invalid(REFUSALS[problem])))
    return _private(render(request, "courses/check_start.html", {"form": form}, status=404))


def _unknown(request: HttpRequest, code: str) -> HttpResponse:
    waiting = throttle.take_try([(UNKNOWN_CODES, throttle.client_address(request))])
    if waiting is not None:
        return _throttled(request, waiting)
    return _private(render(request, "courses/check_unknown.html", {"code": code, "form": CodeForm()}, status=404))


def _throttled(request: HttpRequest, waiting: timedelta) -> HttpResponse:
    refusal = sentence(Invalid("check_throttled", minutes=waiting // _MINUTE + 1))
    answer = render(request, "courses/check_wait.html", {"refusal": refusal}, status=429)
    answer["Retry-After"] = str(int(waiting.total_seconds()) + 1)
    return _private(answer)


def _name_counts(request: HttpRequest, code: str) -> list[throttle.Count]:
    return [(NAMES, f"{code} {throttle.client_address(request)}"), (NAMES_OF_ALL, code)]


def _private(answer: HttpResponse) -> HttpResponse:
    return unfindable(answer)
