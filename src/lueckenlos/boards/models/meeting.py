"""A Sitzung, who was there, and its minutes once they are approved."""

from django.db import models
from django.utils import timezone

from lueckenlos.boards.enums import MeetingStatus, Presence
from lueckenlos.boards.models.gremium import Gremium, Member
from lueckenlos.shared.formats import day
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel


class Meeting(TenantModel, Versioned):
    """One Sitzung of a Gremium; ``number`` counts within it."""

    gremium = models.ForeignKey(Gremium, models.PROTECT, related_name="meetings", verbose_name="Gremium")
    number = models.PositiveIntegerField("Nummer", editable=False)
    starts_at = models.DateTimeField("Beginn")
    ends_at = models.DateTimeField("Ende", null=True, blank=True)
    place = models.CharField("Ort", max_length=200, blank=True)
    online_url = models.URLField("Adresse zum Zuschalten", max_length=400, blank=True)
    notice = models.TextField("Text der Einladung", max_length=2000, blank=True)
    chair = models.CharField("Sitzungsleitung", max_length=120, blank=True)
    keeper = models.CharField("Niederschrift", max_length=120, blank=True)
    guests = models.TextField("Gäste", max_length=1000, blank=True)
    oparl_url = models.URLField("Adresse im Ratsinformationssystem (OParl)", max_length=400, blank=True)
    status = models.CharField(
        "Stand", max_length=12, choices=MeetingStatus.choices, default=MeetingStatus.GEPLANT, editable=False
    )
    invited_at = models.DateTimeField("eingeladen am", null=True, editable=False)
    invited_late = models.BooleanField("Einladungsfrist nicht eingehalten", default=False, editable=False)

    class Meta:
        verbose_name = "Sitzung"
        verbose_name_plural = "Sitzungen"
        ordering = ["-starts_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["gremium", "number"], name="one_meeting_a_number")]
        indexes = [models.Index(fields=["stelle", "status", "starts_at"], name="meeting_by_status")]

    def __str__(self) -> str:
        return f"{self.number}. Sitzung am {day(timezone.localdate(self.starts_at))}"


class Participant(TenantModel):
    """A member at one Sitzung. Name and right to vote are kept as they were: minutes do not change afterwards."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="participants", verbose_name="Sitzung")
    member = models.ForeignKey(
        Member, models.SET_NULL, related_name="participations", verbose_name="Mitglied", null=True
    )
    name = models.CharField("Name", max_length=120)
    organisation = models.CharField("Organisation oder Amt", max_length=160, blank=True)
    function = models.CharField("Funktion", max_length=20)
    deputy_name = models.CharField("Vertretung", max_length=120, blank=True)
    votes = models.BooleanField("stimmberechtigt", default=True)
    presence = models.CharField("Anwesenheit", max_length=14, choices=Presence.choices, default=Presence.OFFEN)
    mailed_at = models.DateTimeField("Einladung verschickt am", null=True, editable=False)

    class Meta:
        verbose_name = "Anwesenheit"
        verbose_name_plural = "Anwesenheiten"
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="member_once_a_meeting")]

    def __str__(self) -> str:
        # stands in the audit trail: never a name
        return str(self._meta.verbose_name)

    @property
    def email(self) -> str:
        """Where mail goes now; empty for somebody who was removed."""
        return self.member.email if self.member else ""


class FrozenMinutes(TenantModel):
    """The Niederschrift as it was approved; later changes elsewhere do not touch it."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="frozen", verbose_name="Sitzung")
    content = models.JSONField("Inhalt")
    approved_at = models.DateTimeField("genehmigt am")
    approved_in = models.ForeignKey(
        Meeting, models.PROTECT, related_name="approves", verbose_name="genehmigt in", null=True
    )

    class Meta:
        verbose_name = "genehmigte Niederschrift"
        verbose_name_plural = "genehmigte Niederschriften"

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
