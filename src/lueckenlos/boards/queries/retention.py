"""Whose entry in a Gremium is kept longer than needed, and the proof of what was deleted."""

from datetime import date

from django.db.models import QuerySet

from lueckenlos.boards.models import Gremium, Member, MemberDeletion
from lueckenlos.boards.rules import forgotten_on


def long_gone(today: date) -> dict[Gremium, list[Member]]:
    """Members whose term of deletion is over, by Gremium. One query.

    Who was elected again stays in the minutes of before: the entry goes with the last one of the same person.
    """
    rows = Member.objects.filter(gremium__in=Member.objects.filter(until__lt=today).values("gremium"))
    found: dict[Gremium, list[Member]] = {}
    staying: set[tuple[int, str]] = set()
    for one in rows.select_related("gremium__stelle"):
        on = forgotten_on(one, one.gremium)
        if on is not None and on <= today:
            found.setdefault(one.gremium, []).append(one)
        else:
            staying.add((one.gremium_id, one.name_key))
    kept = {
        gremium: [one for one in members if (gremium.pk, one.name_key) not in staying]
        for gremium, members in found.items()
    }
    return {gremium: members for gremium, members in kept.items() if members}


def deletion_log(gremium: Gremium) -> QuerySet[MemberDeletion]:
    """The latest first."""
    return MemberDeletion.objects.filter(gremium=gremium)
