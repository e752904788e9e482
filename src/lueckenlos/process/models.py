"""The Bausteine of a Stelle, what it wrote on its guiding questions, what shows its work, and its checks."""

from django.db import models

from lueckenlos.process.enums import BausteinState
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.tenancy.subjects import SubjectFields
from lueckenlos.vocabulary.fields import TermField
from lueckenlos.vocabulary.registry import vocabulary


class Baustein(TenantModel, Versioned):
    """One work stream. There is a row from the first word somebody writes on it; before, it has not begun."""

    phase = TermField(vocabulary="prozessphase", verbose_name="Baustein")
    state = models.CharField(
        "Stand", max_length=16, choices=BausteinState.choices, default=BausteinState.NICHT_BEGONNEN
    )
    # the blocks come round again: every turn has its own answers and evidence
    turn = models.PositiveSmallIntegerField("Runde", default=1)
    responsible = models.CharField("zuständig", max_length=160, blank=True)
    note = models.TextField("Wo wir stehen", blank=True)
    next_step = models.CharField("Nächster Schritt", max_length=200, blank=True)
    next_on = models.DateField("bis zum", null=True, blank=True)
    review_on = models.DateField("wieder ansehen am", null=True, blank=True)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Baustein"
        verbose_name_plural = "Bausteine"
        ordering = ["phase"]
        constraints = [models.UniqueConstraint(fields=["stelle", "phase"], name="baustein_once")]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return vocabulary("prozessphase").label_of(self.phase)


class Answer(TenantModel):
    """A short note on one guiding question in one turn of the cycle."""

    baustein = models.ForeignKey(Baustein, models.CASCADE, related_name="answers", verbose_name="Baustein")
    turn = models.PositiveSmallIntegerField("Runde")
    question = models.SlugField("Leitfrage", max_length=60)
    text = models.TextField("Antwort")
    # a question may be reworded or go: the answer stays an answer to what was asked then
    wording = models.TextField("Wortlaut der Frage", blank=True)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Antwort auf eine Leitfrage"
        verbose_name_plural = "Antworten auf Leitfragen"
        ordering = ["turn", "question"]
        constraints = [models.UniqueConstraint(fields=["baustein", "turn", "question"], name="answer_once")]

    def __str__(self) -> str:
        return self.question


class Evidence(TenantModel, SubjectFields):
    """What shows the work: a thing of another package, or words with an address."""

    baustein = models.ForeignKey(Baustein, models.CASCADE, related_name="evidence", verbose_name="Baustein")
    turn = models.PositiveSmallIntegerField("Runde")
    title = models.CharField("Nachweis", max_length=300)
    url = models.URLField("Adresse im Netz", max_length=500, blank=True)
    added_at = models.DateTimeField("eingetragen am", auto_now_add=True)

    class Meta:
        verbose_name = "Nachweis"
        verbose_name_plural = "Nachweise"
        ordering = ["-added_at", "-id"]
        indexes = [models.Index(fields=["stelle", "subject_kind", "subject_key"], name="evidence_by_subject")]

    def __str__(self) -> str:
        return self.title


class Leitfrage(TenantModel, Versioned):
    """What a Stelle made of the guiding questions: a question of its own, or another wording of a given one.

    ``key`` is that of the given question, or a new one. What the question said when it was reworded stays here, so
    that the edition it came from is never lost.
    """

    phase = TermField(vocabulary="prozessphase", verbose_name="Baustein")
    key = models.SlugField("Kennung", max_length=60)
    text = models.CharField("Frage", max_length=300)
    hint = models.CharField("Erläuterung", max_length=500, blank=True)
    omitted = models.BooleanField("weggelassen", default=False)
    base_edition = models.CharField("Ausgabe der Vorlage", max_length=60, blank=True)
    base_text = models.CharField("Wortlaut der Vorlage", max_length=300, blank=True)

    class Meta:
        verbose_name = "Leitfrage"
        verbose_name_plural = "Leitfragen"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["stelle", "key"], name="leitfrage_once")]

    def __str__(self) -> str:
        return self.text


class StabilityCheck(TenantModel, Versioned):
    """A Verstetigungs-Check of one day: steps and notes by the keys of its questions."""

    made_on = models.DateField("vom")
    participants = models.CharField("Wer hat mitgemacht", max_length=300, blank=True)
    edition = models.CharField("Ausgabe", max_length=20)
    steps = models.JSONField("Stufen", default=dict)
    notes = models.JSONField("Anmerkungen", default=dict)

    class Meta:
        verbose_name = "Verstetigungs-Check"
        verbose_name_plural = "Verstetigungs-Checks"
        ordering = ["-made_on", "-id"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.made_on:%d.%m.%Y}"


class ProcessSettings(TenantModel):
    """What the Stelle decided about this part. Nobody has been asked as long as ``shared`` is None."""

    shared = models.BooleanField("Stand der Bausteine mit der KGC teilen", null=True)
    steps_hidden = models.BooleanField("Erste Schritte ausgeblendet", default=False)

    class Meta:
        verbose_name = "Einstellungen des Prozesses"
        verbose_name_plural = "Einstellungen des Prozesses"
        constraints = [models.UniqueConstraint(fields=["stelle"], name="process_settings_once")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.stelle}"
