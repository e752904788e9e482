"""The yearly round in which members say which ties hold."""

from datetime import date

from django.db import models
from django.db.models import Q

from lueckenlos.network.enums import DIRECTED, Said, Strength, TieKind
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.tokens import new_token
from lueckenlos.tenancy.scope import TenantModel


class Round(TenantModel):
    """One survey; its links work until ``closes_on``, or until somebody ends it."""

    title = models.CharField("Titel", max_length=120)
    closes_on = models.DateField("Antworten bis")
    message = models.TextField("Ein paar Worte dazu", max_length=1000, blank=True)
    opened_on = models.DateField("begonnen am", editable=False)
    closed_on = models.DateField("beendet am", null=True, editable=False)
    reminded_on = models.DateField("erinnert am", null=True, editable=False)

    class Meta:
        verbose_name = "Abfrage"
        verbose_name_plural = "Abfragen"
        ordering = ["-opened_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["stelle"], name="one_open_round", condition=Q(closed_on=None))]

    def __str__(self) -> str:
        return self.title

    def open_on(self, day: date) -> bool:
        return self.closed_on is None and day <= self.closes_on


class Ask(TenantModel):
    """The link of one organisation in one round; its token is computed for each mail, only its hash is kept."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="asks", verbose_name="Abfrage")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+", verbose_name="Organisation")
    email = models.EmailField("E-Mail-Adresse")
    link_nonce = models.CharField(max_length=64, default=new_token, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    sent_at = models.DateTimeField("verschickt am", null=True, editable=False)
    reminded_at = models.DateTimeField("erinnert am", null=True, editable=False)
    answered_at = models.DateTimeField("geantwortet am", null=True, editable=False)
    goes_with_organisation = True

    class Meta:
        verbose_name = "Link zur Abfrage"
        verbose_name_plural = "Links zur Abfrage"
        ordering = ["organisation__name_key"]
        constraints = [models.UniqueConstraint(fields=["round", "organisation"], name="asked_once_a_round")]

    def __str__(self) -> str:
        return str(self.organisation)


class Answer(TenantModel):
    """What the asked organisation says about its tie to ``other``; ``outgoing`` when it is the one that gives."""

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="answers", verbose_name="Link zur Abfrage")
    other = models.ForeignKey(Organisation, models.CASCADE, related_name="+", verbose_name="mit")
    kind = models.CharField("Art der Verbindung", max_length=16, choices=TieKind.choices)
    outgoing = models.BooleanField(default=True)
    said = models.CharField("Antwort", max_length=8, choices=Said.choices)
    strength = models.CharField("Wie eng?", max_length=16, choices=Strength.choices, blank=True)
    note = models.CharField("Bemerkung", max_length=400, blank=True)
    settled_at = models.DateTimeField("erledigt am", null=True, editable=False)
    goes_with_organisation = True

    class Meta:
        verbose_name = "Antwort"
        verbose_name_plural = "Antworten"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["ask", "other", "kind", "outgoing"], name="answered_once"),
        ]
        indexes = [models.Index(fields=["stelle", "settled_at"], name="answer_to_settle")]

    def __str__(self) -> str:
        return f"{self.ask} – {self.other}: {self.get_said_display()}"

    @property
    def directed(self) -> bool:
        return self.kind in DIRECTED

    @property
    def ends(self) -> tuple[int, int]:
        """Keys of giver and receiver."""
        own, other = self.ask.organisation_id, self.other_id
        return (own, other) if self.outgoing else (other, own)
