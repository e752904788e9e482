"""Who was there. Gone 90 days after the event; what stays is counted in RecordLine."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models

from lueckenlos.courses.enums import OrganisationKind
from lueckenlos.courses.models.certificate import Certificate
from lueckenlos.courses.models.course import Course, Termin
from lueckenlos.events.models import Registration
from lueckenlos.geo.models import Gebiet
from lueckenlos.tenancy.scope import TenantModel


class Participation(TenantModel):
    """What is asked for the yearly report, and whether the questionnaires were answered: never what or when."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="participations", verbose_name="Qualifizierung")
    registration = models.OneToOneField(
        Registration, models.CASCADE, related_name="participation", verbose_name="Anmeldung"
    )
    kommune = models.ForeignKey(Gebiet, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Kommune")
    organisation_kind = models.CharField(
        "Art der Organisation", max_length=12, choices=OrganisationKind.choices, blank=True, default=""
    )
    answered_before = models.BooleanField("vorher geantwortet", default=False)
    answered_after = models.BooleanField("nachher geantwortet", default=False)
    # nobody checked them in at the door: they count as arrived as long as they were at some session
    arrived_by_list = models.BooleanField("nach der Anwesenheitsliste angekommen", default=False, editable=False)

    class Meta:
        verbose_name = "Teilnahme"
        verbose_name_plural = "Teilnahmen"

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Attendance(TenantModel):
    """Somebody was at a session; ``units`` are fewer for those who came late or left early."""

    termin = models.ForeignKey(Termin, models.PROTECT, related_name="attendances", verbose_name="Termin")
    registration = models.ForeignKey(Registration, models.CASCADE, related_name="attendances", verbose_name="Anmeldung")
    units = models.DecimalField(
        "Unterrichtseinheiten", max_digits=4, decimal_places=1, validators=[MinValueValidator(Decimal("0.5"))]
    )

    # the door made it; once somebody has looked at it on the list it is theirs
    by_door = models.BooleanField("vom Einlass", default=False, editable=False)

    class Meta:
        verbose_name = "Anwesenheit"
        verbose_name_plural = "Anwesenheiten"
        constraints = [
            models.UniqueConstraint(fields=["termin", "registration"], name="attended_once"),
            models.CheckConstraint(name="attendance_counts_something", condition=models.Q(units__gt=0)),
        ]

    def __str__(self) -> str:
        # stands in the trail, which nobody can clean: never a name
        return f"{self._meta.verbose_name} {self.termin_id}/{self.registration_id}"


class ModuleProof(TenantModel):
    """A certificate that somebody showed by its code: the way to a series that outlives the term of deletion."""

    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="module_proofs", verbose_name="Anmeldung"
    )
    certificate = models.ForeignKey(Certificate, models.CASCADE, related_name="proofs", verbose_name="Zertifikat")

    class Meta:
        verbose_name = "vorgelegter Nachweis"
        verbose_name_plural = "vorgelegte Nachweise"
        constraints = [models.UniqueConstraint(fields=["registration", "certificate"], name="proof_once")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
