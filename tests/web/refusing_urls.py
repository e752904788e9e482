"""Addresses that refuse in every way, for the tests of the error pages."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from lueckenlos.shared.errors import BadInput, Invalid, NotAllowed

RAISED = {
    "notallowed": NotAllowed("audit_is_append_only"),
    "invalid": Invalid("audit_is_append_only"),
    "badinput": BadInput("audit_is_append_only"),
    "denied": PermissionDenied(),
    "badrequest": BadRequest(),
    "boom": RuntimeError("boom"),
}


@login_not_required
def refuse(request: HttpRequest, how: str) -> HttpResponse:
    raise RAISED[how]


def refuse_at_work(request: HttpRequest, how: str) -> HttpResponse:
    raise RAISED[how]


urlpatterns = [
    path("nein/<str:how>/", refuse),
    path("arbeit/<slug:stelle>/nein/<str:how>/", refuse_at_work),
    path("", include("lueckenlos.config.urls")),
]
handler400 = "lueckenlos.web.views.bad_request"
handler403 = "lueckenlos.web.views.forbidden"
handler404 = "lueckenlos.web.views.not_found"
handler500 = "lueckenlos.web.views.server_error"
