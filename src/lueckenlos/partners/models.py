"""Träger and other organisations of a Stelle, their official contacts, and who may edit their entries."""

from django.db import models

from lueckenlos.partners.enums import OrganisationKind
from lueckenlos.tenancy.models import Mitgliedschaft
from lueckenlos.tenancy.scope import TenantModel


class Organisation(TenantModel):
    """A Träger or partner as one Stelle knows it."""

    name = models.CharField("Name", max_length=200)
    name_key = models.CharField(max_length=200, db_index=True)
    kind = models.CharField("Art", max_length=20, choices=OrganisationKind.choices, default=OrganisationKind.TRAEGER)
    street = models.CharField("Straße und Hausnummer", max_length=160, blank=True)
    plz = models.CharField("PLZ", max_length=5, blank=True)
    ort = models.CharField("Ort", max_length=100, blank=True)
    phone = models.CharField("Telefon", max_length=40, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    website = models.URLField("Internetseite", max_length=300, blank=True)
    note = models.TextField("Notiz (intern)", blank=True)

    class Meta:
        verbose_name = "Organisation"
        verbose_name_plural = "Organisationen"
        ordering = ["name_key"]
        constraints = [models.UniqueConstraint(fields=["stelle", "name_key"], name="organisation_once_per_stelle")]

    def __str__(self) -> str:
        return self.name


class ContactPerson(TenantModel):
    """An official contact of an organisation; no private data."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="contacts", verbose_name="Organisation")
    name = models.CharField("Name", max_length=120)
    function = models.CharField("Funktion", max_length=120, blank=True)
    phone = models.CharField("Telefon", max_length=40, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)

    class Meta:
        verbose_name = "Ansprechperson"
        verbose_name_plural = "Ansprechpersonen"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class TraegerAccess(models.Model):
    """Which organisation a member with the role Träger may edit."""

    mitgliedschaft = models.OneToOneField(Mitgliedschaft, models.CASCADE, related_name="traeger_access")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="accesses")

    class Meta:
        verbose_name = "Zugang eines Trägers"
        verbose_name_plural = "Zugänge der Träger"

    def __str__(self) -> str:
        return f"{self.mitgliedschaft} · {self.organisation}"
