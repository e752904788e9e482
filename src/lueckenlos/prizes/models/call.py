"""A call (Ausschreibung) for a prize, what can be won, and what the jury goes by."""

import secrets

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from lueckenlos.events.models import Event
from lueckenlos.prizes.enums import CallState
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel

MOST_POINTS = 10
LONGEST_DAYS = 3650


def new_public_id() -> str:
    """Ten letters and digits for the address: nobody comes across a draft by guessing."""
    return secrets.token_hex(5)


class Call(Versioned, TenantModel):
    """One year of a prize. ``deadline`` is the first instant at which no application is taken any more."""

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    title = models.CharField("Titel", max_length=160)
    title_key = models.CharField(max_length=200, editable=False)
    year = models.PositiveSmallIntegerField("Jahr", validators=[MinValueValidator(2000), MaxValueValidator(2100)])
    text = models.TextField("Worum es geht", max_length=5000, blank=True)
    eligible = models.TextField("Wer sich bewerben kann", max_length=2000, blank=True)
    deadline = models.DateTimeField("Einsendeschluss")
    keep_days = models.PositiveSmallIntegerField(
        "Angaben löschen, Tage nach der Entscheidung",
        default=365,
        validators=[MinValueValidator(30), MaxValueValidator(LONGEST_DAYS)],
    )
    state = models.CharField("Stand", max_length=12, choices=CallState.choices, default=CallState.ENTWURF)
    last_number = models.PositiveIntegerField(default=0, editable=False)
    # from here on nobody changes a score, and the jury reads those of the others
    scored_at = models.DateTimeField("Bewertung geschlossen am", null=True, editable=False)
    proposal = models.TextField("Begründung der Entscheidung", max_length=5000, blank=True)
    decided_at = models.DateTimeField("entschieden am", null=True, editable=False)
    event = models.ForeignKey(
        Event, models.SET_NULL, null=True, editable=False, related_name="+", verbose_name="Preisverleihung"
    )
    forgotten_at = models.DateTimeField("Angaben über Menschen gelöscht am", null=True, editable=False)
    # how many applications that were about
    forgotten = models.PositiveIntegerField("gelöschte Bewerbungen", default=0, editable=False)
    created_at = models.DateTimeField("angelegt am", auto_now_add=True)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Gesundheitspreis"
        verbose_name_plural = "Gesundheitspreise"
        ordering = ["-year", "-pk"]
        indexes = [models.Index(fields=["stelle", "state", "deadline"], name="call_by_state")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where everybody finds it."""
        return reverse("prize_links:call", args=[self.public_id])


class Rank(TenantModel):
    """One prize with its money."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="ranks", verbose_name="Gesundheitspreis")
    position = models.PositiveSmallIntegerField()
    name = models.CharField("Bezeichnung", max_length=80)
    cents = models.PositiveIntegerField("Preisgeld in Cent", default=0)

    class Meta:
        verbose_name = "Preis"
        verbose_name_plural = "Preise"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class Criterion(TenantModel):
    """What the jury gives 0 to 10 points for; a weight of 2 counts twice."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="criteria", verbose_name="Gesundheitspreis")
    position = models.PositiveSmallIntegerField()
    name = models.CharField("Kriterium", max_length=80)
    weight = models.PositiveSmallIntegerField(
        "Gewicht", default=1, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    explanation = models.CharField("Woran man es sieht", max_length=400, blank=True)

    class Meta:
        verbose_name = "Kriterium der Jury"
        verbose_name_plural = "Kriterien der Jury"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name
