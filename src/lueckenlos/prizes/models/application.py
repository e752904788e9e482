"""What somebody hands in for a prize, with its files."""

import secrets

from django.db import models

from lueckenlos.prizes.enums import ApplicationState
from lueckenlos.prizes.models.call import Call, Rank
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.files import StoredFile
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.tenancy.subjects import SubjectFields


def new_nonce() -> str:
    """The random half of a personal address; the other half is the key of the installation (``links.py``)."""
    return secrets.token_hex(16)


class Application(Versioned, SubjectFields, TenantModel):
    """A project that applies. ``subject_…`` is the offer or Praxisbeispiel it has become.

    The questions about the project follow the frame data of the HAGE quality instrument (Hessen), which serve the
    application for a prize there, too.
    """

    call = models.ForeignKey(Call, models.PROTECT, related_name="applications", verbose_name="Gesundheitspreis")
    # drawn when the form is shown: sending it twice is the same application
    token = models.UUIDField(editable=False)
    nonce = models.CharField(max_length=32, default=new_nonce, blank=True, editable=False)
    number = models.PositiveIntegerField("laufende Nummer", editable=False)
    title = models.CharField("Name des Projekts", max_length=160)
    organisation = models.CharField("Wer bewirbt sich?", max_length=160)
    contact_name = models.CharField("Ansprechperson", max_length=120, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    phone = models.CharField("Telefon", max_length=40, blank=True)
    summary = models.TextField("Was machen Sie?", max_length=3000)
    audience = models.TextField("Für wen, und wie erreichen Sie diese Menschen?", max_length=2000, blank=True)
    need = models.TextField("Warum braucht es das hier?", max_length=2000, blank=True)
    effect = models.TextField("Was hat sich verändert?", max_length=2000, blank=True)
    partners = models.TextField("Wer macht mit?", max_length=2000, blank=True)
    term = models.CharField("Seit wann, bis wann?", max_length=160, blank=True)
    funding = models.CharField("Wie ist es bezahlt?", max_length=400, blank=True)
    publish = models.BooleanField("darf öffentlich genannt werden", default=False)
    state = models.CharField("Stand", max_length=16, choices=ApplicationState.choices, default=ApplicationState.NEU)
    state_reason = models.CharField("Grund", max_length=300, blank=True)
    handed_in_at = models.DateTimeField("eingegangen am", editable=False)
    confirmed_at = models.DateTimeField("E-Mail-Adresse bestätigt am", null=True, editable=False)
    forgotten_at = models.DateTimeField("Angaben gelöscht am", null=True, editable=False)
    # what was decided
    rank = models.ForeignKey(
        Rank, models.PROTECT, null=True, editable=False, related_name="awarded", verbose_name="Preis"
    )
    award_cents = models.PositiveIntegerField("Preisgeld in Cent", default=0, editable=False)
    award_reason = models.TextField("Begründung", max_length=1000, blank=True)

    class Meta:
        verbose_name = "Bewerbung"
        verbose_name_plural = "Bewerbungen"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["call", "token"], name="application_form_once"),
            models.UniqueConstraint(fields=["call", "number"], name="application_number_once"),
        ]
        indexes = [
            models.Index(fields=["call", "state", "number"], name="application_by_state"),
            models.Index(fields=["nonce"], name="application_link", condition=~models.Q(nonce="")),
        ]

    def __str__(self) -> str:
        # stands in the audit trail, which nobody can clean: never a name
        return f"{self._meta.verbose_name} {self.number}"


class Attachment(StoredFile):
    """A file of an application; read by whoever reads the application."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="attachments", verbose_name="Bewerbung")

    class Meta:
        verbose_name = "Anlage"
        verbose_name_plural = "Anlagen"
        ordering = ["added_at", "pk"]
