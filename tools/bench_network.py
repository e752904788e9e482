"""Networks of 200 Stellen over five years, and one of 500 actors with 2,500 ties, for ``bench.py``."""

from datetime import date, timedelta
from random import Random
from typing import Any

from bench_tools import leader, milliseconds, page

STELLEN, ACTORS, TIES, MEASURES, MEETINGS, MEMBERS = 200, 60, 240, 60, 20, 15
LARGE_ACTORS, LARGE_TIES = 500, 2_500
STELLE = "bench-netz"
KINDS = ("behoerde", "kita", "schule", "klinik", "verein", "traeger")


def run() -> list[str]:
    """Medians of processor time in the process, as lines to print. The database must be migrated."""
    from lueckenlos.tenancy.models import Stelle

    for number in range(STELLEN):
        stelle = Stelle.objects.create(slug=f"{STELLE}-{number}", name=f"Stadt {number} (erfunden)", art="kommune")
        _fill(stelle, ACTORS, TIES)
    large = Stelle.objects.create(slug=f"{STELLE}-gross", name="Großstadt (erfunden)", art="kommune")
    _fill(large, LARGE_ACTORS, LARGE_TIES)
    each = f"{ACTORS} Akteuren, {TIES} Verbindungen, {MEASURES} Maßnahmen, {MEETINGS} Sitzungen"
    lines = [f"\nNetzwerk: {STELLEN} Stellen mit je {each}", *_pages(f"{STELLE}-0")]
    lines += [f"Netzwerk von {LARGE_ACTORS} Akteuren mit {LARGE_TIES} Verbindungen", *_pages(large.slug)]
    return [*lines, _drawn_and_measured(large)]


def _pages(slug: str) -> list[str]:
    from django_scopes import scope

    from lueckenlos.network.models import Ask, Tie
    from lueckenlos.tenancy.models import Stelle

    with scope(stelle=Stelle.objects.get(slug=slug)):
        tie = Tie.objects.filter(until=None)[0]
        ask = Ask.objects.all()[0]
    browser, work = leader(slug), f"/arbeit/{slug}/"
    pages = [
        ("Zeichnung und Liste", "netzwerk/"),
        ("gefiltert", "netzwerk/?art=geld&phase=kita-alter"),
        ("vor zwei Jahren", f"netzwerk/?jahr={_today().year - 2}"),
        ("GraphML", "netzwerk/?als=graphml"),
        ("CSV der Verbindungen", "netzwerk/?als=verbindungen"),
        ("Kennzahlen", "netzwerk/kennzahlen/"),
        ("Veränderung", "netzwerk/vergleich/"),
        ("Wer fehlt", "netzwerk/wer-fehlt/"),
        ("Organisation", f"netzwerk/organisationen/{tie.giver_id}/"),
        ("Verbindung", f"netzwerk/verbindungen/{tie.pk}/"),
        ("Verbindung eintragen", "netzwerk/neu/"),
        ("Abfrage", f"netzwerk/abfragen/{ask.round_id}/"),
        ("Abfragen", "netzwerk/abfragen/"),
    ]
    return [page(browser, label, work + path) for label, path in pages] + [_link(ask)]


def _link(ask: Any) -> str:
    from django.test import Client

    from lueckenlos.network.links import token_of

    return page(Client(), "Seite eines Mitglieds", f"/netzwerk/{token_of(ask)}/")


def _drawn_and_measured(stelle: Any) -> str:
    """From the database to shapes and measures, without any place kept."""
    from django_scopes import scope

    from lueckenlos.network.measures import measure
    from lueckenlos.network.models import Spot
    from lueckenlos.network.presenters import Page
    from lueckenlos.network.queries import Wanted, network_of
    from lueckenlos.tenancy.actor import system_actor

    def work() -> None:
        network = network_of(system_actor(stelle), Wanted(_today()))
        measure(network.nodes, network.edges)
        Page(stelle).sheet(network, {})

    with scope(stelle=stelle):
        Spot.objects.all().delete()
        return f"gelesen, neu angeordnet, gezeichnet und berechnet: {milliseconds(work):,.0f} ms"


