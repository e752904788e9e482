"""Stellen as tenants, memberships, invitations and the audit trail."""

from datetime import datetime
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone

from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.enums import Role, StelleArt
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.vocabulary.fields import TermSetField

INVITATION_DAYS = 14


class Stelle(models.Model):
    """A tenant: the Bund, a KGC, a Landkreis or a commune. Stellen form a tree."""

    slug = models.SlugField("Kurzname in der Adresse", max_length=60, unique=True)
    name = models.CharField("Name", max_length=160)
    art = models.CharField("Art", max_length=10, choices=StelleArt.choices)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="übergeordnete Stelle",
    )
    land = models.CharField("Land", max_length=2, blank=True, help_text="Kürzel des Landes, etwa st")
    gebiete = models.ManyToManyField("geo.Gebiet", related_name="stellen", blank=True, verbose_name="Gebiete")
    themes = TermSetField(vocabulary="thema", verbose_name="Schwerpunktthemen", blank=True)
    motto = models.CharField("Leitsatz", max_length=200, blank=True)
    intro = models.TextField("Begrüßung auf der öffentlichen Seite", blank=True)
    street = models.CharField("Straße und Hausnummer", max_length=160, blank=True)
    plz = models.CharField("PLZ", max_length=5, blank=True)
    ort = models.CharField("Ort", max_length=100, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    phone = models.CharField("Telefon", max_length=40, blank=True)
    representative = models.CharField("vertreten durch", max_length=160, blank=True)
    responsible = models.CharField("redaktionell verantwortlich", max_length=200, blank=True)
    privacy_officer = models.CharField("Datenschutzbeauftragte Stelle", max_length=240, blank=True)
    portal_open = models.BooleanField("öffentliche Seite sichtbar", default=False)
    is_demo = models.BooleanField("Vorführdaten", default=False)

    class Meta:
        verbose_name = "Stelle"
        verbose_name_plural = "Stellen"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Mitgliedschaft(models.Model):
    """One person's role at one Stelle."""

    stelle = models.ForeignKey(Stelle, models.PROTECT, related_name="mitgliedschaften", verbose_name="Stelle")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mitgliedschaften", verbose_name="Person"
    )
    role = models.CharField("Rolle", max_length=20, choices=Role.choices)
    since = models.DateTimeField("seit", auto_now_add=True)

    class Meta:
        verbose_name = "Mitgliedschaft"
        verbose_name_plural = "Mitgliedschaften"
        constraints = [models.UniqueConstraint(fields=["stelle", "user"], name="one_role_per_stelle")]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"

    @property
    def of_traeger(self) -> bool:
        """Whose role hangs on an organisation and changes by invitation only."""
        return self.role == Role.TRAEGER


class Einladung(models.Model):
    """An e-mail link that makes its reader a member; the database holds only the link's hash."""

    stelle = models.ForeignKey(Stelle, models.CASCADE, related_name="einladungen", verbose_name="Stelle")
    email = models.EmailField("E-Mail-Adresse")
    role = models.CharField("Rolle", max_length=20, choices=Role.choices)
    organisation_id = models.BigIntegerField("Organisation (nur Träger)", null=True, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="eingeladen von"
    )
    created_at = models.DateTimeField("eingeladen am", auto_now_add=True)
    expires_at = models.DateTimeField("gültig bis")
    accepted_at = models.DateTimeField("angenommen am", null=True, blank=True)

    class Meta:
        verbose_name = "Einladung"
        verbose_name_plural = "Einladungen"
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["stelle", "email"], condition=models.Q(accepted_at=None), name="one_open_invitation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} · {self.get_role_display()}"

    def open_at(self, moment: datetime) -> bool:
        return self.accepted_at is None and moment < self.expires_at

    @property
    def expired(self) -> bool:
        return timezone.now() >= self.expires_at


class NamedPerson(TenantModel):
    """A person named for one confidential record (``Visibility.VERTRAULICH``); nobody else reads it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="Person")
    object_type = models.CharField("Gegenstand", max_length=60)
    object_id = models.BigIntegerField("Kennung")

    class Meta:
        verbose_name = "benannte Person"
        verbose_name_plural = "benannte Personen"
        constraints = [models.UniqueConstraint(fields=["object_type", "object_id", "user"], name="named_once")]

    def __str__(self) -> str:
        return f"{self.user} · {self.object_type} {self.object_id}"


class AuditEntry(models.Model):
    """Who did what to which object, with the changed fields before and after. Written once, never changed."""

    moment = models.DateTimeField("Zeitpunkt", default=timezone.now)
    stelle = models.ForeignKey(Stelle, models.PROTECT, null=True, related_name="+", verbose_name="Stelle")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    actor_name = models.CharField("Person", max_length=160)
    verb = models.CharField("Vorgang", max_length=60)
    object_type = models.CharField("Gegenstand", max_length=60)
    # text, not a foreign key: the trail must never block a deletion
    object_id = models.CharField("Kennung", max_length=40)
    object_label = models.CharField("Bezeichnung", max_length=200)
    changes = models.JSONField("Änderungen", default=dict)

    class Meta:
        verbose_name = "Protokolleintrag"
        verbose_name_plural = "Protokoll"
        ordering = ["-moment", "-id"]
        indexes = [
            models.Index(fields=["stelle", "-moment", "-id"], name="audit_by_stelle"),
            models.Index(fields=["stelle", "actor_name", "-moment", "-id"], name="audit_by_person"),
            models.Index(fields=["stelle", "verb", "-moment", "-id"], name="audit_by_verb"),
            models.Index(fields=["stelle", "object_type", "object_id", "-moment"], name="audit_by_object"),
        ]

    def __str__(self) -> str:
        return f"{self.moment:%d.%m.%Y %H:%M} {self.verb} {self.object_label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Invalid("audit_is_append_only")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Invalid("audit_is_append_only")
