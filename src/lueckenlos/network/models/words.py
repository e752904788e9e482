"""Whose name may be shown, and what a Stelle says about the expected actors."""

from django.db import models
from django.db.models import Q

from lueckenlos.partners.models import Organisation
from lueckenlos.tenancy.scope import TenantModel


class Consent(TenantModel):
    """A contact person of an organisation may be named in the network.

    Kept by name, because contact persons are written anew whenever somebody edits their organisation.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+", verbose_name="Organisation")
    name = models.CharField("Name", max_length=120)
    name_key = models.CharField(max_length=120, editable=False)
    given_on = models.DateField("eingewilligt am")
    how = models.CharField("Wie?", max_length=200)
    withdrawn_on = models.DateField("widerrufen am", null=True, editable=False)
    goes_with_organisation = True

    class Meta:
        verbose_name = "Einwilligung"
        verbose_name_plural = "Einwilligungen"
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name_key"], name="consent_once", condition=Q(withdrawn_on=None)
            )
        ]

    def __str__(self) -> str:
        # stands in the audit trail: never a name
        return str(self._meta.verbose_name)


class Expectation(TenantModel):
    """What a Stelle says about one expected actor: who it is here, or why nobody is needed."""

    slug = models.CharField(max_length=60)
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="Das ist bei uns"
    )
    reason = models.CharField("Bei uns nicht nötig, weil …", max_length=300, blank=True)
    goes_with_organisation = True

    class Meta:
        verbose_name = "erwarteter Akteur"
        verbose_name_plural = "erwartete Akteure"
        ordering = ["slug"]
        constraints = [
            models.UniqueConstraint(fields=["stelle", "slug"], name="expectation_once"),
            models.CheckConstraint(name="expectation_says_one", condition=Q(organisation=None) ^ Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.slug
