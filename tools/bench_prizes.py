"""A prize with 100 applications that seven jurors have judged; for ``bench.py``."""

import uuid
from datetime import timedelta
from typing import Any

from bench_tools import leader, page

APPLICATIONS, JURORS, CRITERIA, RANKS = 100, 7, 6, 3
KGC = "bench-prizes"


def run() -> list[str]:
    """Medians of processor time in this process, as lines to print. The database must be migrated."""
    from lueckenlos.tenancy.models import Stelle

    kgc = Stelle.objects.create(slug=KGC, name="Bench-KGC Preis", art="land", land="st")
    browser = leader(KGC)
    call, juror, first = _judged(kgc)
    base = f"/arbeit/{KGC}/preise/"
    lines = [f"\nGesundheitspreis: {APPLICATIONS} Bewerbungen, {JURORS} Jurymitglieder, {CRITERIA} Kriterien"]
    pages = (
        ("Preise", base),
        ("Preis mit Bewerbungen", f"{base}{call.pk}/"),
        ("Jury, wertet noch", f"{base}{call.pk}/jury/"),
        ("eine Bewerbung werten", f"{base}{call.pk}/jury/?bewerbung={first.pk}"),
        ("Bewerbung", f"{base}bewerbung/{first.pk}/"),
    )
    lines += [page(browser, label, address) for label, address in pages]
    _close(call, juror)
    lines.append(page(browser, "Tabelle der Jury", f"{base}{call.pk}/jury/"))
    lines.append(page(browser, "Entscheidung", f"{base}{call.pk}/entscheidung/"))
    for kind in _awarded(call):
        label = f"Beschlussvorlage als {kind.upper()}"
        lines.append(page(browser, label, f"{base}{call.pk}/entscheidung/?als={kind}"))
    return lines


def _judged(kgc: Any) -> tuple[Any, Any, Any]:
    """At the jury, everybody has given all points; the browser's own person is one of them."""
    from django.utils import timezone
    from django_scopes import scope

    from lueckenlos.accounts.models import User
    from lueckenlos.prizes.models import Application, Call, Criterion, Juror, Opinion, Rank

    now = timezone.now()
    with scope(stelle=kgc):
        values = {"stelle": kgc, "year": now.year, "deadline": now - timedelta(days=1), "state": "jury"}
        call = Call.objects.create(title="Bench-Preis (erfunden)", title_key="bench-preis", **values)
        for n in range(RANKS):
            Rank.objects.create(stelle=kgc, call=call, position=n, name=f"{n + 1}. Preis", cents=100_000)
        for n in range(CRITERIA):
            Criterion.objects.create(stelle=kgc, call=call, position=n, name=f"Kriterium {n}", weight=1 + n % 2)
        rows = Application.objects.bulk_create(
            Application(
                stelle=kgc,
                call=call,
                token=uuid.uuid4(),
                number=n + 1,
                title=f"Projekt {n} (erfunden)",
                organisation=f"Verein {n} (erfunden)",
                email=f"verein{n}@example.org",
                summary="Was wir machen. " * 60,
                audience="Wen wir erreichen. " * 40,
                state="eingereicht",
                handed_in_at=now - timedelta(days=2),
            )
            for n in range(APPLICATIONS)
        )
        user = User.objects.get(email=f"{KGC}@example.org")
        jury = [Juror.objects.create(stelle=kgc, call=call, user=user, name="Leitung (erfunden)", is_chair=True)]
        jury += [
            Juror.objects.create(stelle=kgc, call=call, name=f"Jury {n} (erfunden)", email=f"j{n}@example.org")
            for n in range(1, JURORS)
        ]
        keys = list(call.criteria.values_list("pk", flat=True))
        Opinion.objects.bulk_create(
            Opinion(
                stelle=kgc,
                juror=juror,
                application=row,
                biased=(row.number + place) % 41 == 0,
                points={str(key): (row.number * 7 + place + key) % 11 for key in keys},
                note="Dazu gesagt. " * 10,
            )
            for place, juror in enumerate(jury)
            for row in rows
        )
    return call, jury[0], rows[0]


def _close(call: Any, juror: Any) -> None:
    from django.utils import timezone
    from django_scopes import scope

    from lueckenlos.prizes.actions.jury import close_scoring
    from lueckenlos.tenancy.actor import system_actor

    with scope(stelle=call.stelle):
        close_scoring(call=call, juror=juror, now=timezone.now(), by=system_actor(call.stelle))


def _awarded(call: Any) -> tuple[str, ...]:
    """The first three get a prize; returns the kinds of files there are then."""
    from django_scopes import scope

    from lueckenlos.prizes.actions.decision import Award, propose_awards
    from lueckenlos.prizes.models import Call
    from lueckenlos.tenancy.actor import system_actor

    with scope(stelle=call.stelle):
        row = Call.objects.get(pk=call.pk)
        ranks, winners = list(row.ranks.all()), row.applications.order_by("number")[:RANKS]
        awards = {one.pk: Award(rank.pk, 1000, "Weil es wirkt.") for rank, one in zip(ranks, winners, strict=True)}
        by = system_actor(call.stelle)
        propose_awards(call=row, awards=awards, proposal="Einstimmig.", seen=row.version, by=by)
    return ("pdf", "docx")
