"""Founding Stellen and their settings."""

import pytest
from django.core import mail
from django.urls import get_resolver, reverse

from factories import Cast
from lueckenlos.shared.errors import BadInput, DomainError, NotAllowed
from lueckenlos.tenancy import actions, commands, rules
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.enums import PARENTS, Role, StelleArt
from lueckenlos.tenancy.models import AuditEntry, Mitgliedschaft, Stelle

IMPRINT = {"street": "Markt 1", "plz": "06333", "ort": "Hettstedt", "email": "rathaus@example.org"}
SETTINGS = {**IMPRINT, "name": "Hettstedt", "representative": "Erika Beispiel", "portal_open": "on"}


# ---------------------------------------------------------------- settings
def test_the_trail_holds_what_really_changed(cast: Cast) -> None:
    changes = {"name": "Hettstedt", "motto": "Hand in Hand", "themes": frozenset({"gesund-aufwachsen"})}
    actions.update_stelle(stelle=cast.hettstedt, changes=changes, by=cast["leitung"])
    line = AuditEntry.objects.get()
    assert line.verb == "tenancy.stelle.update"
    assert line.changes == {"motto": ["", "Hand in Hand"], "themes": [[], ["gesund-aufwachsen"]]}


def test_nothing_changed_leaves_no_line(cast: Cast) -> None:
    actions.update_stelle(stelle=cast.hettstedt, changes={"name": "Hettstedt"}, by=cast["leitung"])
    assert AuditEntry.objects.count() == 0


def test_nobody_has_changed_a_text_that_a_browser_sends_back_its_own_way(cast: Cast) -> None:
    for text, lines in (("Markt\nRathaus", 1), ("Markt\r\nRathaus", 1), ("Markt\r\nBad", 2)):
        actions.update_stelle(stelle=cast.hettstedt, changes={"intro": text}, by=cast["leitung"])
        cast.hettstedt.refresh_from_db()
        assert cast.hettstedt.intro == text.replace("\r\n", "\n")
        assert AuditEntry.objects.count() == lines
    # stored before that was so
    Stelle.objects.filter(pk=cast.hettstedt.pk).update(intro="Markt\r\nBad")
    cast.hettstedt.refresh_from_db()
    actions.update_stelle(stelle=cast.hettstedt, changes={"intro": "Markt\r\nBad"}, by=cast["leitung"])
    assert AuditEntry.objects.count() == 2


def test_slug_parent_and_land_are_no_settings(cast: Cast) -> None:
    changes = {"slug": "anders", "parent": None, "land": "ni", "is_demo": True}
    actions.update_stelle(stelle=cast.hettstedt, changes=changes, by=cast["leitung"])
    cast.hettstedt.refresh_from_db()
    assert (cast.hettstedt.slug, cast.hettstedt.parent, cast.hettstedt.land) == ("hettstedt", cast.msh, "st")


@pytest.mark.parametrize(("who", "code"), [("koordination", "needs_leitung"), ("fremd", "other_stelle")])
def test_only_the_own_leitung_changes_settings(cast: Cast, who: str, code: str) -> None:
    with pytest.raises(NotAllowed, match=code):
        actions.update_stelle(stelle=cast.hettstedt, changes={"motto": "x"}, by=cast[who])


def test_the_public_page_opens_only_with_an_imprint(cast: Cast) -> None:
    Stelle.objects.filter(pk=cast.hettstedt.pk).update(portal_open=False)
    client, url = cast.client("leitung"), reverse("tenancy:settings", args=["hettstedt"])
    page = client.post(url, {**SETTINGS, "plz": "", "representative": ""}).content.decode()
    assert "Es fehlt: PLZ, vertreten durch." in page
    cast.hettstedt.refresh_from_db()
    assert not cast.hettstedt.portal_open
    assert client.post(url, SETTINGS).status_code == 302
    cast.hettstedt.refresh_from_db()
    assert cast.hettstedt.portal_open


def test_an_open_page_keeps_its_imprint(cast: Cast) -> None:
    client, url = cast.client("leitung"), reverse("tenancy:settings", args=["hettstedt"])
    client.post(url, SETTINGS)
    assert "Es fehlt: E-Mail-Adresse." in client.post(url, {**SETTINGS, "email": ""}).content.decode()
    assert client.post(url, {**SETTINGS, "email": "", "portal_open": ""}).status_code == 302


def test_an_open_page_without_an_imprint_can_be_mended_step_by_step(cast: Cast) -> None:
    actions.update_stelle(stelle=cast.hettstedt, changes={"street": "Markt 1"}, by=cast["leitung"])
    cast.hettstedt.refresh_from_db()
    assert (cast.hettstedt.street, cast.hettstedt.portal_open) == ("Markt 1", True)


def test_themes_are_chosen_on_the_page(cast: Cast) -> None:
    client, url = cast.client("leitung"), reverse("tenancy:settings", args=["hettstedt"])
    client.post(url, {**SETTINGS, "themes": ["gesund-aufwachsen"]})
    cast.hettstedt.refresh_from_db()
    assert cast.hettstedt.themes == frozenset({"gesund-aufwachsen"})
    assert 'value="gesund-aufwachsen"' in client.get(url).content.decode()


def test_a_wrong_plz_is_refused(cast: Cast) -> None:
    url = reverse("tenancy:settings", args=["hettstedt"])
    assert "fünf Ziffern" in cast.client("leitung").post(url, {**SETTINGS, "plz": "633"}).content.decode()


# ---------------------------------------------------------------- founding
def found(cast: Cast, art: StelleArt, parent: Stelle | None, who: str, slug: str = "neu") -> Stelle:
    stelle = Stelle(slug=slug, name="Neu", art=art, parent=parent)
    return actions.create_stelle(stelle=stelle, gebiete=[cast.gebiete["hettstedt"]], by=cast[who])


