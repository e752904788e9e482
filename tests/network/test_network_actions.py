"""Ties, what hides them, who is named, what happens to them when organisations are merged; and what is refused."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django_scopes import scope
from pytest_django import DjangoAssertNumQueries

from boards.committee import gremium, member, sitting, today
from factories import Cast, make_offer, make_organisation
from lueckenlos.chains.models import Handover
from lueckenlos.goals import actions as goal_actions
from lueckenlos.goals.actions import Standing
from lueckenlos.goals.enums import Outlook
from lueckenlos.network import actions, queries
from lueckenlos.network.enums import Mutual, Origin, Place, TieKind
from lueckenlos.network.models import Consent, HiddenTie, Tie
from lueckenlos.network.queries import Network, Wanted
from lueckenlos.network.queries.graph import found_ties
from lueckenlos.network.sources import actor_key
from lueckenlos.partners import actions as partner_actions
from lueckenlos.partners import queries as partner_queries
from lueckenlos.partners.models import ContactPerson, Organisation
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.subjects import Ref
from network.ties import TODAY, make_tie, triple

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def seen(by: Actor, day: date = TODAY, **wanted: str) -> Network:
    return queries.network_of(by, Wanted(day, **wanted))


def words(network: Network) -> list[str]:
    """Each tie as „giver kind receiver“."""
    names = {key: node.name for key, node in network.nodes.items()}
    return sorted(f"{names[one.giver]} {one.kind} {names[one.receiver]}" for one in network.links)


# ---------------------------------------------------------------- by hand
def test_a_tie_and_its_end(hettstedt: Cast) -> None:
    by = hettstedt["mitarbeit"]
    amt, hebamme, _ = triple(hettstedt.hettstedt)
    tie = make_tie(by, amt, hebamme, "geld", since=date(2024, 1, 1), strength="eng")
    assert words(seen(by)) == ["Amt (erfunden) geld Hebammen (erfunden)"]
    actions.update_tie(tie=tie, values={"until": date(2026, 6, 1)}, seen=tie.version, by=by)
    # it does not hold any more on the day it ends
    assert [len(seen(by, day).links) for day in (date(2023, 12, 31), date(2026, 5, 31), date(2026, 6, 1))] == [0, 1, 0]
    # and may begin anew
    make_tie(by, amt, hebamme, "geld", since=date(2026, 7, 1))
    assert len(seen(by).links) == 1


@pytest.mark.parametrize(
    ("ends", "values", "code"),
    [
        ("aa", {}, "tie_to_itself"),
        ("ab", {"kind": "zusammenarbeit"}, "tie_twice"),
        ("ba", {"kind": "zusammenarbeit"}, "tie_twice"),
        ("ab", {"kind": "geld", "since": date(2026, 2, 1), "until": date(2026, 1, 1)}, "tie_ends_first"),
        ("ab", {"kind": "gremium"}, "tie_kind_unknown"),
        ("ax", {}, "tie_organisation_unknown"),
    ],
)
def test_what_is_refused(hettstedt: Cast, ends: str, values: dict[str, Any], code: str) -> None:
    by = hettstedt["koordination"]
    first, second, _ = triple(hettstedt.hettstedt)
    with scope(stelle=hettstedt.eisleben):
        foreign = make_organisation(hettstedt.eisleben)
    make_tie(by, first, second)
    rows = {"a": first, "b": second, "x": foreign}
    with pytest.raises(Invalid) as refused:
        make_tie(by, rows[ends[0]], rows[ends[1]], **{"kind": "vereinbarung", **values})
    assert refused.value.code == code
    assert Tie.objects.count() == 1


def test_money_may_flow_both_ways(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    amt, hebamme, _ = triple(hettstedt.hettstedt)
    make_tie(by, amt, hebamme, "geld")
    make_tie(by, hebamme, amt, "geld")
    assert len(seen(by).links) == 2


@pytest.mark.parametrize("ends", ["ab", "ba"])
def test_the_database_holds_one_open_tie_of_two(hettstedt: Cast, ends: str) -> None:
    """Two people at the same moment; the actions have looked already."""
    first, second, _ = triple(hettstedt.hettstedt)
    rows = {"a": first, "b": second}
    values = {"stelle": hettstedt.hettstedt, "kind": "vereinbarung"}
    Tie.objects.create(giver=first, receiver=second, **values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Tie.objects.create(giver=rows[ends[0]], receiver=rows[ends[1]], **values)


def test_the_second_who_saves_learns_it(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    amt, hebamme, _ = triple(hettstedt.hettstedt)
    tie = make_tie(by, amt, hebamme)
    actions.update_tie(tie=tie, values={"strength": "eng"}, seen=1, by=by)
    with pytest.raises(Invalid, match="changed_meanwhile"):
        actions.update_tie(tie=tie, values={"strength": "selten"}, seen=1, by=by)
    assert Tie.objects.get().strength == "eng"


@pytest.mark.parametrize("who", ["lesen", "steuerungsgruppe", "traeger", "fremd"])
def test_who_may_not_enter(hettstedt: Cast, who: str) -> None:
    amt, hebamme, _ = triple(hettstedt.hettstedt)
    with pytest.raises((NotAllowed, Invalid)):
        make_tie(hettstedt[who], amt, hebamme)
    assert not Tie.objects.exists()


# ---------------------------------------------------------------- from ordinary work
def test_hand_overs_are_ties(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    kita, schule, verein = triple(hettstedt.hettstedt)
    values = {"stelle": hettstedt.hettstedt, "uebergang": "kita-grundschule", "giver": kita}
    Handover.objects.create(
        **values, receiver=schule, status="vereinbart", agreement="Vertrag", agreed_on=date(2025, 5, 1)
    )
    Handover.objects.create(**values, receiver=verein, status="offen")
    network = seen(by)
    assert sorted((one.kind, one.since) for one in network.links) == [
        (TieKind.UEBERGABE, date(2025, 5, 1)),
        (TieKind.VEREINBARUNG, date(2025, 5, 1)),
    ]
    assert network.links[0].found[0].url.endswith("/uebergaenge/#kita-grundschule")
    assert seen(by, date(2025, 4, 30)).links == []


def test_a_shared_measure_is_a_tie_while_it_runs(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    amt, hebamme, verein = triple(hettstedt.hettstedt)
    values = {
        "title": "Lotsin",
        "responsible": amt.name,
        "partners": [hebamme.name, verein.name],
        "starts_on": date(2026, 3, 1),
    }
    measure = goal_actions.create_measure(values=values, by=by)
    assert seen(by).links == []
    standing = Standing("laufend", Outlook.OFFEN, "", None)
    goal_actions.move_measure(measure=measure, standing=standing, seen=1, today=TODAY, by=by)
    network = seen(by)
    assert {one.found[0].why for one in network.links} == {"gemeinsam an 1 Maßnahme"}
    assert (len(network.links), {one.since for one in network.links}) == (3, {date(2026, 3, 1)})
    assert seen(by, date(2026, 2, 28)).links == []


def test_who_sits_together_twice_is_tied(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    amt, hebamme, _ = triple(hettstedt.hettstedt)
    made = gremium(by, name="Steuerkreis (erfunden)")
    member(made, by, organisation="amt, (ERFUNDEN)")
    member(made, by, organisation=hebamme.name, since=date(2025, 1, 1))
    member(made, by, organisation="nicht in der Liste")
    body = f"boards.{made.pk}"
    sitting(made, by, days=-300)
    network = seen(by, today())
    assert network.nodes[body].name == "Steuerkreis (erfunden)"
    assert {(one.giver, one.receiver, one.kind) for one in network.links} == {
        (body, actor_key(amt.pk), TieKind.GREMIUM),
        (body, actor_key(hebamme.pk), TieKind.GREMIUM),
    }
    sitting(made, by, days=-100)
    sitting(made, by, days=-1000)  # longer ago than it counts
    (link,) = seen(by, today(), kind="zusammenarbeit").links
    assert {link.giver, link.receiver} == {actor_key(amt.pk), actor_key(hebamme.pk)}
    assert link.found[0].why.startswith("gemeinsam in 2 Sitzungen seit ")


def test_a_hidden_tie_is_gone_everywhere_until_it_is_shown(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    amt, hebamme, _ = triple(hettstedt.hettstedt)
    Handover.objects.create(
        stelle=hettstedt.hettstedt, uebergang="familie-kita", giver=amt, receiver=hebamme, status="vereinbart"
    )
    (one,) = found_ties(by, TODAY)
    with pytest.raises(NotAllowed):
        actions.hide_tie(one=one, reason="stimmt nicht", day=TODAY, by=hettstedt["mitarbeit"])
    hidden = actions.hide_tie(one=one, reason="war nur geplant", day=TODAY, by=by)
    assert seen(by).links == []
    actions.show_tie(hidden=hidden, by=by)
    assert len(seen(by).links) == 1


def test_what_is_entered_and_found_is_one_tie(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    amt, hebamme, _ = triple(hettstedt.hettstedt)
    Handover.objects.create(
        stelle=hettstedt.hettstedt, uebergang="familie-kita", giver=amt, receiver=hebamme, status="in_arbeit"
    )
    make_tie(by, amt, hebamme, "uebergabe", since=date(2024, 1, 1))
    (link,) = seen(by).links
    assert (link.since, link.origins) == (date(2024, 1, 1), {Origin.HAND, Origin.ARBEIT})


# ---------------------------------------------------------------- merged, deleted
def test_ties_follow_a_merge(hettstedt: Cast) -> None:
    by, stelle = hettstedt["koordination"], hettstedt.hettstedt
    keep, other, drop = triple(stelle)
    make_tie(by, keep, other, "vereinbarung")
    make_tie(by, other, drop, "vereinbarung")  # twice afterwards
    make_tie(by, drop, keep, "geld")  # to itself afterwards
    moved = make_tie(by, drop, other, "geld", note="bleibt")
    HiddenTie.objects.create(stelle=stelle, giver=keep, receiver=drop, source="gremien", kind="information", reason="x")
    # a hand-over from one to the other is none any more
    Handover.objects.create(stelle=stelle, uebergang="familie-kita", giver=keep, receiver=drop, status="vereinbart")
    partner_actions.merge_organisations(keep=keep, drop=drop, by=by)
    assert words(seen(by)) == [
        "Amt (erfunden) geld Hebammen (erfunden)",
        "Amt (erfunden) vereinbarung Hebammen (erfunden)",
    ]
    moved.refresh_from_db()
    assert (moved.giver_id, moved.note) == (keep.pk, "bleibt")
    assert not HiddenTie.objects.exists()


def test_an_organisation_with_ties_stays(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    amt, hebamme, verein = triple(hettstedt.hettstedt)
    tie = make_tie(by, amt, hebamme)
    ref = Ref("partners.organisation", str(amt.pk))
    with pytest.raises(NotAllowed):
        partner_actions.delete_organisation(organisation=amt, by=by)
    with pytest.raises(Invalid, match="others_rest_on_it"):
        subjects.ensure_free(ref)
    assert [one.title for one in subjects.resting(by, ref)] == ["1 Verbindung"]
    actions.delete_tie(tie=tie, by=by)
    subjects.ensure_free(ref)
    # what only says something about it goes along
    actions.say_expectation(slug="hebamme", organisation=verein.pk, reason="", by=by)
    partner_actions.delete_organisation(organisation=verein, by=by)
    assert not Organisation.objects.filter(pk=verein.pk).exists()


# ---------------------------------------------------------------- people
def named(by: Actor, organisation: Organisation) -> tuple[str, ...]:
    return seen(by).nodes[actor_key(organisation.pk)].named


def test_a_name_only_with_consent(hettstedt: Cast) -> None:
    by = hettstedt["mitarbeit"]
    amt, _, _ = triple(hettstedt.hettstedt)
    values = {"stelle": hettstedt.hettstedt, "organisation": amt}
    for name in ("Ada Ahorn (erfunden)", "Ben Birke (erfunden)"):
        ContactPerson.objects.create(**values, name=name)
    assert named(by, amt) == ()
    given = {"given_on": TODAY, "how": "schriftlich", "today": TODAY, "by": by}
    consent = actions.give_consent(organisation=amt, name="Ada Ahorn (erfunden)", **given)
    assert named(by, amt) == ("Ada Ahorn (erfunden)",)
    # somebody edits the organisation: contact persons are written anew
    partner_actions.set_contacts(
        organisation=amt,
        by=by,
        contacts=[{"name": "Ada Ahorn (erfunden)", "function": "Chefin", "phone": "", "email": ""}],
    )
    assert named(by, amt) == ("Ada Ahorn (erfunden)",)
    actions.withdraw_consent(consent=consent, today=TODAY, by=by)
    assert named(by, amt) == ()
    assert list(Consent.objects.values_list("name", "name_key", "withdrawn_on")) == [("", "", TODAY)]


@pytest.mark.parametrize(
    ("name", "given_on", "code"),
    [
        ("Niemand", TODAY, "consent_unknown_person"),
        ("Ada Ahorn", date(2027, 1, 1), "consent_in_future"),
        ("Ada Ahorn", TODAY, "consent_twice"),
    ],
)
def test_consents_that_are_refused(hettstedt: Cast, name: str, given_on: date, code: str) -> None:
    by = hettstedt["mitarbeit"]
    amt, _, _ = triple(hettstedt.hettstedt)
    ContactPerson.objects.create(stelle=hettstedt.hettstedt, organisation=amt, name="Ada Ahorn")
    actions.give_consent(organisation=amt, name="Ada Ahorn", given_on=TODAY, how="Brief", today=TODAY, by=by)
    with pytest.raises(Invalid, match=code):
        actions.give_consent(organisation=amt, name=name, given_on=given_on, how="Brief", today=TODAY, by=by)


# ---------------------------------------------------------------- who is missing
def place(by: Actor, slug: str) -> Place:
    rows = [
        row for _, _, rows in queries.expected_actors(by, TODAY).phases for row in rows if row.expected.slug == slug
    ]
    assert len({row.place for row in rows}) == 1
    return rows[0].place


def test_who_is_missing_and_who_is_not_needed(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    amt, hebamme, verein = triple(hettstedt.hettstedt)
    assert [place(by, slug) for slug in ("hebamme", "hospizdienst")] == [Place.OHNE, Place.FEHLT]
    make_tie(by, amt, hebamme)
    actions.say_expectation(slug="hospizdienst", organisation=None, reason="liegt im Nachbarort", by=by)
    actions.say_expectation(slug="sportverein", organisation=verein.pk, reason="", by=by)
    found = [place(by, slug) for slug in ("hebamme", "hospizdienst", "sportverein")]
    assert found == [Place.VERBUNDEN, Place.UNNOETIG, Place.OHNE]
    actions.clear_expectation(slug="hospizdienst", by=by)
    assert place(by, "hospizdienst") is Place.FEHLT


@pytest.mark.parametrize(
    ("slug", "own", "reason", "code"),
    [
        ("einhorn", False, "weil", "expectation_unknown"),
        ("hebamme", True, "weil", "expectation_needs_one"),
        ("hebamme", False, " ", "expectation_needs_one"),
    ],
)
def test_expectations_that_are_refused(hettstedt: Cast, slug: str, own: bool, reason: str, code: str) -> None:
    amt, _, _ = triple(hettstedt.hettstedt)
    with pytest.raises(Invalid, match=code):
        actions.say_expectation(slug=slug, organisation=amt.pk if own else None, reason=reason, by=hettstedt["leitung"])


# ---------------------------------------------------------------- filters, years, size
def test_filters(hettstedt: Cast) -> None:
    by, stelle = hettstedt["lesen"], hettstedt.hettstedt
    amt, hebamme, verein = triple(stelle)
    make_offer(stelle, traeger=amt, lebensphasen={"kita-alter"})
    make_offer(stelle, traeger=hebamme, lebensphasen={"kita-alter", "hohes-alter"})
    edits = hettstedt["koordination"]
    tie = make_tie(edits, amt, hebamme, "geld")
    make_tie(edits, hebamme, verein)
    Tie.objects.filter(pk=tie.pk).update(giver_confirmed_on=TODAY, receiver_confirmed_on=TODAY)
    assert len(seen(by).links) == 2
    only = ["Amt (erfunden) geld Hebammen (erfunden)"]
    assert words(seen(by, kind="geld")) == only
    assert words(seen(by, phase="kita-alter")) == only
    assert words(seen(by, origin=Mutual.BEIDE)) == only
    assert words(seen(by, origin=Origin.ARBEIT)) == words(seen(by, phase="hohes-alter")) == []


def test_change_between_two_years(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    amt, hebamme, verein = triple(hettstedt.hettstedt)
    make_tie(by, amt, hebamme, since=date(2022, 1, 1))
    make_tie(by, amt, verein, since=date(2022, 1, 1), until=date(2025, 6, 1))
    make_tie(by, hebamme, verein, since=date(2025, 1, 1))
    assert queries.years_of(by, TODAY) == [2026, 2025, 2024, 2023, 2022]
    days = queries.days_of([2026, 2024], TODAY)
    assert days == {2026: TODAY, 2024: date(2024, 12, 31)}
    change = queries.change_between(by, days[2024], days[2026])
    assert [len(one) for one in (change.new, change.ended, change.still)] == [1, 1, 1]


def test_between_two_years_hidden_ties_stay_hidden_and_found_ones_keep_their_day(hettstedt: Cast) -> None:
    by, stelle = hettstedt["koordination"], hettstedt.hettstedt
    amt, hebamme, verein = triple(stelle)
    for place, receiver, agreed in (("familie-kita", hebamme, date(2023, 1, 1)), ("kita-grundschule", verein, TODAY)):
        Handover.objects.create(
            stelle=stelle, uebergang=place, giver=amt, receiver=receiver, status="in_arbeit", agreed_on=agreed
        )
    first, second = date(2024, 12, 31), TODAY
    change = queries.change_between(by, first, second)
    assert [[one.receiver for one in these] for these in (change.new, change.ended, change.still)] == [
        [actor_key(verein.pk)],
        [],
        [actor_key(hebamme.pk)],
    ]
    (one,) = found_ties(by, first)
    actions.hide_tie(one=one, reason="war nur geplant", day=TODAY, by=by)
    change = queries.change_between(by, first, second)
    assert (change.before.links, change.still) == ([], [])
    assert (change.before.nodes, change.after.nodes) == (seen(by).nodes, seen(by).nodes)
    assert queries.change_between(hettstedt["bund"], first, second).before.nodes == {}


@pytest.mark.parametrize("rows", [1, 4])
def test_queries_do_not_grow(hettstedt: Cast, rows: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    by = hettstedt["koordination"]
    for _ in range(rows):
        amt, hebamme = make_organisation(hettstedt.hettstedt), make_organisation(hettstedt.hettstedt)
        make_tie(by, amt, hebamme)
        make_offer(hettstedt.hettstedt, traeger=amt, lebensphasen={"kita-alter"})
    with django_assert_num_queries(10):
        seen(by)


def test_another_stelle_sees_nothing(hettstedt: Cast) -> None:
    amt, hebamme, _ = triple(hettstedt.hettstedt)
    make_tie(hettstedt["koordination"], amt, hebamme)
    with scope(stelle=hettstedt.eisleben):
        assert seen(hettstedt["fremd"]).links == []
    assert seen(hettstedt["bund"]).nodes == seen(hettstedt["steuerungsgruppe"]).nodes == {}
    assert partner_queries.organisations_for(hettstedt["traeger"]).count() == 0
