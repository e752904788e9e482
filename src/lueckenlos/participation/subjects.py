"""Surveys and ideas as things others point to, and what participation adds to the pages of others."""

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlencode

from django.db import models

from lueckenlos.participation import presenters, rules
from lueckenlos.participation.actions.circles import STAGED
from lueckenlos.participation.messages import words
from lueckenlos.participation.models import Circles, Idea, IdeaCollection, StageEntry, Survey
from lueckenlos.participation.queries import work
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Neighbour, PageLink, Ref, RowKind, Subject, SubjectKind
from lueckenlos.vocabulary.registry import vocabulary

SURVEY, IDEA = "participation.survey", "participation.idea"
# about these citizens can be asked
ASKED: Final = frozenset({"goals.measure", "goals.goal", "chains.hint", "process.baustein"})


class SurveyKind(RowKind):
    """A survey gives its result along as the reason."""

    def reason(self, actor: Actor, key: str) -> str:
        survey = work.surveys_for(actor).select_related("result").filter(pk=key, result__isnull=False).first()
        if survey is None or not survey.result.counts:
            return ""
        return presenters.reason_of(survey, presenters.parts_of(survey, work.questions_of(survey), (), None))


class IdeaKind(RowKind):
    def reason(self, actor: Actor, key: str) -> str:
        idea = work.ideas_for(actor).filter(pk=key).first()
        return words.idea_reason(idea.title, idea.text, idea.supports) if idea else ""


class StageKind(SubjectKind):
    """Nobody points to a step; it only has a name."""

    kind = "participation.stage"
    label = words.STAGE


SURVEYS: Final = SurveyKind(SURVEY, Survey, work.surveys_for, "participation:survey_detail", words="title_key")
IDEAS: Final = IdeaKind(IDEA, Idea, work.ideas_for, "participation:idea_detail", words="title_key")
COLLECTIONS: Final = RowKind(
    "participation.collection",
    IdeaCollection,
    work.collections_for,
    "participation:collection_detail",
    words="title_key",
)
CIRCLES: Final = RowKind(
    "participation.circles", Circles, work.circles_for, "participation:circles_detail", words="title_key"
)
KINDS: Final = (SURVEYS, IDEAS, COLLECTIONS, CIRCLES, StageKind())


class ParticipationNeighbour(Neighbour):
    """On the page of a measure: ask, collect, draw, see; and what there is of these."""

    pointing = (Survey, IdeaCollection, Circles, StageEntry)

    def links(self, actor: Actor, subject: Subject) -> Sequence[PageLink]:
        if not rules.may_edit(actor):
            return ()
        asked = urlencode({"von": subject.ref.kind, "schluessel": subject.ref.key})
        found = []
        if subject.ref.kind in ASKED:
            found.append(PageLink(words.ASK, f"{_page(actor, 'survey_create')}?{asked}", words.ASK_HINT))
        if subject.ref.kind in STAGED:
            found.append(PageLink(words.SEE, f"{_page(actor, 'stage')}?{asked}"))
        if subject.ref.kind == "goals.measure":
            found.append(PageLink(words.COLLECT, f"{_page(actor, 'collection_create')}?{asked}"))
            found.append(PageLink(words.DRAW, f"{_page(actor, 'circles_create')}?{asked}"))
        return found

    def resting(self, actor: Actor, ref: Ref) -> Sequence[Subject]:
        if ref.kind not in ASKED and ref.kind not in STAGED:
            return ()
        kinds = ((work.surveys_for, SURVEYS), (work.collections_for, COLLECTIONS), (work.circles_for, CIRCLES))
        return [
            *_latest_stages(actor, ref),
            *(one for rows, kind in kinds for one in kind.of_rows(actor, _about(rows(actor), ref))),
        ]


def _latest_stages(actor: Actor, ref: Ref) -> list[Subject]:
    """The newest step of every group, with the way to the history."""
    newest: dict[str, StageEntry] = {}
    for entry in work.stages_of(actor, ref):
        newest.setdefault(entry.group, entry)
    asked = urlencode({"von": ref.kind, "schluessel": ref.key})
    steps = vocabulary("partizipationsstufe")
    return [
        Subject(
            Ref(StageKind.kind, str(entry.pk)),
            f"{steps[entry.step].data['number']} · {steps[entry.step].label} ({entry.group})",
            f"{_page(actor, 'stage')}?{asked}",
            f"{entry.seen_on:%d.%m.%Y}",
        )
        for entry in newest.values()
    ]


def _about(rows: models.QuerySet[Any], ref: Ref) -> models.QuerySet[Any]:
    return rows.filter(subject_kind=ref.kind, subject_key=ref.key)


def _page(actor: Actor, name: str) -> str:
    return work_url(actor.stelle, f"participation:{name}")
