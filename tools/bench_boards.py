"""The figures of Gremien: minutes of 40 TOPs as PDF and DOCX, and pages over five years of Sitzungen. CPU seconds."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_scopes import scope

from bench_tools import leader, page, seconds
from lueckenlos.boards import papers
from lueckenlos.boards.models import AgendaItem, Gremium, Meeting, Member, Participant, Progress, Resolution
from lueckenlos.tenancy.enums import StelleArt
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.models import Stelle

_numbers = count(1)
GREMIEN, SITZUNGEN, TOPS, MEMBERS = 10, 60, 10, 12
LONG = "Der Punkt wurde ausführlich beraten; die Anwesenden waren sich in den meisten Fragen einig. " * 6


def run() -> list[str]:
    """Lines to print."""
    lines = [
        f"Niederschrift, 40 TOPs als PDF/UA: {seconds(lambda: papers.minutes_pdf(forty(), **stamp())):.2f} s",
        f"Niederschrift, 40 TOPs als DOCX: {seconds(lambda: papers.minutes_docx(forty(), **stamp())):.2f} s",
    ]
    with transaction.atomic():
        lines += _pages()
        transaction.set_rollback(True)
    return lines


def stamp() -> dict[str, Any]:
    return {"approved": "", "day": date(2026, 11, 22)}


def forty() -> dict[str, Any]:
    """Other words in every run: typst remembers what it has set."""
    turn = next(_numbers)
    vote = {"label": "Beschluss 1/2026", "lines": [LONG[:200]], "vote": "9 Ja, 1 Nein, 2 Enthaltungen: angenommen"}
    vote |= {"rejected": False, "addressee": "Jugendamt", "commitment": "", "due": "01.06.2027"}
    person = {"organisation": "Amt", "function": "", "votes": True, "deputy": ""}
    items = [
        {
            "number": n,
            "title": f"Punkt {n} der Tagesordnung, Durchlauf {turn}",
            "public": n <= 36,
            "presenter": "Ada Muster (erfunden)",
            "lines": [LONG, f"{LONG} {turn}"],
            "papers": ["Bericht", "Vorlage"],
            "resolutions": [vote] if n % 2 else [],
            "standing": [],
        }
        for n in range(1, 41)
    ]
    facts = {"stelle": "Musterstadt", "gremium": "Steuerkreis", "number": 7, "title": "7. Sitzung", "partial": False}
    facts |= {"date": "Dienstag, 1. Dezember 2026", "time": "14:00–17:00 Uhr", "place": "Rathaus", "online": ""}
    facts |= {"oparl": "", "invited": "10.11.2026", "late": "", "chair": "Ada", "keeper": "Bo", "guests": []}
    people = [{**person, "name": f"Person {n} (erfunden)"} for n in range(20)]
    return {**facts, "present": people, "excused": [], "absent": [], "quorum": "Beschlussfähig.", "items": items}


def _pages() -> list[str]:
    """Five years: a Sitzung a month in each of ten Gremien."""
    stelle = Stelle.objects.create(slug="bench-gremien", name="Bench", art=StelleArt.KOMMUNE, land="st")
    with scope(stelle=stelle):
        _fill(stelle)
        gremium = Gremium.objects.order_by("pk")[0]
        meeting = Meeting.objects.filter(gremium=gremium, status="entwurf").order_by("-starts_at")[0]
        one = Resolution.objects.order_by("pk")[0]
        item = AgendaItem.objects.filter(meeting=meeting)[0]
    browser = leader(stelle.slug)
    doors = {
        "gremium_list": (),
        "gremium_detail": (gremium.pk,),
        "meeting_detail": (meeting.pk,),
        "minutes": (meeting.pk,),
        "resolution_list": (),
        "resolution_detail": (one.pk,),
        "item_detail": (item.pk,),
    }
    return [page(browser, f"Seite {name}", work_url(stelle, f"boards:{name}", *args)) for name, args in doors.items()]


def _fill(stelle: Stelle) -> None:
    now = timezone.now()
    for number in range(GREMIEN):
        gremium = Gremium.objects.create(stelle=stelle, name=f"Gremium {number}", name_key=f"gremium {number}")
        names = [f"Person {n} (erfunden)" for n in range(MEMBERS)]
        members = Member.objects.bulk_create(
            Member(stelle=stelle, gremium=gremium, name=name, name_key=name.lower()) for name in names
        )
        meetings = Meeting.objects.bulk_create(
            Meeting(
                stelle=stelle,
                gremium=gremium,
                number=n + 1,
                starts_at=now - timedelta(days=30 * (SITZUNGEN - n)),
                place="Rathaus",
                status="genehmigt" if n < SITZUNGEN - 1 else "entwurf",
            )
            for n in range(SITZUNGEN)
        )
        Participant.objects.bulk_create(
            Participant(
                stelle=stelle, meeting=meeting, member=one, name=one.name, function="mitglied", presence="anwesend"
            )
            for meeting in meetings
            for one in members
        )
        _decide(stelle, gremium, meetings)


def _decide(stelle: Stelle, gremium: Gremium, meetings: list[Meeting]) -> None:
    """Ten TOPs a Sitzung, two Beschlüsse; of the old ones most are done."""
    items = AgendaItem.objects.bulk_create(
        AgendaItem(
            stelle=stelle,
            meeting=meeting,
            position=10 * n,
            title=f"Punkt {n}",
            kind="stand" if n == 0 else "beschluss",
            note=LONG,
        )
        for meeting in meetings
        for n in range(TOPS)
    )
    made = Resolution.objects.bulk_create(
        Resolution(
            stelle=stelle,
            gremium=gremium,
            item=item,
            year=2026,
            number=n,
            decided_on=timezone.localdate(item.meeting.starts_at),
            text=LONG[:300],
            yes=12,
            present=12,
            outcome="angenommen",
            due=timezone.localdate(item.meeting.starts_at) + timedelta(days=200),
            state="umgesetzt" if n % 5 else "in_arbeit",
        )
        for n, item in enumerate((item for item in items if item.position in {20, 50}), 1)
    )
    Progress.objects.bulk_create(
        Progress(stelle=stelle, resolution=one, on=one.decided_on, state=one.state, note="Begonnen.") for one in made
    )