def test_the_leitung_founds_below_its_own_stelle(cast: Cast) -> None:
    made = found(cast, StelleArt.KREIS, cast.kgc_st, "kgc_leitung")
    assert (made.land, list(made.gebiete.all())) == ("st", [cast.gebiete["hettstedt"]])
    line = AuditEntry.objects.get()
    assert (line.verb, line.stelle) == ("tenancy.stelle.create", cast.kgc_st)


@pytest.mark.parametrize(
    ("parent", "who", "code"),
    [
        ("kgc_st", "kgc", "needs_leitung"),
        ("kgc_ni", "kgc_leitung", "other_stelle"),
        ("msh", "kgc_leitung", "other_stelle"),
        ("hettstedt", "leitung", "wrong_parent"),
    ],
)
def test_nobody_else_founds(cast: Cast, parent: str, who: str, code: str) -> None:
    with pytest.raises(NotAllowed, match=code):
        found(cast, StelleArt.KOMMUNE, getattr(cast, parent), who)


@pytest.mark.parametrize("parent", StelleArt)
@pytest.mark.parametrize("art", StelleArt)
def test_the_tree_keeps_its_order(cast: Cast, art: StelleArt, parent: StelleArt) -> None:
    above = Stelle.objects.filter(art=parent).first()
    stelle = Stelle(slug="neu", name="Neu", art=art, parent=above)
    assert bool(rules.may_create_stelle(system_actor(stelle), stelle)) == (parent in PARENTS[art])


def test_a_slug_is_given_once_and_never_one_of_our_own_addresses(cast: Cast) -> None:
    for slug in ("hettstedt", "konto"):
        with pytest.raises(DomainError, match="slug_taken"):
            found(cast, StelleArt.KREIS, cast.kgc_st, "kgc_leitung", slug)


def test_every_first_part_of_our_addresses_is_reserved() -> None:
    """Stellen have their public page at the top: ``/hettstedt/``."""
    firsts = {str(part.pattern).split("/")[0] for part in get_resolver().url_patterns}
    nested = {
        str(inner.pattern).split("/")[0]
        for part in get_resolver().url_patterns
        if str(part.pattern) == ""
        for inner in part.url_patterns
    }
    fixed = {first for first in firsts | nested if first and "<" not in first}
    assert fixed - rules.RESERVED_SLUGS == set()


def test_founding_on_the_page_invites_the_first_leitung(cast: Cast) -> None:
    url = reverse("tenancy:stelle_create", args=["kgc-sachsen-anhalt"])
    form = {"name": "Salzland", "slug": "Salzland", "art": "kreis", "gebiet": "15087", "leitung": "neu@example.org"}
    response = cast.client("kgc_leitung").post(url, form, follow=True)
    assert "Salzland" in response.content.decode()
    assert "fehlt noch" in response.content.decode()
    made = Stelle.objects.get(slug="salzland")
    assert (made.parent, made.art, made.einladungen.get().role) == (cast.kgc_st, "kreis", "leitung")
    assert [sent.to for sent in mail.outbox] == [["neu@example.org"]]


def test_an_unknown_key_is_refused_with_a_sentence(cast: Cast) -> None:
    url = reverse("tenancy:stelle_create", args=["kgc-sachsen-anhalt"])
    form = {"name": "X", "slug": "x", "art": "kreis", "gebiet": "99999", "leitung": "neu@example.org"}
    assert "kein Gebiet bekannt" in cast.client("kgc_leitung").post(url, form).content.decode()


def test_a_commune_has_nothing_below(cast: Cast) -> None:
    url = reverse("tenancy:stelle_list", args=["hettstedt"])
    assert cast.client("leitung").get(url).status_code == 403
    assert (
        "Mansfeld-Südharz"
        in cast.client("kgc").get(reverse("tenancy:stelle_list", args=["kgc-sachsen-anhalt"])).content.decode()
    )


# ---------------------------------------------------------------- command line
def test_the_operator_founds_and_invites(cast: Cast) -> None:
    stelle = commands.create_stelle(
        "neu", "Neu", art=StelleArt.KOMMUNE, parent_slug="mansfeld-suedharz", keys=["15087"]
    )
    assert (stelle.parent, stelle.land) == (cast.msh, "st")
    assert AuditEntry.objects.get().actor_name == "Betrieb (Kommandozeile)"
    link = commands.create_first_leitung("neu", "leitung@example.org")
    token = link.rstrip("/").rsplit("/", 1)[1]
    membership = actions.accept_invitation(token=token, person=actions.NewPerson("Erste", "ein-langes-Passwort"))
    assert (membership.stelle, membership.role) == (stelle, Role.LEITUNG)
    assert mail.outbox == []


def test_the_first_stelle_of_an_installation(db: None) -> None:
    stelle = commands.create_stelle("bund", "Bund", art=StelleArt.BUND)
    assert commands.create_first_leitung("bund", "a@example.org").startswith("http")
    assert Mitgliedschaft.objects.filter(stelle=stelle).count() == 0


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"slug": "mit blank"}, "slug_invalid"),
        ({"parent_slug": "gibt-es-nicht"}, "unknown_stelle"),
        ({"keys": ["99999"]}, "unknown_gebiet"),
    ],
)
def test_wrong_input_is_refused_with_a_code(db: None, options: dict, code: str) -> None:
    with pytest.raises(BadInput, match=code):
        commands.create_stelle(**{"slug": "neu", "name": "Neu", "art": StelleArt.KOMMUNE, **options})
    assert Stelle.objects.count() == 0
