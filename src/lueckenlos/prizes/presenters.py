"""What pages and papers show of a prize."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.urls import reverse
from django.utils import timezone

from lueckenlos.directory.models import Offer
from lueckenlos.directory.queries.public import visible_to_public
from lueckenlos.events.enums import PUBLIC as PUBLIC_EVENTS
from lueckenlos.prizes import rules
from lueckenlos.prizes.enums import DECIDED, CallState
from lueckenlos.prizes.messages import words
from lueckenlos.prizes.models import Application, Call, Juror, Opinion, Rank
from lueckenlos.prizes.queries.public import told_calls
from lueckenlos.prizes.queries.work import Scores, vote_of
from lueckenlos.shared.formats import decimal
from lueckenlos.tenancy.models import Stelle

_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Said:
    """What one juror says to one application, after the scores are closed."""

    who: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the result table, in words."""

    application: Application
    place: str
    tied: bool
    mean: str
    span: str
    given: str
    missing: str
    biased: str
    said: Sequence[Said]
    # its reader is biased about it and learns nothing of its scores
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one juror is; never what they gave."""

    juror: Juror
    name: str
    done: int
    total: int


def names_of(jurors: Sequence[Juror]) -> dict[int, str]:
    """Without a name once they are forgotten."""
    return {
        one.pk: one.name or words.JURY_MEMBER.format(number=number)
        for number, one in enumerate(sorted(jurors, key=lambda juror: juror.pk), 1)
    }


def result_of(scores: Scores, hidden: Collection[int] = ()) -> list[Line]:
    """The table. Of applications its reader is biased about only that they are there, and they take no place.

    A gap in the places would tell theirs.
    """
    names = names_of(scores.jurors)
    rows = {one.pk: one for one in scores.applications}
    notes = {(one.juror_id, one.application_id): one.note for one in scores.opinions}
    seen = [key for key in rows if key not in hidden]
    standings = rules.tally(seen, list(names), scores.weights, scores.votes)
    return [_line(one, rows[one.application], names, notes) for one in standings] + [
        _masked(row) for row in scores.applications if row.pk in hidden
    ]


def _line(
    one: rules.Standing, row: Application, names: Mapping[int, str], notes: Mapping[tuple[int, int], str]
) -> Line:
    counted = len(one.values) + len(one.missing)
    return Line(
        row,
        f"{one.place}." if one.place else words.NO_VALUE,
        one.tied,
        _shown(one.mean),
        words.SPAN.format(low=_shown(one.lowest), high=_shown(one.highest)) if one.values else words.NO_VALUE,
        words.GIVEN.format(given=len(one.values), all=counted),
        ", ".join(names[key] for key in one.missing),
        ", ".join(names[key] for key in one.biased),
        [Said(names[key], _shown(value), notes.get((key, row.pk), "")) for key, value in one.values.items()],
    )


def _note(call: Call) -> str:
    return words.WON if call.decided_at else words.CALL_NOTE.format(day=last_moment(call))


def _masked(row: Application) -> Line:
    none = words.NO_VALUE
    return Line(row, none, tied=False, mean=none, span=none, given=none, missing="", biased="", said=(), hidden=True)


def progress_of(scores: Scores) -> list[Progress]:
    names, weights = names_of(scores.jurors), scores.weights
    done = dict.fromkeys(names, 0)
    for one in scores.opinions:
        vote = vote_of(one)
        if one.juror_id in done and (vote.biased or rules.is_whole(vote.points, weights)):
            done[one.juror_id] += 1
    return [Progress(one, names[one.pk], done[one.pk], len(scores.applications)) for one in scores.jurors]


def biased_of(juror: Juror | None, opinions: Sequence[Opinion]) -> frozenset[int]:
    """Applications this juror must see no scores of."""
    if juror is None:
        return frozenset()
    return frozenset(one.application_id for one in opinions if one.juror_id == juror.pk and one.biased)


def money_of(ranks: Sequence[Rank]) -> list[tuple[str, str]]:
    return [(one.name, words.euro(one.cents) if one.cents else "") for one in ranks]


def last_moment(call: Call) -> str:
    """Until when one can apply."""
    return words.CLOCK.format(moment=rules.deadline_text(call.deadline))


def ceremony_of(call: Call) -> tuple[str, str] | None:
    """(when and where, address) of the event, once everybody may read it."""
    event = call.event
    if event is None or event.status not in {state.value for state in PUBLIC_EVENTS}:
        return None
    when = words.MOMENT.format(moment=timezone.localtime(event.starts_at))
    url = reverse("portal:event_page", args=[call.stelle.slug, event.public_id]) if call.stelle.portal_open else ""
    return ", ".join(filter(None, (when, event.venue))), url


def told_prizes(stelle: Stelle, now: datetime) -> list[tuple[str, str, str]]:
    """(title, address, note) for the page of a commune: what one can apply for, and who has won. One query."""
    return [(one.title, one.get_absolute_url(), _note(one)) for one in told_calls(stelle, now)]


@dataclass(frozen=True, slots=True)
class Winner:
    """As everybody reads it; ``title`` is empty where somebody does not want to be named."""

    prize: str
    money: str
    title: str = ""
    organisation: str = ""
    reason: str = ""
    url: str = ""
    # for the office: that this one is not public
    note: str = ""


def winners(call: Call, rows: Sequence[Application], today: date, *, office: bool = False) -> list[Winner]:
    """Nobody before the decision; only the office reads who does not want to be named. At most one query more."""
    if CallState(call.state) not in DECIDED:
        return []
    urls = _public_urls(call, [one for one in rows if one.publish], today)
    return [_winner(one, urls.get((one.subject_kind, one.subject_key), ""), office) for one in rows]


def _winner(one: Application, url: str, office: bool) -> Winner:
    prize, money = (one.rank.name if one.rank else ""), words.euro(one.award_cents) if one.award_cents else ""
    if not one.title or not (one.publish or office):
        return Winner(prize, money)
    note = "" if one.publish else words.NOT_PUBLIC
    return Winner(prize, money, one.title, one.organisation, one.award_reason, url, note)


def _public_urls(call: Call, rows: Sequence[Application], today: date) -> dict[tuple[str, str], str]:
    found = {
        ("library.example", one.subject_key): reverse("portal:example_page", args=[one.subject_key])
        for one in rows
        if one.subject_kind == "library.example"
    }
    keys = [one.subject_key for one in rows if one.subject_kind == "directory.offer" and one.subject_key.isdecimal()]
    if keys and call.stelle.portal_open:
        offers = Offer.objects.filter(visible_to_public(today), pk__in=keys).values_list("pk", "public_id")
        for pk, public_id in offers:
            page = reverse("portal:offer_page", args=[call.stelle.slug, public_id])
            found["directory.offer", str(pk)] = page
    return found


def _shown(value: Decimal | None) -> str:
    return words.NO_VALUE if value is None else decimal(float(value), _TWO)
