"""Who judges, and what they think of each application."""

from django.conf import settings
from django.db import models

from lueckenlos.prizes.models.application import Application, new_nonce
from lueckenlos.prizes.models.call import Call
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel


class Juror(TenantModel):
    """Somebody of the Stelle (``user``), or somebody invited by a personal link (``email``)."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="jurors", verbose_name="Gesundheitspreis")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Person"
    )
    name = models.CharField("Name", max_length=120, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    nonce = models.CharField(max_length=32, default=new_nonce, blank=True, editable=False)
    is_chair = models.BooleanField("leitet die Jury", default=False)
    handed_in_at = models.DateTimeField("abgegeben am", null=True, editable=False)

    class Meta:
        verbose_name = "Jurymitglied"
        verbose_name_plural = "Jurymitglieder"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "user"], name="juror_once"),
            models.UniqueConstraint(fields=["call", "email"], condition=~models.Q(email=""), name="juror_address_once"),
            models.UniqueConstraint(fields=["call"], condition=models.Q(is_chair=True), name="one_chair"),
        ]
        indexes = [models.Index(fields=["nonce"], name="juror_link", condition=~models.Q(nonce=""))]

    def __str__(self) -> str:
        # the trail names the paper, never the people
        return str(self.call)


class Opinion(Versioned, TenantModel):
    """What one juror says to one application. ``points`` maps keys of criteria to 0–10; empty where biased."""

    juror = models.ForeignKey(Juror, models.CASCADE, related_name="opinions", verbose_name="Jurymitglied")
    application = models.ForeignKey(Application, models.CASCADE, related_name="opinions", verbose_name="Bewerbung")
    biased = models.BooleanField("befangen", default=False)
    points = models.JSONField("Punkte", default=dict)
    note = models.TextField("Notiz", max_length=2000, blank=True)

    class Meta:
        verbose_name = "Wertung"
        verbose_name_plural = "Wertungen"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["juror", "application"], name="opinion_once")]

    def __str__(self) -> str:
        return str(self.application)
