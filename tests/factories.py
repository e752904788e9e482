"""Plain functions that make rows for tests, and the cast of Stellen and people."""

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from django.conf import settings
from django.test import Client

from lueckenlos.accounts.models import User
from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.models import Offer, OfferArea
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.partners.models import Organisation, TraegerAccess
from lueckenlos.shared.text import sort_key
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Role, StelleArt
from lueckenlos.tenancy.models import Mitgliedschaft, Stelle

_numbers = count(1)
STAND = date(2023, 12, 31)


def make_gebiet(ars: str, name: str, ebene: GebietsEbene, parent: Gebiet | None = None, **values: Any) -> Gebiet:
    without_ags = {GebietsEbene.SOZIALRAUM, GebietsEbene.GEMEINDEVERBAND}
    ags = "" if ebene in without_ags else (ars[:5] + ars[9:] if len(ars) == 12 else ars)
    return Gebiet.objects.create(
        ars=ars, ags=ags, name=name, sort_name=sort_key(name), ebene=ebene, parent=parent, gebietsstand=STAND, **values
    )


def make_user(name: str) -> User:
    return User.objects.create_user(
        f"{sort_key(name).replace(' ', '.')}.{next(_numbers)}@example.org", name, "geheim-geheim"
    )


def make_member(stelle: Stelle, role: Role) -> Actor:
    user = make_user(f"{role.label} {stelle.name}")
    Mitgliedschaft.objects.create(stelle=stelle, user=user, role=role)
    return Actor(user=user, name=user.name, stelle=stelle, role=role)


def make_organisation(stelle: Stelle, name: str = "", **values: Any) -> Organisation:
    name = name or f"Träger {next(_numbers)}"
    return Organisation.objects.create(stelle=stelle, name=name, name_key=sort_key(name), **values)


def make_offer(stelle: Stelle, title: str = "", *, areas: tuple[Gebiet, ...] = (), **values: Any) -> Offer:
    """A released offer that says almost nothing; call inside the Stelle's scope."""
    title = title or f"Angebot {next(_numbers)}"
    values.setdefault("status", OfferStatus.FREIGEGEBEN)
    values.setdefault("stand", date(2026, 10, 1))
    offer = Offer.objects.create(stelle=stelle, title=title, title_key=sort_key(title), **values)
    OfferArea.objects.bulk_create(OfferArea(offer=offer, gebiet=area) for area in areas)
    return offer


@dataclass
class Cast:
    """Everybody the access tests send to every door."""

    bund: Stelle
    kgc_st: Stelle
    kgc_ni: Stelle
    msh: Stelle
    hettstedt: Stelle
    eisleben: Stelle
    sangerhausen: Stelle
    traeger: Organisation
    gebiete: dict[str, Gebiet]
    actors: dict[str, Actor]
    sessions: dict[str, str]

    def __getitem__(self, who: str) -> Actor:
        return self.actors[who]

    def client(self, who: str) -> Client:
        """A browser signed in as ``who``, or as nobody for ``anonymous``."""
        browser = Client()
        if who != "anonymous":
            browser.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[who]
        return browser


def make_cast() -> Cast:
    """Bund, two KGC, the Landkreis, its three towns and one Träger in Hettstedt."""
    gebiete = _gebiete()

    def stelle(slug: str, name: str, art: StelleArt, parent: Stelle | None, *areas: str, land: str = "st") -> Stelle:
        made = Stelle.objects.create(slug=slug, name=name, art=art, parent=parent, land=land, portal_open=True)
        made.gebiete.set(gebiete[area] for area in areas)
        return made

    bund = stelle("bund", "Bund", StelleArt.BUND, None, "bund", land="")
    kgc_st = stelle("kgc-sachsen-anhalt", "KGC Sachsen-Anhalt", StelleArt.LAND, bund, "land")
    kgc_ni = stelle("kgc-niedersachsen", "KGC Niedersachsen", StelleArt.LAND, bund, land="ni")
    msh = stelle("mansfeld-suedharz", "Landkreis Mansfeld-Südharz", StelleArt.KREIS, kgc_st, "msh")
    hettstedt = stelle("hettstedt", "Hettstedt", StelleArt.KOMMUNE, msh, "hettstedt")
    eisleben = stelle("eisleben", "Lutherstadt Eisleben", StelleArt.KOMMUNE, msh, "eisleben")
    sangerhausen = stelle("sangerhausen", "Sangerhausen", StelleArt.KOMMUNE, msh, "sangerhausen")
    traeger = make_organisation(hettstedt, "Familienverein Kupferberg (erfunden)")
    actors = {role.value: make_member(hettstedt, role) for role in Role if role is not Role.BERATUNG}
    membership = Mitgliedschaft.objects.get(user=actors["traeger"].user)
    TraegerAccess.objects.create(mitgliedschaft=membership, organisation=traeger)
    actors |= {
        "bund": make_member(bund, Role.LEITUNG),
        "kgc": make_member(kgc_st, Role.BERATUNG),
        "kgc_leitung": make_member(kgc_st, Role.LEITUNG),
        "fremde_kgc": make_member(kgc_ni, Role.LEITUNG),
        "kreis": make_member(msh, Role.KOORDINATION),
        "fremd": make_member(eisleben, Role.LEITUNG),
    }
    sessions = {who: _session_of(actor) for who, actor in actors.items()}
    return Cast(bund, kgc_st, kgc_ni, msh, hettstedt, eisleben, sangerhausen, traeger, gebiete, actors, sessions)


def _session_of(actor: Actor) -> str:
    """The key of a session in which this person is signed in."""
    assert actor.user is not None
    browser = Client()
    browser.force_login(actor.user)
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


def _gebiete() -> dict[str, Gebiet]:
    bund = make_gebiet("0", "Deutschland", GebietsEbene.BUND)
    land = make_gebiet("15", "Sachsen-Anhalt", GebietsEbene.LAND, bund)
    msh = make_gebiet("15087", "Mansfeld-Südharz", GebietsEbene.KREIS, land, population=131_071)
    towns = {
        "hettstedt": ("150870220220", "Hettstedt, Stadt", 13_498),
        "eisleben": ("150870130130", "Eisleben, Lutherstadt", 22_609),
        "sangerhausen": ("150870370370", "Sangerhausen, Stadt", 25_300),
    }
    made = {
        key: make_gebiet(ars, name, GebietsEbene.GEMEINDE, msh, population=people)
        for key, (ars, name, people) in towns.items()
    }
    parts = {
        f"hettstedt-{slug}": make_gebiet(f"150870220220-{slug}", name, GebietsEbene.SOZIALRAUM, made["hettstedt"])
        for slug, name in (("altstadt", "Altstadt"), ("neustadt", "Neustadt"), ("walbeck", "Walbeck"))
    }
    return {"bund": bund, "land": land, "msh": msh, **made, **parts}
