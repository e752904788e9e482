"""A body that meets, with what its Geschäftsordnung says, and who belongs to it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from lueckenlos.boards.enums import GremiumKind, MemberFunction, QuorumRule, VotingRule
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel


class Gremium(TenantModel, Versioned):
    """Steuerkreis, Arbeitskreis, Gesundheitskonferenz, Ausschuss or Rat."""

    name = models.CharField("Name", max_length=120)
    name_key = models.CharField(max_length=120, editable=False)
    kind = models.CharField("Art", max_length=16, choices=GremiumKind.choices, default=GremiumKind.STEUERKREIS)
    purpose = models.TextField("Aufgabe", max_length=2000, blank=True)
    invitation_days = models.PositiveSmallIntegerField(
        "Einladungsfrist in Tagen", default=14, validators=[MaxValueValidator(90)]
    )
    quorum = models.CharField("Beschlussfähig", max_length=12, choices=QuorumRule.choices, default=QuorumRule.MEHRHEIT)
    quorum_number = models.PositiveSmallIntegerField("Anzahl, wenn fest", null=True, blank=True)
    voting = models.CharField("Angenommen bei", max_length=14, choices=VotingRule.choices, default=VotingRule.EINFACH)
    meets_in_public = models.BooleanField("Die Sitzungen sind öffentlich", default=False)
    rules_url = models.URLField("Geschäftsordnung (Adresse)", max_length=400, blank=True)
    keep_days = models.PositiveSmallIntegerField(
        "Ausgeschiedene löschen nach Tagen", default=365, validators=[MinValueValidator(30), MaxValueValidator(3650)]
    )
    published = models.BooleanField("auf der öffentlichen Seite zeigen", default=False)
    active = models.BooleanField("arbeitet noch", default=True)

    class Meta:
        verbose_name = "Gremium"
        verbose_name_plural = "Gremien"
        ordering = ["name_key", "id"]
        constraints = [models.UniqueConstraint(fields=["stelle", "name_key"], name="one_gremium_a_name")]

    def __str__(self) -> str:
        return self.name


class Member(TenantModel, Versioned):
    """Who belongs to a Gremium, as the contact of an organisation, for a term; and who stands in for them."""

    gremium = models.ForeignKey(Gremium, models.CASCADE, related_name="members", verbose_name="Gremium")
    name = models.CharField("Name", max_length=120)
    name_key = models.CharField(max_length=120, editable=False)
    organisation = models.CharField("Organisation oder Amt", max_length=160, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    function = models.CharField(
        "Funktion", max_length=20, choices=MemberFunction.choices, default=MemberFunction.MITGLIED
    )
    votes = models.BooleanField("stimmberechtigt", default=True)
    deputy_name = models.CharField("Vertretung: Name", max_length=120, blank=True)
    deputy_email = models.EmailField("Vertretung: E-Mail-Adresse", blank=True)
    since = models.DateField("im Gremium seit", null=True, blank=True)
    until = models.DateField("bis", null=True, blank=True)

    class Meta:
        verbose_name = "Mitglied"
        verbose_name_plural = "Mitglieder"
        ordering = ["name_key", "id"]
        indexes = [models.Index(fields=["stelle", "email"], name="member_by_email")]

    def __str__(self) -> str:
        # stands in the audit trail: never a name
        return str(self._meta.verbose_name)


class MemberDeletion(TenantModel):
    """One line of the deletion log: how many members of which Gremium, by which rule and when. Names nobody."""

    gremium = models.ForeignKey(Gremium, models.CASCADE, related_name="deletions", verbose_name="Gremium")
    members = models.PositiveIntegerField("Mitglieder")
    minutes = models.PositiveIntegerField("Niederschriften ohne deren Namen")
    # empty: before the term, by hand
    days = models.PositiveSmallIntegerField("Frist in Tagen", null=True)
    deleted_at = models.DateTimeField("gelöscht am")

    class Meta:
        verbose_name = "Löschnachweis"
        verbose_name_plural = "Löschnachweise"
        ordering = ["-deleted_at", "-id"]

    def __str__(self) -> str:
        return f"{self.gremium}: {self.members}"