def _fill(stelle: Any, actors: int, ties: int) -> None:
    from django.utils import timezone
    from django_scopes import scope

    from lueckenlos.network.actions.spots import keep_spots
    from lueckenlos.network.links import token_of
    from lueckenlos.network.models import Ask, Round, Tie
    from lueckenlos.partners.models import Organisation
    from lueckenlos.shared.tokens import token_hash
    from lueckenlos.tenancy.actor import system_actor

    day = _today()

    def organisation(number: int) -> Organisation:
        name = f"Organisation {number:03d} (erfunden)"
        kind = KINDS[number % len(KINDS)]
        email = f"kontakt{number}@example.org"
        return Organisation(stelle=stelle, name=name, name_key=name[:-11].lower().strip(), kind=kind, email=email)

    with scope(stelle=stelle):
        rows = Organisation.objects.bulk_create(organisation(number) for number in range(actors))
        Tie.objects.bulk_create(_ties(stelle, rows, ties, day))
        _work(stelle, rows, day)
        for year in range(5):
            closed = day - timedelta(days=365 * year) if year else None
            asked = Round.objects.create(
                stelle=stelle,
                title=f"Netzwerk {day.year - year}",
                closes_on=day + timedelta(days=20 - 365 * year),
                opened_on=day - timedelta(days=8 + 365 * year),
                closed_on=closed,
            )
            asks = [Ask(stelle=stelle, round=asked, organisation=one, email=one.email) for one in rows]
            for ask in asks:
                ask.token_hash, ask.sent_at = token_hash(token_of(ask)), timezone.now()
            Ask.objects.bulk_create(asks)
        keep_spots(system_actor(stelle), day)


def _ties(stelle: Any, rows: list[Any], ties: int, day: date) -> list[Any]:
    """Each pair once, the same pairs on every run; every eleventh has ended."""
    from lueckenlos.network.models import Tie

    random = Random(4)  # noqa: S311 -- the same network on every run
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < ties:
        first, second = random.sample(range(len(rows)), 2)
        pairs.add((min(first, second), max(first, second)))
    return [
        Tie(
            stelle=stelle,
            giver=rows[first],
            receiver=rows[second],
            kind=("zusammenarbeit", "uebergabe", "vereinbarung", "geld", "information")[number % 5],
            strength=("selten", "regelmaessig", "eng")[number % 3],
            since=day - timedelta(days=400 + number * 37 % 1_400),
            until=day - timedelta(days=number % 300) if number % 11 == 0 else None,
            note="Worum es geht, in einer Zeile.",
        )
        for number, (first, second) in enumerate(sorted(pairs))
    ]


def _work(stelle: Any, rows: list[Any], day: date) -> None:
    """Measures, meetings, offers and Übergänge from which ties arise."""
    from django.utils import timezone

    from lueckenlos.boards.models import Gremium, Meeting, Member, Participant
    from lueckenlos.chains.models import Handover
    from lueckenlos.directory.models import Offer
    from lueckenlos.goals.models import Measure
    from lueckenlos.vocabulary.registry import vocabulary

    phases = [term.slug for term in vocabulary("lebensphase").terms]
    measures = Measure.objects.bulk_create(
        Measure(stelle=stelle, title=f"Maßnahme {number}", title_key=f"massnahme {number}", state="laufend",
                owner=rows[number % len(rows)], starts_on=day - timedelta(days=number * 29 % 1_800))
        for number in range(MEASURES)
    )  # fmt: skip
    partner = Measure.partners.through
    partner.objects.bulk_create(
        partner(measure=one, organisation=rows[(place * 5 + step) % len(rows)])
        for place, one in enumerate(measures)
        for step in (1, 2)
    )
    gremium = Gremium.objects.create(stelle=stelle, name="Steuerkreis (erfunden)", name_key="steuerkreis")
    people = [(f"Person {place} (erfunden)", rows[place * 3 % len(rows)].name) for place in range(MEMBERS)]
    members = Member.objects.bulk_create(
        Member(stelle=stelle, gremium=gremium, name=name, name_key=name.lower(), organisation=organisation)
        for name, organisation in people
    )
    for number in range(MEETINGS):
        moment = timezone.now() - timedelta(days=90 * number + 1)
        meeting = Meeting.objects.create(
            stelle=stelle, gremium=gremium, number=number + 1, starts_at=moment, status="genehmigt"
        )
        Participant.objects.bulk_create(
            Participant(stelle=stelle, meeting=meeting, member=one, name=one.name, organisation=one.organisation,
                        function="mitglied", presence="anwesend")
            for one in members
        )  # fmt: skip
    Handover.objects.bulk_create(
        Handover(stelle=stelle, uebergang="kita-grundschule", giver=rows[place], receiver=rows[place + 1],
                 status="vereinbart", agreement="Vertrag", agreed_on=day - timedelta(days=200 * place))
        for place in range(10)
    )  # fmt: skip
    Offer.objects.bulk_create(
        Offer(stelle=stelle, title=f"Angebot {number}", title_key=f"angebot {number}", status="freigegeben",
              public_id=f"{stelle.slug}-{number}", traeger=rows[number % len(rows)],
              lebensphasen=frozenset({phases[number % 10], phases[number % 7]}))
        for number in range(5 * len(rows))
    )  # fmt: skip


def _today() -> date:
    from django.utils import timezone

    return timezone.localdate()
