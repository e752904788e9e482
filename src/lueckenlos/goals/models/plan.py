"""What goals and measures have in common."""

from django.db import models

from lueckenlos.goals.enums import Outlook
from lueckenlos.partners.models import Organisation
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.tenancy.subjects import SubjectFields
from lueckenlos.vocabulary.fields import TermSetField


class Planned(Versioned, SubjectFields, TenantModel):
    """Something to be done until a day by somebody; ``subject_…`` is what it came from, mostly a hint."""

    title = models.CharField("Titel", max_length=200)
    title_key = models.CharField(max_length=200, editable=False)
    description = models.TextField("Worum es geht", blank=True)
    reason = models.TextField("Begründung", blank=True)
    lebensphasen = TermSetField(vocabulary="lebensphase", verbose_name="Lebensphasen")
    # an office of the own administration need not be an organisation of the list; where it is, ``owner`` points there
    responsible = models.CharField("Zuständig", max_length=200, blank=True)
    owner = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="Organisation",
        editable=False,
    )
    due_on = models.DateField("Termin", null=True, blank=True)
    outlook = models.CharField("Einschätzung", max_length=12, choices=Outlook.choices, blank=True)
    state_note = models.TextField("Anmerkung zum Stand", blank=True)
    state_on = models.DateField("Stand vom", null=True, blank=True, editable=False)
    created_at = models.DateTimeField("angelegt am", auto_now_add=True)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def who(self) -> str:
        """The organisation by its present name, else as typed."""
        return self.owner.name if self.owner else self.responsible
