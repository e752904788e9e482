"""Ties as people have entered or confirmed them, ties they have hidden, and where actors stand in the drawing."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from lueckenlos.network.enums import DIRECTED, Mutual, Origin, Strength, TieKind
from lueckenlos.partners.models import Organisation
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel

_OPEN = Q(until=None)
_DIRECTED = Q(kind__in=sorted(DIRECTED))


class Tie(Versioned, TenantModel):
    """From ``giver`` to ``receiver``; kinds without a direction hold alike for both.

    Open while ``until`` is empty. Ties that arise from ordinary work are computed, see ``sources``.
    """

    giver = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="von")
    receiver = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="zu")
    kind = models.CharField("Art der Verbindung", max_length=16, choices=TieKind.choices)
    strength = models.CharField("Wie eng?", max_length=16, choices=Strength.choices, blank=True)
    since = models.DateField("besteht seit", null=True, blank=True)
    until = models.DateField("beendet am", null=True, blank=True)
    note = models.CharField("Worum es geht", max_length=400, blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.HAND, editable=False)
    giver_confirmed_on = models.DateField("von der ersten Seite bestätigt am", null=True, editable=False)
    receiver_confirmed_on = models.DateField("von der zweiten Seite bestätigt am", null=True, editable=False)

    class Meta:
        verbose_name = "Verbindung"
        verbose_name_plural = "Verbindungen"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="tie_of_two", condition=~Q(giver=F("receiver"))),
            models.CheckConstraint(
                name="tie_in_order", condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since"))
            ),
            models.UniqueConstraint(
                fields=["giver", "receiver", "kind"], name="tie_once_directed", condition=_OPEN & _DIRECTED
            ),
            models.UniqueConstraint(
                Least("giver", "receiver"),
                Greatest("giver", "receiver"),
                "kind",
                name="tie_once_mutual",
                condition=_OPEN & ~_DIRECTED,
            ),
        ]
        indexes = [models.Index(fields=["stelle", "until"], name="tie_by_end")]

    def __str__(self) -> str:
        return f"{self.giver} {'→' if self.directed else '–'} {self.receiver}"

    @property
    def directed(self) -> bool:
        return self.kind in DIRECTED

    @property
    def mutual(self) -> Mutual:
        sides = (self.giver_confirmed_on is not None) + (self.receiver_confirmed_on is not None)
        return (Mutual.KEINE, Mutual.EINE, Mutual.BEIDE)[sides]

    @property
    def confirmed_on(self) -> date | None:
        """The last time any of the two confirmed it."""
        return max((day for day in (self.giver_confirmed_on, self.receiver_confirmed_on) if day), default=None)


class HiddenTie(TenantModel):
    """A computed tie that does not hold; ``source`` is the slug of who found it."""

    giver = models.ForeignKey(Organisation, models.CASCADE, related_name="+", verbose_name="von")
    receiver = models.ForeignKey(Organisation, models.CASCADE, related_name="+", verbose_name="zu")
    source = models.CharField(max_length=30)
    kind = models.CharField("Art der Verbindung", max_length=16, choices=TieKind.choices)
    reason = models.CharField("Warum stimmt sie nicht?", max_length=300)
    hidden_on = models.DateField("ausgeblendet am", auto_now_add=True)
    goes_with_organisation = True

    class Meta:
        verbose_name = "ausgeblendete Verbindung"
        verbose_name_plural = "ausgeblendete Verbindungen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["giver", "receiver", "source", "kind"], name="tie_hidden_once"),
            models.CheckConstraint(name="hidden_tie_of_two", condition=~Q(giver=F("receiver"))),
        ]

    def __str__(self) -> str:
        return f"{self.giver} – {self.receiver}"


class Spot(TenantModel):
    """Where an actor stands in the drawing (0 to 1), so that the picture stays familiar.

    ``actor`` is its key, not a foreign key: a place must not keep an organisation from being deleted.
    """

    actor = models.CharField(max_length=60)
    x = models.FloatField()
    y = models.FloatField()

    class Meta:
        verbose_name = "Platz in der Zeichnung"
        verbose_name_plural = "Plätze in der Zeichnung"
        constraints = [models.UniqueConstraint(fields=["stelle", "actor"], name="spot_once")]

    def __str__(self) -> str:
        return self.actor
