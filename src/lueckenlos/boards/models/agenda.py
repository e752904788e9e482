"""What a Sitzung talks about, with the papers for it and the notes of the minutes."""

from django.conf import settings
from django.db import models

from lueckenlos.boards.enums import ItemKind, ResolutionKind
from lueckenlos.boards.models.meeting import Meeting
from lueckenlos.conferences.models import ConferenceResult
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.files import StoredFile
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.tenancy.subjects import SubjectFields


class AgendaItem(TenantModel, Versioned, SubjectFields):
    """A TOP. What is not public only the members of the Gremium and those who edit read.

    ``note_version`` counts the savings of the notes, ``version`` those of everything else: the agenda is edited at the
    desk, the notes in the room.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items", verbose_name="Sitzung")
    position = models.PositiveIntegerField(editable=False)
    title = models.CharField("Titel", max_length=200)
    kind = models.CharField("Art", max_length=12, choices=ItemKind.choices, default=ItemKind.BERATUNG)
    is_public = models.BooleanField("öffentlich", default=True)
    presenter = models.CharField("Wer trägt vor", max_length=120, blank=True)
    minutes_planned = models.PositiveSmallIntegerField("Dauer in Minuten", null=True, blank=True)
    text = models.TextField("Sachverhalt und Begründung", max_length=10_000, blank=True)
    proposal = models.TextField("Beschlussvorschlag", max_length=4000, blank=True)
    proposal_kind = models.CharField(
        "Daraus soll werden", max_length=12, choices=ResolutionKind.choices, default=ResolutionKind.BESCHLUSS
    )
    addressee = models.CharField("An wen", max_length=200, blank=True)
    due = models.DateField("Bis wann", null=True, blank=True)
    # Genehmigung der Niederschrift: which one
    approves = models.ForeignKey(
        Meeting, models.SET_NULL, related_name="+", verbose_name="Niederschrift", null=True, editable=False
    )
    result = models.ForeignKey(
        ConferenceResult,
        models.SET_NULL,
        related_name="+",
        verbose_name="Ergebnis der Konferenz",
        null=True,
        editable=False,
    )
    note = models.TextField("Niederschrift", blank=True, editable=False)
    note_version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "Tagesordnungspunkt"
        verbose_name_plural = "Tagesordnungspunkte"
        # the part that is not public comes last
        ordering = ["-is_public", "position", "id"]
        indexes = [models.Index(fields=["stelle", "subject_kind", "subject_key"], name="item_by_subject")]

    def __str__(self) -> str:
        return self.title


class Paper(StoredFile):
    """A file or an address that belongs to a TOP; read by whoever reads the TOP."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="papers", verbose_name="Tagesordnungspunkt")
    title = models.CharField("Titel", max_length=160)
    # instead of a file; also the paper in a council's system (OParl)
    url = models.URLField("Adresse", max_length=400, blank=True)

    class Meta:
        verbose_name = "Unterlage"
        verbose_name_plural = "Unterlagen"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title


class Comment(TenantModel):
    """What the Steuerungsgruppe says about a TOP or one of its papers, and what the coordination answers."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="comments", verbose_name="Tagesordnungspunkt")
    paper = models.ForeignKey(
        Paper, models.SET_NULL, related_name="comments", verbose_name="Worum es geht", null=True, blank=True
    )
    text = models.TextField("Rückmeldung", max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="von")
    written_at = models.DateTimeField("geschrieben am")
    answer = models.TextField("Antwort", max_length=2000, blank=True)
    answered_at = models.DateTimeField("beantwortet am", null=True)

    class Meta:
        verbose_name = "Rückmeldung"
        verbose_name_plural = "Rückmeldungen"
        ordering = ["written_at", "id"]

    def __str__(self) -> str:
        # stands in the audit trail: never what somebody said
        return str(self._meta.verbose_name)
