"""The door of the work area."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.prizes import rules
from lueckenlos.prizes.enums import ApplicationState
from lueckenlos.prizes.models import Application, Attachment, Call, Criterion, Juror, Opinion, Rank
from lueckenlos.prizes.rules.values import Prize, Yardstick
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import Mitgliedschaft

# one jury reads no more
MOST_APPLICATIONS: Final = 500
_LONGEST_KEY: Final = 12


@dataclass(frozen=True, slots=True)
class Scores:
    """Everything the result table rests on. Five queries."""

    applications: list[Application]
    jurors: list[Juror]
    criteria: list[Criterion]
    opinions: list[Opinion]

    @property
    def weights(self) -> dict[int, int]:
        return {one.pk: one.weight for one in self.criteria}

    @property
    def votes(self) -> list[rules.Vote]:
        return [vote_of(one) for one in self.opinions]


def calls_for(actor: Actor) -> QuerySet[Call]:
    rows = Call.objects.all()
    return rows if rules.may_view(actor) else rows.none()


def listed_calls(actor: Actor) -> QuerySet[Call]:
    """With ``handed_in``, the number of applications that count."""
    counted = Count("applications", Q(applications__state=ApplicationState.EINGEREICHT))
    return calls_for(actor).annotate(handed_in=counted).defer("text", "eligible", "proposal").order_by("-year", "-pk")


def get_call_or_404(actor: Actor, pk: int) -> Call:
    return get_object_or_404(calls_for(actor).select_related("stelle", "event"), pk=pk)


def get_application_or_404(actor: Actor, pk: int) -> Application:
    rows = Application.objects.exclude(state=ApplicationState.NEU).select_related("call__stelle", "rank")
    return get_object_or_404(rows if rules.may_read_applications(actor) else rows.none(), pk=pk)


def ranks_of(call: Call) -> list[Rank]:
    return list(call.ranks.order_by("position", "pk"))


def criteria_of(call: Call) -> list[Criterion]:
    return list(call.criteria.order_by("position", "pk"))


def prizes_of(call: Call) -> list[Prize]:
    """As a form has them."""
    return [Prize(one.name, one.cents // 100) for one in ranks_of(call)]


def yardsticks_of(call: Call) -> list[Yardstick]:
    return [Yardstick(one.name, one.weight, one.explanation) for one in criteria_of(call)]


def applications_of(call: Call) -> QuerySet[Application]:
    """All whose address was confirmed, by number."""
    return call.applications.exclude(state=ApplicationState.NEU).select_related("rank").order_by("number")


def in_the_running(call: Call) -> QuerySet[Application]:
    """Those the jury judges."""
    return call.applications.filter(state=ApplicationState.EINGEREICHT).order_by("number")


def jurors_of(call: Call) -> list[Juror]:
    return list(call.jurors.select_related("user").order_by("-is_chair", "pk"))


def juror_of(actor: Actor, call: Call) -> Juror | None:
    """The actor as a member of this jury."""
    if actor.user is None:
        return None
    return call.jurors.filter(user=actor.user).select_related("call__stelle", "user").first()


def possible_jurors(call: Call, actor: Actor) -> list[Mitgliedschaft]:
    """Members of the Stelle who read decisions and are not in the jury yet."""
    taken = call.jurors.exclude(user=None).values("user")
    rows = Mitgliedschaft.objects.filter(stelle=actor.stelle, user__is_active=True).exclude(user__in=taken)
    return [one for one in rows.select_related("user").order_by("user__name", "pk") if not one.of_traeger]


def opinions_of(juror: Juror) -> dict[int, Opinion]:
    """By key of the application."""
    return {one.application_id: one for one in juror.opinions.all()}


def opinion_of(juror: Juror, application: Application) -> Opinion | None:
    return juror.opinions.filter(application=application).first()


def get_file_or_404(application: Application, key: str) -> Attachment:
    """``key`` as an address has it."""
    return get_object_or_404(application.attachments, pk=number_of(key))


def number_of(key: str) -> int:
    """Of a key somebody sent; 0, which no row has, for anything else."""
    return int(key) if key.isdecimal() and key.isascii() and len(key) < _LONGEST_KEY else 0


def scores_of(call: Call) -> Scores:
    rows = in_the_running(call).select_related("rank")
    applications = list(rows.defer("summary", "audience", "need", "effect", "partners"))
    opinions = Opinion.objects.filter(application__in=applications)
    return Scores(applications, jurors_of(call), criteria_of(call), list(opinions))


def vote_of(opinion: Opinion) -> rules.Vote:
    points = {int(key): value for key, value in opinion.points.items()}
    return rules.Vote(opinion.juror_id, opinion.application_id, points, opinion.biased)


def left_to_judge(juror: Juror, applications: Sequence[Application], weights: dict[int, int]) -> list[Application]:
    """Without all points, and not biased. One query."""
    given = {key: vote_of(one) for key, one in opinions_of(juror).items()}
    return [
        one
        for one in applications
        if (vote := given.get(one.pk)) is None or not (vote.biased or rules.is_whole(vote.points, weights))
    ]
