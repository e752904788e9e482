"""Collections of ideas, and the ideas."""

import uuid

from django.db import models

from lueckenlos.geo.models import Gebiet
from lueckenlos.participation.enums import CollectionState, IdeaState, Reply
from lueckenlos.participation.models.surveys import Doored
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel


class IdeaCollection(Doored):
    """An Ideensammlung."""

    state = models.CharField("Stand", max_length=12, choices=CollectionState.choices, default=CollectionState.ENTWURF)
    door = "participation_links:ideas"

    class Meta:
        verbose_name = "Ideensammlung"
        verbose_name_plural = "Ideensammlungen"
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["subject_kind", "subject_key"], name="collection_by_subject")]


class Idea(Versioned, TenantModel):
    """What somebody has handed in. ``email`` is kept only until the answer has gone out."""

    collection = models.ForeignKey(
        IdeaCollection, models.PROTECT, related_name="ideas", verbose_name="Ideensammlung", editable=False
    )
    token = models.UUIDField(default=uuid.uuid4, editable=False)
    title = models.CharField("Titel", max_length=120)
    title_key = models.CharField(max_length=200, editable=False)
    text = models.TextField("Ihre Idee", max_length=3000)
    area = models.ForeignKey(Gebiet, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Sozialraum")
    email = models.EmailField("E-Mail für die Antwort", blank=True)
    state = models.CharField("Stand", max_length=16, choices=IdeaState.choices, default=IdeaState.NEU)
    refusal = models.CharField("Grund", max_length=500, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name="zusammengelegt mit"
    )
    reply = models.CharField("Antwort der Kommune", max_length=10, choices=Reply.choices, blank=True)
    reply_text = models.TextField("Begründung der Antwort", max_length=2000, blank=True)
    replied_on = models.DateField("beantwortet am", null=True, blank=True, editable=False)
    supports = models.PositiveIntegerField("Unterstützungen", default=0, editable=False)
    handed_in_on = models.DateField("eingereicht am", editable=False)
    paper_key = models.CharField(max_length=10, blank=True, editable=False)

    class Meta:
        verbose_name = "Idee"
        verbose_name_plural = "Ideen"
        ordering = ["-handed_in_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["collection", "token"], name="idea_once")]
        indexes = [
            models.Index(fields=["collection", "state"], name="idea_by_state"),
            models.Index(fields=["stelle", "state"], name="idea_waiting"),
        ]

    def __str__(self) -> str:
        return self.title
