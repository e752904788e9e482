"""An Antragsmappe: what was picked for it, its texts, its plan, and the states in which it was handed in."""

from typing import Any

from django.conf import settings
from django.db import models

from lueckenlos.funding.enums import MappeState, PickKind, PlanKind, Section
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.tenancy.subjects import SubjectFields
from lueckenlos.vocabulary.fields import TermSetField


class Mappe(Versioned, SubjectFields, TenantModel):
    """One application in the making; ``subject_…`` is the Förderprogramm, which may be one that the KGC shares.

    ``version`` counts its facts; texts and positions count their own.
    """

    title = models.CharField("Titel des Vorhabens", max_length=200)
    state = models.CharField("Stand", max_length=16, choices=MappeState.choices, default=MappeState.ENTWURF)
    state_on = models.DateField("Stand vom", null=True, blank=True, editable=False)
    state_note = models.CharField("Anmerkung zum Stand", max_length=300, blank=True)
    starts_on = models.DateField("Beginn", null=True, blank=True)
    ends_on = models.DateField("Ende", null=True, blank=True)
    contact = models.CharField("Ansprechperson (dienstlich)", max_length=200, blank=True)
    signatory = models.CharField("Wer unterschreibt", max_length=200, blank=True)
    lebenswelten = TermSetField(vocabulary="lebenswelt", verbose_name="Lebenswelten")
    handlungsfelder = TermSetField(vocabulary="handlungsfeld", verbose_name="Handlungsfelder")
    approaches = TermSetField(vocabulary="ansatz", verbose_name="Ansatz")
    reference = models.CharField("Aktenzeichen des Fördermittelgebers", max_length=80, blank=True)
    granted_cents = models.PositiveBigIntegerField("bewilligter Betrag", null=True, blank=True)
    proof_due_on = models.DateField("Verwendungsnachweis bis", null=True, blank=True)
    created_at = models.DateTimeField("angelegt am", auto_now_add=True)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Antragsmappe"
        verbose_name_plural = "Antragsmappen"
        ordering = ["-changed_at", "-pk"]
        indexes = [
            models.Index(fields=["stelle", "state"], name="mappe_by_state"),
            models.Index(fields=["subject_kind", "subject_key"], name="mappe_by_programme"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_draft(self) -> bool:
        return self.state == MappeState.ENTWURF


class SectionText(Versioned, TenantModel):
    """What the Stelle writes itself in one section; every section has its row from the first day."""

    mappe = models.ForeignKey(Mappe, models.CASCADE, related_name="texts", verbose_name="Antragsmappe")
    section = models.CharField("Abschnitt", max_length=24, choices=Section.choices)
    text = models.TextField("Text", max_length=12_000, blank=True)

    class Meta:
        verbose_name = "Abschnitt einer Antragsmappe"
        verbose_name_plural = "Abschnitte einer Antragsmappe"
        constraints = [models.UniqueConstraint(fields=["mappe", "section"], name="section_once")]

    def __str__(self) -> str:
        return f"{self.mappe}: {self.get_section_display()}"


class Pick(SubjectFields, TenantModel):
    """A hint, Kennzahl, goal, measure or Beschluss that the application rests on."""

    mappe = models.ForeignKey(Mappe, models.CASCADE, related_name="picks", verbose_name="Antragsmappe")

    class Meta:
        verbose_name = "Auswahl für eine Antragsmappe"
        verbose_name_plural = "Auswahl für eine Antragsmappe"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["mappe", "subject_kind", "subject_key"], name="picked_once")]
        indexes = [models.Index(fields=["subject_kind", "subject_key"], name="pick_by_subject")]

    def __str__(self) -> str:
        return self.subject_title

    @property
    def of(self) -> PickKind:
        return PickKind(self.subject_kind)


class PlanLine(Versioned, TenantModel):
    """One position of a year: a cost, or money of one's own or of others. ``spent_cents`` is None until it is known."""

    mappe = models.ForeignKey(Mappe, models.CASCADE, related_name="lines", verbose_name="Antragsmappe")
    year = models.PositiveSmallIntegerField("Jahr")
    kind = models.CharField("Art", max_length=12, choices=PlanKind.choices)
    title = models.CharField("Wofür", max_length=200)
    cents = models.PositiveBigIntegerField("Betrag")
    spent_cents = models.PositiveBigIntegerField("tatsächlich", null=True, blank=True)

    class Meta:
        verbose_name = "Position im Kosten- und Finanzierungsplan"
        verbose_name_plural = "Positionen im Kosten- und Finanzierungsplan"
        ordering = ["year", "pk"]

    def __str__(self) -> str:
        return f"{self.year} {self.title}"


class Submission(TenantModel):
    """The Mappe as it went out, with figures and texts of the day; nothing changes it any more."""

    mappe = models.ForeignKey(Mappe, models.PROTECT, related_name="submissions", verbose_name="Antragsmappe")
    number = models.PositiveSmallIntegerField("Fassung")
    submitted_on = models.DateField("eingereicht am")
    content = models.JSONField("Zahlen und Texte")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="von"
    )

    class Meta:
        verbose_name = "eingereichte Fassung"
        verbose_name_plural = "eingereichte Fassungen"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["mappe", "number"], name="submission_once")]

    def __str__(self) -> str:
        return f"{self.mappe}, Fassung {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Invalid("submission_is_frozen")
        super().save(*args, **kwargs)
