"""What outlives the people: certificates that can be checked, and the counts of the yearly report."""

from django.db import models

from lueckenlos.courses.enums import CertificateKind, CertificateStatus, OrganisationKind, WithdrawReason
from lueckenlos.courses.models.course import Course, CourseSeries
from lueckenlos.events.models import Registration
from lueckenlos.geo.models import Gebiet
from lueckenlos.tenancy.scope import TenantModel


class Certificate(TenantModel):
    """Holds no name: ``name_hash`` is keyed by the installation, ``facts`` are those of the day it was issued."""

    code = models.CharField("Prüfcode", max_length=19, unique=True, editable=False)
    name_hash = models.CharField(max_length=64, editable=False)
    kind = models.CharField("Art", max_length=8, choices=CertificateKind.choices, default=CertificateKind.COURSE)
    course = models.ForeignKey(
        Course, models.SET_NULL, null=True, related_name="certificates", verbose_name="Qualifizierung"
    )
    series = models.ForeignKey(
        CourseSeries, models.SET_NULL, null=True, blank=True, related_name="certificates", verbose_name="Reihe"
    )
    # empty from the day the person is forgotten
    registration = models.ForeignKey(
        Registration, models.SET_NULL, null=True, blank=True, related_name="certificates", verbose_name="Anmeldung"
    )
    facts = models.JSONField("Angaben zur Qualifizierung", default=dict)
    issued_on = models.DateField("ausgestellt am")
    status = models.CharField(
        "Stand", max_length=16, choices=CertificateStatus.choices, default=CertificateStatus.GUELTIG
    )
    withdrawn_on = models.DateField("zurückgezogen am", null=True, blank=True)
    withdrawn_reason = models.CharField("Grund", max_length=12, choices=WithdrawReason.choices, blank=True)
    replaced = models.BooleanField("durch ein neues ersetzt", default=False)

    class Meta:
        verbose_name = "Zertifikat"
        verbose_name_plural = "Zertifikate"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "kind"],
                condition=models.Q(status="gueltig", registration__isnull=False),
                name="one_valid_certificate",
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.code}"

    @property
    def valid(self) -> bool:
        return self.status == CertificateStatus.GUELTIG


class RecordLine(TenantModel):
    """Participants of one course by commune and kind of organisation, counted when the people were forgotten."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="record_lines", verbose_name="Qualifizierung")
    kommune = models.ForeignKey(Gebiet, models.PROTECT, null=True, related_name="+", verbose_name="Kommune")
    organisation_kind = models.CharField(
        "Art der Organisation", max_length=12, choices=OrganisationKind.choices, blank=True, default=""
    )
    participants = models.PositiveIntegerField("Teilnehmende")
    units = models.DecimalField("Unterrichtseinheiten", max_digits=9, decimal_places=1)
    certificates = models.PositiveIntegerField("Zertifikate")

    class Meta:
        verbose_name = "Zeile des Jahresnachweises"
        verbose_name_plural = "Jahresnachweis"

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
