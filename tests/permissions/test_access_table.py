"""The fourth net: everybody is sent to every door, by reading and by sending."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django_scopes import scope

from factories import Cast
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import Stelle
from permissions.samples import FORMS, SAMPLES, SHARED
from permissions.table import ACCESS, SIGNED_IN, Access

pytestmark = pytest.mark.long

METHODS = ("get", "post")
# an open door may still say: the form is incomplete (400, 422), the object is not ready (409), the method is wrong
OPEN = {200, 302, 400, 405, 409, 422}
PASSERS_BY = ("anonymous", "traeger", "fremd")
LOGIN = "/konto/anmelden/?next="
Answer = tuple[int, str]


def routes(resolver: URLResolver, namespace: str = "", before: str = "") -> Iterator[tuple[str, str, object]]:
    """(URL name, route, view) of every address of the project."""
    for part in resolver.url_patterns:
        route = before + str(part.pattern)
        if isinstance(part, URLPattern):
            yield f"{namespace}:{part.name}" if namespace else str(part.name), route, part.callback
        else:
            yield from routes(part, part.namespace or namespace, route)


ROUTES = {name: (route, view) for name, route, view in routes(get_resolver())}


def in_work_area(name: str) -> bool:
    return "<slug:stelle>" in ROUTES[name][0]


# ---------------------------------------------------------------- the table is whole
def test_every_address_has_a_name() -> None:
    unnamed = [route for name, route, _ in routes(get_resolver()) if name.endswith("None")]
    assert unnamed == []


def test_every_address_is_in_the_table() -> None:
    missing = sorted(set(ROUTES) - set(ACCESS))
    assert missing == [], (
        "Add a line for each to ACCESS in tests/permissions/table.py, and a sample if the address has parts"
    )
    gone = sorted(set(ACCESS) - set(ROUTES))
    assert gone == [], "These are no addresses any more; take them out of tests/permissions/table.py"


def test_every_address_with_parts_has_a_sample() -> None:
    def parts(name: str) -> int:
        return ROUTES[name][0].count("<") - in_work_area(name)

    with_parts = {name for name in ROUTES if parts(name)}
    assert sorted(with_parts - set(SAMPLES) - set(SHARED)) == [], "Add a sample in tests/permissions/samples.py"
    assert sorted((set(SAMPLES) | set(SHARED)) - with_parts) == [], "These samples are for no address"
    assert sorted(set(SAMPLES) & set(SHARED)) == []
    loose = [name for name in SHARED if in_work_area(name) and name in ACCESS]
    assert [name for name in loose if "<int:" in ROUTES[name][0]] == [], "A key names an object: use SAMPLES"


def test_public_views_and_only_they_do_without_login() -> None:
    """The first net, read from the views themselves."""
    public = {name for name, (_, view) in ROUTES.items() if not getattr(view, "login_required", True)}
    assert public == {name for name in ROUTES if name in ACCESS and ACCESS[name].public}


# ---------------------------------------------------------------- everybody at every door
class Sweep:
    """Sends the cast and undoes what each of them did."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.people = ["anonymous", *cast.actors]
        self.clients: dict[str, Client] = {}

    def address(self, name: str, of: Stelle, at: Stelle) -> str:
        """The door ``name`` in the address of ``at``, with an object made at ``of``."""
        make = SAMPLES.get(name) or SHARED.get(name)
        with scope(stelle=of):
            parts = make(self.cast, of) if make else ()
        return reverse(name, args=[at.slug, *parts] if in_work_area(name) else parts)

    def send(self, who: str, method: str, url: str, form: dict[str, str] | None = None) -> HttpResponseBase:
        if who not in self.clients:
            self.clients[who] = self.cast.client(who)
        client = self.clients[who]
        cookies = client.cookies.copy()
        with undone():
            response = client.get(url) if method == "get" else client.post(url, form)
            if response.streaming:
                response.getvalue()
        # a door that signs out or sets a cookie must not spoil the next try
        client.cookies = cookies
        return response


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def sweep(cast: Cast) -> Sweep:
    return Sweep(cast)


@pytest.mark.parametrize("name", sorted(set(ACCESS) & set(ROUTES)))
def test_door(sweep: Sweep, name: str) -> None:
    access = ACCESS[name]
    at: Stelle = getattr(sweep.cast, access.at)
    url = sweep.address(name, of=at, at=at)
    problems = []
    # an open door is the same for all: one of each kind is enough
    for who in PASSERS_BY if access.public else sweep.people:
        answers = {method: sweep.send(who, method, url, FORMS.get(name)) for method in METHODS}
        codes = {method: response.status_code for method, response in answers.items()}
        problems += [f"{who}: {problem}" for problem in judge(name, access, sweep.cast.actors.get(who), answers)]
        problems += [f"{who}: {problem}" for response in answers.values() for problem in unprotected(response, who)]
        if set(codes.values()) == {405}:
            problems.append(f"{who}: neither reading nor sending was looked at")
    assert problems == [], f"{name} {url}"


