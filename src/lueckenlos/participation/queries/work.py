"""The door of the work area."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Min, Q, QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.geo.models import Gebiet
from lueckenlos.geo.queries import parts_of
from lueckenlos.participation import rules
from lueckenlos.participation.enums import IdeaState, TextState
from lueckenlos.participation.models import Circles, FreeText, Idea, IdeaCollection, Question, StageEntry, Survey
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.subjects import Ref


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many things somebody has to look at, and where the first of them is."""

    ideas: int
    texts: int
    collection: int | None = None
    survey: int | None = None


def surveys_for(actor: Actor) -> QuerySet[Survey]:
    rows = Survey.objects.defer("intro", "conclusion")
    return rows if rules.may_view(actor) else rows.none()


def collections_for(actor: Actor) -> QuerySet[IdeaCollection]:
    """With ``waiting`` and ``public`` ideas counted."""
    rows = IdeaCollection.objects.annotate(
        waiting=Count("ideas", filter=Q(ideas__state=IdeaState.NEU)),
        public=Count("ideas", filter=Q(ideas__state=IdeaState.OEFFENTLICH)),
    )
    return rows if rules.may_view(actor) else rows.none()


def ideas_for(actor: Actor) -> QuerySet[Idea]:
    """What waits for release or was refused is seen by moderators alone."""
    rows = Idea.objects.select_related("collection", "area", "merged_into")
    if not rules.may_view(actor):
        return rows.none()
    return rows if rules.may_release(actor) else rows.filter(state=IdeaState.OEFFENTLICH)


def circles_for(actor: Actor) -> QuerySet[Circles]:
    rows = Circles.objects.all()
    return rows if rules.may_view(actor) else rows.none()


def stages_for(actor: Actor) -> QuerySet[StageEntry]:
    rows = StageEntry.objects.all()
    return rows if rules.may_view(actor) else rows.none()


def get_survey_or_404(actor: Actor, pk: int) -> Survey:
    rows = Survey.objects.select_related("stelle", "result")
    return get_object_or_404(rows if rules.may_view(actor) else rows.none(), pk=pk)


def get_question_or_404(survey: Survey, pk: int) -> Question:
    return get_object_or_404(Question, survey=survey, pk=pk)


def get_collection_or_404(actor: Actor, pk: int) -> IdeaCollection:
    return get_object_or_404(collections_for(actor).select_related("stelle"), pk=pk)


def get_idea_or_404(actor: Actor, pk: int) -> Idea:
    return get_object_or_404(ideas_for(actor).select_related("stelle"), pk=pk)


def get_circles_or_404(actor: Actor, pk: int) -> Circles:
    return get_object_or_404(circles_for(actor).select_related("stelle"), pk=pk)


def questions_of(survey: Survey) -> list[Question]:
    return list(survey.questions.order_by("position", "pk"))


def texts_of(actor: Actor, survey: Survey) -> QuerySet[FreeText]:
    """All for moderators, for others those released."""
    rows = FreeText.objects.filter(question__survey=survey).select_related("question").order_by("question", "id")
    return rows if rules.may_release(actor) else rows.filter(state=TextState.FREI)


def waiting_for(actor: Actor) -> Waiting:
    """Two queries; none for those who may not release."""
    if not rules.may_release(actor):
        return Waiting(0, 0)
    texts = FreeText.objects.filter(state=TextState.NEU, question__survey__result__isnull=False)
    ideas = Idea.objects.filter(state=IdeaState.NEU).aggregate(number=Count("pk"), first=Min("collection"))
    said = texts.aggregate(number=Count("pk"), first=Min("question__survey"))
    return Waiting(ideas["number"], said["number"], ideas["first"], said["first"])


def others_of(idea: Idea) -> list[Idea]:
    """With which ideas of the same collection this one can be merged."""
    rows = Idea.objects.filter(collection=idea.collection, state=IdeaState.OEFFENTLICH).exclude(pk=idea.pk)
    return list(rows.order_by("title_key", "pk"))


def stages_of(actor: Actor, ref: Ref) -> list[StageEntry]:
    """The history of one measure, newest first."""
    return list(stages_for(actor).filter(subject_kind=ref.kind, subject_key=ref.key))


def areas_of(stelle: Stelle) -> Sequence[Gebiet]:
    """Sozialräume of a commune, Gemeinden of a Kreis. At most four queries."""
    return [part for parts in parts_of(stelle.gebiete.all()).values() for part in parts]
