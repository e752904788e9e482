"""A survey, its questions, what came in while it ran, and the protected counts that are left of it.

Nothing here can be brought together with a person: answers have no moment and no order, a free text is kept apart from
the other answers of the same form, and when the survey ends only the protected counts stay.
"""

import secrets
import uuid

from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse

from lueckenlos.participation.enums import DIMENSIONS, QuestionKind, SurveyState, TextState
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.tenancy.subjects import SubjectFields

LEAST_THRESHOLD = 3
MOST_TEXT = 1000


def new_public_id() -> str:
    """Twelve letters and digits for the address: nobody comes across a survey by guessing."""
    return secrets.token_hex(6)


class Doored(Versioned, SubjectFields, TenantModel):
    """Something citizens reach by an address of its own; ``subject_…`` is what it is about, mostly a measure."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    title = models.CharField("Titel", max_length=200)
    title_key = models.CharField(max_length=200, editable=False)
    intro = models.TextField("Einleitung", max_length=3000, blank=True)
    starts_on = models.DateField("Beginn", null=True, blank=True)
    ends_on = models.DateField("letzter Tag", null=True, blank=True)
    listed = models.BooleanField("auf der öffentlichen Seite verlinken", default=True)
    created_at = models.DateTimeField("angelegt am", auto_now_add=True)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    # the name of the page for citizens
    door = ""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where citizens find it."""
        return reverse(self.door, args=[self.public_id])


class Survey(Doored):
    """A Befragung. ``threshold``: no count of fewer people is ever shown."""

    state = models.CharField("Stand", max_length=12, choices=SurveyState.choices, default=SurveyState.ENTWURF)
    threshold = models.PositiveSmallIntegerField(
        "kleinste gezeigte Zahl", default=5, validators=[MinValueValidator(LEAST_THRESHOLD)]
    )
    conclusion = models.TextField("Was wir daraus machen", max_length=5000, blank=True)
    paper_key = models.CharField(max_length=10, blank=True, editable=False)
    door = "participation_links:survey"

    class Meta:
        verbose_name = "Befragung"
        verbose_name_plural = "Befragungen"
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["stelle", "state"], name="survey_by_state"),
            models.Index(fields=["subject_kind", "subject_key"], name="survey_by_subject"),
        ]


class Question(TenantModel):
    """One question. ``options`` are the answers in their order; those of areas and phases are fixed at the start.

    For a scale they are the words at its two ends.
    """

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="questions", verbose_name="Befragung")
    position = models.PositiveSmallIntegerField("Stelle")
    kind = models.CharField("Art der Frage", max_length=12, choices=QuestionKind.choices)
    text = models.CharField("Frage", max_length=300)
    options = models.JSONField("Antworten", default=list)
    required = models.BooleanField("muss beantwortet werden", default=False)

    class Meta:
        verbose_name = "Frage"
        verbose_name_plural = "Fragen"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def is_dimension(self) -> bool:
        return self.kind in DIMENSIONS


class Answer(TenantModel):
    """One form while the survey runs: chosen places by question, without free texts, moment or order.

    The key follows from what the page was given when it was loaded: sent twice, it is one answer.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="answers", verbose_name="Befragung")
    chosen = models.JSONField("Angekreuzt", default=dict)

    class Meta:
        verbose_name = "Antwortbogen"
        verbose_name_plural = "Antwortbögen"
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class FreeText(TenantModel):
    """One free text, apart from the other answers of its form; shown only after somebody has released it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(Question, models.CASCADE, related_name="texts", verbose_name="Frage")
    text = models.CharField("Text", max_length=MOST_TEXT)
    state = models.CharField("Stand", max_length=10, choices=TextState.choices, default=TextState.NEU)

    class Meta:
        verbose_name = "Freitext"
        verbose_name_plural = "Freitexte"
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class SurveyResult(TenantModel):
    """What is left when a survey has ended: counts with everything small taken out, once and for all.

    Protecting the same counts twice in two ways could show what each of them hides, so the raw ones are gone.
    """

    survey = models.OneToOneField(Survey, models.CASCADE, related_name="result", verbose_name="Befragung")
    total = models.PositiveIntegerField("Antworten")
    counts = models.JSONField("geschützte Zahlen", default=dict)

    class Meta:
        verbose_name = "Ergebnis"
        verbose_name_plural = "Ergebnisse"

    def __str__(self) -> str:
        return f"{self.survey}"
