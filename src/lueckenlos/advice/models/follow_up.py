"""What is to be done next."""

from django.conf import settings
from django.db import models

from lueckenlos.advice.models.activity import Activity
from lueckenlos.advice.models.case import Case
from lueckenlos.advice.models.commune import Commune
from lueckenlos.tenancy.scope import TenantModel


class FollowUp(TenantModel):
    """A Wiedervorlage of a case, of an activity or of a commune; open until somebody ticks it off."""

    on = models.DateField("Wiedervorlage am")
    what = models.CharField("Was ist zu tun?", max_length=200, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="wer"
    )
    case = models.ForeignKey(
        Case, models.CASCADE, null=True, blank=True, related_name="follow_ups", verbose_name="Beratungsfall"
    )
    activity = models.ForeignKey(
        Activity, models.CASCADE, null=True, blank=True, related_name="follow_ups", verbose_name="Aktivität"
    )
    commune = models.ForeignKey(
        Commune, models.CASCADE, null=True, blank=True, related_name="follow_ups", verbose_name="Kommune"
    )
    done_on = models.DateField("erledigt am", null=True, blank=True)

    class Meta:
        verbose_name = "Wiedervorlage"
        verbose_name_plural = "Wiedervorlagen"
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["stelle", "done_on", "on"], name="follow_up_by_day")]

    def __str__(self) -> str:
        return self.what or str(self.case or self.activity or self.commune or "")
