"""What a Gremium decided or recommends, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lueckenlos.boards.enums import Outcome, ProgressState, ResolutionKind
from lueckenlos.boards.models.agenda import AgendaItem
from lueckenlos.boards.models.gremium import Gremium
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.tenancy.subjects import SubjectFields


class Resolution(TenantModel, Versioned, SubjectFields):
    """A Beschluss or an Empfehlung; ``number`` counts within Gremium and year.

    Yes, no, abstentions and those excluded (befangen) add up to ``present``; all four are empty when nobody objected
    and nobody counted (``consensus``).
    """

    gremium = models.ForeignKey(Gremium, models.PROTECT, related_name="resolutions", verbose_name="Gremium")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="resolutions", verbose_name="Tagesordnungspunkt")
    year = models.PositiveSmallIntegerField(editable=False)
    number = models.PositiveIntegerField("Nummer", editable=False)
    decided_on = models.DateField("vom", editable=False)
    kind = models.CharField("Art", max_length=12, choices=ResolutionKind.choices, default=ResolutionKind.BESCHLUSS)
    text = models.TextField("Wortlaut", max_length=4000)
    consensus = models.BooleanField("einvernehmlich, ohne Auszählung", default=False)
    yes = models.PositiveSmallIntegerField("Ja", null=True, blank=True)
    no = models.PositiveSmallIntegerField("Nein", null=True, blank=True)
    abstained = models.PositiveSmallIntegerField("Enthaltung", null=True, blank=True)
    excluded = models.PositiveSmallIntegerField("befangen", null=True, blank=True)
    present = models.PositiveSmallIntegerField("stimmberechtigt anwesend")
    outcome = models.CharField("Ergebnis", max_length=12, choices=Outcome.choices, editable=False)
    addressee = models.CharField("An wen", max_length=200, blank=True)
    commitment = models.CharField("Wer verpflichtet sich wozu", max_length=400, blank=True)
    due = models.DateField("Bis wann", null=True, blank=True)
    oparl_url = models.URLField("Adresse im Ratsinformationssystem (OParl)", max_length=400, blank=True)
    state = models.CharField(
        "Umsetzungsstand", max_length=16, choices=ProgressState.choices, default=ProgressState.OFFEN, editable=False
    )

    class Meta:
        verbose_name = "Beschluss oder Empfehlung"
        verbose_name_plural = "Beschlüsse und Empfehlungen"
        ordering = ["-decided_on", "-id"]
        constraints = [models.UniqueConstraint(fields=["gremium", "year", "number"], name="one_resolution_a_number")]
        indexes = [
            models.Index(
                fields=["stelle", "state", "due"],
                name="resolution_undone",
                condition=Q(outcome=Outcome.ANGENOMMEN),
            ),
            models.Index(fields=["stelle", "-decided_on", "-id"], name="resolution_by_day"),
            models.Index(fields=["stelle", "subject_kind", "subject_key"], name="resolution_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.label}"

    @property
    def label(self) -> str:
        """„3/2026“"""
        return f"{self.number}/{self.year}"

    @property
    def votes(self) -> tuple[int, int, int, int]:
        return self.yes or 0, self.no or 0, self.abstained or 0, self.excluded or 0


class Progress(TenantModel):
    """One entry of the history of a Beschluss or an Empfehlung. Written once."""

    resolution = models.ForeignKey(
        Resolution, models.CASCADE, related_name="history", verbose_name="Beschluss oder Empfehlung"
    )
    on = models.DateField("am")
    state = models.CharField("Umsetzungsstand", max_length=16, choices=ProgressState.choices)
    note = models.CharField("Was ist geschehen", max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="von")

    class Meta:
        verbose_name = "Umsetzungsstand"
        verbose_name_plural = "Umsetzungsstände"
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return self.get_state_display()