def judge(name: str, access: Access, actor: Actor | None, answers: dict[str, HttpResponseBase]) -> Iterator[str]:
    """What is wrong with the answers this person got."""
    has_parts = name in SAMPLES
    for method, response in answers.items():
        code, target = response.status_code, response.get("Location", "")
        needed = access.get if method == "get" else access.post
        if access.public:
            allowed = OPEN
        elif actor is None:
            if not (code == 302 and target.startswith(LOGIN)):
                yield f"{method} {code} {target}, expected the way to the login"
            continue
        elif access == SIGNED_IN:
            allowed = OPEN
        elif actor.stelle.slug != slug_of(access):
            allowed = {404}
        elif any(actor.has(permission) for permission in needed):
            allowed = OPEN
        else:
            # a role may also find that it does not see the object at all
            allowed = {403, 404, 405} if has_parts else {403, 405}
        if code not in allowed or target.startswith(LOGIN):
            yield f"{method} {code} {target}, expected {sorted(allowed)}"


def slug_of(access: Access) -> str:
    return SLUGS[access.at]


SLUGS = {
    "hettstedt": "hettstedt",
    "msh": "mansfeld-suedharz",
    "kgc_st": "kgc-sachsen-anhalt",
    "bund": "bund",
}


def unprotected(response: HttpResponseBase, who: str) -> Iterator[str]:
    """What every page carries, whoever asks and whatever it answers."""
    if response.get("X-Frame-Options") != "DENY":
        yield "may be framed"
    if response.get("X-Content-Type-Options") != "nosniff":
        yield "type may be guessed"
    policy = response.get("Content-Security-Policy", "")
    if "default-src 'self'" not in policy or "unsafe" in policy:
        yield f"weak Content-Security-Policy {policy!r}"
    if who != "anonymous" and response.get("Cache-Control") != "no-store, private" and response.status_code == 200:
        yield f"may be cached: {response.get('Cache-Control')!r}"


# ---------------------------------------------------------------- foreign objects under the own address
@pytest.mark.parametrize("name", sorted(set(SAMPLES) & set(ACCESS) & set(ROUTES)))
def test_foreign_object_under_the_own_address(sweep: Sweep, name: str) -> None:
    """``/arbeit/hettstedt/angebote/<key of Eisleben>/`` does not exist, whoever in Hettstedt asks."""
    access = ACCESS[name]
    own: Stelle = getattr(sweep.cast, access.at)
    url = sweep.address(name, of=sweep.cast.eisleben, at=own)
    insiders = [
        who
        for who, actor in sweep.cast.actors.items()
        if actor.stelle == own and any(actor.has(permission) for permission in access.get | access.post)
    ]
    assert insiders != []
    for who in insiders:
        codes = [sweep.send(who, method, url).status_code for method in METHODS]
        assert set(codes) <= {403, 404, 405}, f"{who} {codes}"
        assert 404 in codes, f"{who} {codes}"


def test_own_and_foreign_objects_mixed(sweep: Sweep) -> None:
    """Two keys in one address: neither may be foreign."""
    cast = sweep.cast
    with scope(stelle=cast.hettstedt):
        own = SAMPLES["directory:offer_merge"](cast, cast.hettstedt)
    with scope(stelle=cast.eisleben):
        foreign = SAMPLES["directory:offer_merge"](cast, cast.eisleben)
    for pair in ((own[0], foreign[0]), (foreign[0], own[0])):
        url = reverse("directory:offer_merge", args=["hettstedt", *pair])
        assert [sweep.send("leitung", method, url).status_code for method in METHODS] == [404, 404]


@pytest.mark.parametrize("who", ["kgc_leitung", "kreis", "bund"])
def test_no_door_breaks_at_another_kind_of_stelle(sweep: Sweep, who: str) -> None:
    """Every page without an object, in the work area of a KGC, a Kreis and the Bund: open or refused, never broken."""
    slug = sweep.cast[who].stelle.slug
    codes = {}
    for name, (route, _) in ROUTES.items():
        if in_work_area(name) and route.count("<") == 1:
            codes[name] = sweep.send(who, "get", reverse(name, args=[slug])).status_code
    assert {name: code for name, code in codes.items() if code not in {200, 302, 403, 405}} == {}


# ---------------------------------------------------------------- the sweep can fail
def test_the_sweep_notices_an_open_door(sweep: Sweep) -> None:
    """A case that could leak: the same door judged by a table that claims more than the view grants."""
    url = sweep.address("tenancy:settings", of=sweep.cast.hettstedt, at=sweep.cast.hettstedt)
    actor = sweep.cast["lesen"]
    refused = {"get": sweep.send("lesen", "get", url)}
    opened = {"get": sweep.send("leitung", "get", url)}
    assert list(judge("tenancy:settings", ACCESS["tenancy:settings"], actor, refused)) == []
    assert list(judge("tenancy:settings", ACCESS["tenancy:settings"], actor, opened)) != []
    assert list(judge("tenancy:settings", ACCESS["tenancy:settings"], sweep.cast["fremd"], refused)) != []
    assert list(judge("tenancy:settings", ACCESS["tenancy:settings"], None, refused)) != []
