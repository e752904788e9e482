"""Ties as people have entered or confirmed them, ties they have hidden, and where actors stand in the drawing."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from lueckenlos.network.enums import DIRECTED, Mutual, Origin, Strength, TieKind
from lueckenlos.network.sources import actor_key
from lueckenlos.partners.models import Organisation
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel

_OPEN = Q(until=None)
_OF_ORGANISATIONS = Q(body="")
_DIRECTED = Q(kind__in=sorted(DIRECTED))


class Tie(Versioned, TenantModel):
    """From ``giver`` to ``receiver``; kinds without a direction hold alike for both.

    One of the two can be a body such as a Gremium: it has no row here but a key and the name it had last, and the end
    it stands at is empty. Open while ``until`` is empty. Ties that arise from ordinary work are computed, see
    ``sources``.
    """

    giver = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True, verbose_name="von")
    receiver = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True, verbose_name="zu")
    body = models.CharField(max_length=60, blank=True, editable=False)
    body_name = models.CharField("Gremium", max_length=200, blank=True, editable=False)
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
                name="tie_has_two_ends",
                condition=Q(body="", giver__isnull=False, receiver__isnull=False)
                | (~Q(body="") & (Q(giver=None, receiver__isnull=False) | Q(giver__isnull=False, receiver=None))),
            ),
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
                condition=_OPEN & ~_DIRECTED & _OF_ORGANISATIONS,
            ),
            models.UniqueConstraint(
                fields=["giver", "body", "kind"], name="tie_once_to_body", condition=_OPEN & ~_OF_ORGANISATIONS
            ),
            models.UniqueConstraint(
                fields=["receiver", "body", "kind"], name="tie_once_of_body", condition=_OPEN & ~_OF_ORGANISATIONS
            ),
        ]
        indexes = [models.Index(fields=["stelle", "until"], name="tie_by_end")]

    def __str__(self) -> str:
        return f"{self.giver_name} {'→' if self.directed else '–'} {self.receiver_name}"

    @property
    def giver_key(self) -> str:
        return self.body if self.giver_id is None else actor_key(self.giver_id)

    @property
    def receiver_key(self) -> str:
        return self.body if self.receiver_id is None else actor_key(self.receiver_id)

    @property
    def giver_name(self) -> str:
        return self.body_name if self.giver is None else self.giver.name

    @property
    def receiver_name(self) -> str:
        return self.body_name if self.receiver is None else self.receiver.name

    @property
    def organisation(self) -> Organisation | None:
        """The first end that is an organisation; one always is."""
        return self.giver or self.receiver

    @property
    def directed(self) -> bool:
        return self.kind in DIRECTED

    @property
    def mutual(self) -> Mutual:
        sides = (self.giver_confirmed_on is not None) + (self.receiver_confirmed_on is not None)
        return (Mutual.KEINE, Mutual.EINE, Mutual.BEIDE)[sides]

    def holds_on(self, day: date) -> bool:
        """One that ends on the day does not hold any more; one without a known beginning always did."""
        return (self.since is None or self.since <= day) and (self.until is None or self.until > day)

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
