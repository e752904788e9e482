"""What the Partnerprozess of a Land stands on besides its communes."""

from django.db import models

from lueckenlos.advice.enums import RegisterKind
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel


class RegisterEntry(Versioned, TenantModel):
    """A kommunaler Spitzenverband, the Landesrahmenvereinbarung or a working group, with the agreement of that day."""

    kind = models.CharField("Art des Eintrags", max_length=20, choices=RegisterKind.choices)
    name = models.CharField("Bezeichnung", max_length=200)
    name_key = models.CharField(max_length=200, editable=False)
    since = models.DateField("seit oder geschlossen am", null=True, blank=True)
    until = models.DateField("gilt bis", null=True, blank=True)
    parties = models.TextField(
        "Wer ist beteiligt?",
        max_length=2000,
        blank=True,
        help_text="Verbände, Ämter und Kassen, je Zeile eine Stelle. Keine Namen von Menschen.",
    )
    address = models.URLField("Fundstelle im Netz", max_length=400, blank=True)
    note = models.TextField("Notiz der KGC", max_length=4000, blank=True)
    public = models.BooleanField(
        "öffentlich zeigen", default=False, help_text="Nur ankreuzen, wenn die Beteiligten zugestimmt haben."
    )
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Eintrag im Partnerregister"
        verbose_name_plural = "Einträge im Partnerregister"
        ordering = ["kind", "name_key", "pk"]

    def __str__(self) -> str:
        return self.name
