"""Selbsteinschätzungen: what is assessed by which criteria, who says what, and how a Stelle words steps."""

from datetime import datetime

from django.conf import settings
from django.db import models

from lueckenlos.quality.enums import State
from lueckenlos.quality.messages import WHOLE_CHAIN
from lueckenlos.quality.scale import Scaled, from_json
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.tenancy.subjects import SubjectFields


class Assessment(Versioned, SubjectFields, TenantModel):
    """Of an offer, a measure, or without a subject of the whole chain; against one edition, pinned with its wording."""

    set_key = models.SlugField("Kriteriensatz", max_length=40, editable=False)
    edition = models.CharField("Ausgabe", max_length=20, editable=False)
    # labels and steps as they were worded when it began: later wordings change nothing here
    scale = models.JSONField("Kriterien und Stufen", editable=False)
    occasion = models.CharField("Anlass", max_length=160, blank=True)
    state = models.CharField("Stand", max_length=16, choices=State.choices, default=State.OFFEN)
    begun_on = models.DateField("begonnen am", editable=False)
    closed_on = models.DateField("abgeschlossen am", null=True, blank=True, editable=False)
    # only the KGC of the Land, only the common result, only while it is closed; None is the default
    shared_on = models.DateField("mit der KGC geteilt am", null=True, blank=True, editable=False)
    note = models.TextField("Ergebnis in wenigen Sätzen", blank=True)
    people_forgotten = models.BooleanField("Namen gelöscht", default=False, editable=False)

    class Meta:
        verbose_name = "Selbsteinschätzung"
        verbose_name_plural = "Selbsteinschätzungen"
        ordering = ["-begun_on", "-pk"]
        indexes = [
            models.Index(fields=["stelle", "subject_kind", "subject_key"], name="assessment_by_subject"),
            models.Index(fields=["shared_on"], name="assessment_shared"),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} „{self.title}“"

    @property
    def title(self) -> str:
        return self.subject_title or WHOLE_CHAIN

    @property
    def criteria(self) -> tuple[Scaled, ...]:
        return from_json(self.scale)

    @property
    def set_slug(self) -> str:
        return f"{self.set_key}-{self.edition}"


class Assessor(Versioned, TenantModel):
    """One of those who assess: somebody of the Stelle, or somebody invited by a secret link."""

    assessment = models.ForeignKey(
        Assessment, models.CASCADE, related_name="assessors", verbose_name="Selbsteinschätzung"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Person"
    )
    name = models.CharField("Name", max_length=160, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    token_hash = models.CharField(max_length=64, blank=True, editable=False)
    expires_at = models.DateTimeField("Link gilt bis", null=True, editable=False)
    handed_in_on = models.DateField("abgegeben am", null=True, blank=True)

    class Meta:
        verbose_name = "einschätzende Person"
        verbose_name_plural = "einschätzende Personen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "user"], name="assessor_once"),
            models.UniqueConstraint(
                fields=["token_hash"], condition=~models.Q(token_hash=""), name="assessor_link_once"
            ),
        ]

    def __str__(self) -> str:
        # the trail names the paper, never the people
        return str(self.assessment)

    @property
    def invited(self) -> bool:
        return bool(self.email or self.token_hash)

    def open_at(self, moment: datetime) -> bool:
        return self.expires_at is not None and moment < self.expires_at and self.assessment.state == State.OFFEN


class Rating(TenantModel):
    """One Einstufung: of an assessor, or without one what the group agreed on."""

    assessment = models.ForeignKey(
        Assessment, models.CASCADE, related_name="ratings", verbose_name="Selbsteinschätzung"
    )
    assessor = models.ForeignKey(
        Assessor, models.CASCADE, null=True, related_name="ratings", verbose_name="einschätzende Person"
    )
    criterion = models.SlugField("Kriterium", max_length=60)
    now = models.PositiveSmallIntegerField("Stufe heute", null=True)
    wanted = models.PositiveSmallIntegerField("Stufe gewünscht", null=True)
    irrelevant = models.BooleanField("nicht relevant", default=False)
    evidence = models.TextField("Woran wir das sehen", blank=True)
    next_action = models.CharField("Nächster Schritt", max_length=300, blank=True)
    who = models.CharField("Wer", max_length=160, blank=True)
    until_on = models.DateField("Bis wann", null=True, blank=True)
    # of the next step in the common result; it can be ticked off after the assessment is closed
    done_on = models.DateField("erledigt am", null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="abgehakt von"
    )
    done_note = models.CharField("Was dabei herauskam", max_length=300, blank=True)

    class Meta:
        verbose_name = "Einstufung"
        verbose_name_plural = "Einstufungen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessor", "criterion"], condition=models.Q(assessor__isnull=False), name="rating_once"
            ),
            models.UniqueConstraint(
                fields=["assessment", "criterion"], condition=models.Q(assessor__isnull=True), name="result_once"
            ),
            models.CheckConstraint(
                condition=models.Q(irrelevant=False) | models.Q(now__isnull=True, wanted__isnull=True),
                name="irrelevant_has_no_step",
            ),
            models.CheckConstraint(
                condition=models.Q(done_on=None) | (models.Q(assessor=None) & ~models.Q(next_action="")),
                name="done_is_a_next_step",
            ),
        ]

    def __str__(self) -> str:
        return self.criterion


class StepWording(Versioned, TenantModel):
    """How a Stelle words the steps of one criterion of one edition; a KGC for its Land, a commune for itself."""

    set_key = models.SlugField("Kriteriensatz", max_length=40)
    edition = models.CharField("Ausgabe", max_length=20)
    criterion = models.SlugField("Kriterium", max_length=60)
    steps = models.JSONField("Stufen", default=list)
    source = models.CharField("Woher der Wortlaut stammt", max_length=300)

    class Meta:
        verbose_name = "Wortlaut der Stufen"
        verbose_name_plural = "Wortlaute der Stufen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["stelle", "set_key", "edition", "criterion"], name="step_wording_once")
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name}: {self.criterion} ({self.edition})"
