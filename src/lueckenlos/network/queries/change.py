"""How the network has changed between two days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lueckenlos.network.queries.graph import Link, Network, networks_of
from lueckenlos.network.queries.work import ties_for
from lueckenlos.tenancy.actor import Actor

# so many years are offered at least, and at most
FEWEST_YEARS, MOST_YEARS = 3, 15


@dataclass(frozen=True, slots=True)
class Change:
    """Both days have the same actors; the ties differ."""

    before: Network
    after: Network
    new: list[Link]
    ended: list[Link]
    still: list[Link]


def change_between(actor: Actor, first: date, second: date) -> Change:
    """Ties of two days, by their ends and kind."""
    before, after = networks_of(actor, first, second)
    then, now = {link.place: link for link in before.links}, {link.place: link for link in after.links}
    return Change(
        before=before,
        after=after,
        new=[link for place, link in now.items() if place not in then],
        ended=[link for place, link in then.items() if place not in now],
        still=[link for place, link in now.items() if place in then],
    )


def years_of(actor: Actor, today: date) -> list[int]:
    """From the first year a tie is known of to this one, the latest first. One query."""
    days = ties_for(actor).exclude(since=None).order_by("since").values_list("since", flat=True)
    first = days.first()
    least = today.year - FEWEST_YEARS + 1
    begin = max(min(first.year if first else least, least), today.year - MOST_YEARS + 1)
    return list(range(today.year, begin - 1, -1))


def days_of(years: Iterator[int] | list[int], today: date) -> dict[int, date]:
    """The last day of each year; for this year today."""
    return {year: min(date(year, 12, 31), today) for year in years}
