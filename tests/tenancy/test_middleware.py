"""The door of the work area: who gets in, and that the scope closes behind them."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.test import RequestFactory
from django.urls import reverse
from django_scopes import get_scope
from pytest_django import DjangoAssertNumQueries

from factories import Cast
from lueckenlos.directory.models import Offer
from lueckenlos.shared.errors import NotAllowed
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.middleware import StelleMiddleware


def run(request, view, **kwargs):
    """A view called as Django calls it, with only this middleware around."""

    def respond(request):
        middleware.process_view(request, view, (), kwargs)
        response = view(request, **kwargs)
        return response.render() if hasattr(response, "render") else response

    middleware = StelleMiddleware(respond)
    return middleware(request)


@pytest.fixture
def request_of(rf: RequestFactory, cast: Cast):
    def make(who: str):
        request = rf.get("/")
        request.user = cast[who].user if who in cast.actors else AnonymousUser()
        return request

    return make


def test_a_member_acts_in_the_role_of_this_stelle(request_of, cast: Cast) -> None:
    def view(request):
        assert get_scope()["stelle"] == cast.hettstedt
        assert Offer.objects.count() == 0
        return HttpResponse(request.actor.role)

    response = run(request_of("lesen"), view, stelle="hettstedt")
    assert response.content.decode() == Role.LESEN
    assert get_scope() == {}


@pytest.mark.parametrize(
    ("who", "slug"), [("fremd", "hettstedt"), ("lesen", "gibt-es-nicht"), ("niemand", "hettstedt")]
)
def test_others_meet_a_page_that_does_not_exist(request_of, who: str, slug: str) -> None:
    with pytest.raises(Http404):
        run(request_of(who), lambda request: HttpResponse("offen"), stelle=slug)


def test_the_scope_closes_after_an_error(request_of) -> None:
    def view(request):
        raise NotAllowed("x")

    with pytest.raises(NotAllowed):
        run(request_of("lesen"), view, stelle="hettstedt")
    assert get_scope() == {}


def test_what_is_rendered_late_is_still_inside(request_of) -> None:
    counted = []

    def view(request):
        response = TemplateResponse(request, "web/404.html", {})
        response.add_post_render_callback(lambda _: counted.append(Offer.objects.count()))
        return response

    run(request_of("lesen"), view, stelle="hettstedt")
    assert counted == [0]


def test_public_pages_of_a_stelle_are_left_alone(request_of) -> None:
    def view(request, stelle):
        assert get_scope() == {}
        return HttpResponse(stelle)

    view.login_required = False
    assert run(request_of("niemand"), view, stelle="hettstedt").content == b"hettstedt"


def test_a_refusal_is_a_page_with_a_sentence(cast: Cast) -> None:
    response = cast.client("lesen").get(reverse("tenancy:settings", args=["hettstedt"]))
    assert response.status_code == 403
    assert "Das darf nur die Leitung dieser Stelle." in response.content.decode()


def test_the_person_and_the_stelle_take_three_queries(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = cast.client("lesen")
    with django_assert_max_num_queries(4):
        client.get(reverse("tenancy:settings", args=["hettstedt"]))
