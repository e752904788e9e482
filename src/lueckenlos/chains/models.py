"""What people decide about the Kettenbild, the Übergänge as objects, and frozen pictures."""

from typing import Any

from django.conf import settings
from django.db import models

from lueckenlos.chains.enums import DecisionKind, HandoverStatus, HintKind
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.vocabulary.fields import TermField, TermSetField


class HintDecision(TenantModel):
    """A decision about one hint. It holds while the hint's cause (``cause_hash``) is the same."""

    hint_key = models.CharField("Hinweis", max_length=200)
    kind = models.CharField("Art", max_length=12, choices=HintKind.choices)
    cause_hash = models.CharField(max_length=64)
    cause = models.JSONField("Ursache zum Zeitpunkt der Entscheidung", default=dict)
    decision = models.CharField("Entscheidung", max_length=16, choices=DecisionKind.choices)
    reason = models.TextField("Begründung")
    body = models.CharField("Gremium", max_length=160, blank=True)
    decided_on = models.DateField("entschieden am")
    review_on = models.DateField("wieder vorlegen am", null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField("erfasst am", auto_now_add=True)

    class Meta:
        verbose_name = "Entscheidung"
        verbose_name_plural = "Entscheidungen"
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["stelle", "hint_key", "-created_at"], name="decision_by_hint")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_decision_display()}"


class Handover(TenantModel):
    """Who hands over to whom at an Übergang, by which agreement, since when, and what is still open."""

    uebergang = TermField(vocabulary="uebergang", verbose_name="Übergang")
    giver = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="gibt ab")
    receiver = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="nimmt auf")
    status = models.CharField("Stand", max_length=10, choices=HandoverStatus.choices, default=HandoverStatus.OFFEN)
    agreement = models.CharField("Vereinbarung", max_length=300, blank=True)
    agreed_on = models.DateField("vereinbart am", null=True, blank=True)
    procedure = models.TextField("So wird übergeben", blank=True)
    open_points = models.TextField("Was noch offen ist", blank=True)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Übergabe"
        verbose_name_plural = "Übergaben"
        ordering = ["uebergang", "giver__name_key"]

    def __str__(self) -> str:
        return f"{self.giver} → {self.receiver}"


class Bestandsaufnahme(TenantModel):
    """The Kettenbild of one day, frozen: later changes to offers do not touch it."""

    title = models.CharField("Bezeichnung", max_length=160)
    stichtag = models.DateField("Stichtag")
    note = models.TextField("Bemerkung", blank=True)
    picture = models.JSONField("Bild")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField("angelegt am", auto_now_add=True)

    class Meta:
        verbose_name = "Bestandsaufnahme"
        verbose_name_plural = "Bestandsaufnahmen"
        ordering = ["-stichtag", "-id"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Invalid("inventory_is_frozen")
        super().save(*args, **kwargs)


class PictureSettings(TenantModel):
    """What a Stelle asks of its offers. Empty numbers mean the default of ``picture.limits``."""

    asked_languages = TermSetField(vocabulary="sprache", verbose_name="gefragte Sprachen")
    long_wait_days = models.PositiveSmallIntegerField("lange Wartezeit ab (Tage)", null=True, blank=True)
    far_km = models.PositiveSmallIntegerField("weiter Weg ab (Kilometer)", null=True, blank=True)
    people_per_place = models.PositiveSmallIntegerField("höchstens so viele Menschen je Platz", null=True, blank=True)
    min_people = models.PositiveSmallIntegerField("Hinweise zu Gebieten ab (Menschen)", null=True, blank=True)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Einstellungen des Kettenbilds"
        verbose_name_plural = "Einstellungen des Kettenbilds"
        constraints = [models.UniqueConstraint(fields=["stelle"], name="picture_settings_once")]

    def __str__(self) -> str:
        return f"Kettenbild {self.stelle}"
