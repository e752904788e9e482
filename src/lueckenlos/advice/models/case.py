"""A Beratungsfall, from the Anfrage to the end."""

from django.conf import settings
from django.db import models

from lueckenlos.advice.enums import CaseState, Share, Source
from lueckenlos.advice.models.commune import Commune
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.vocabulary.fields import TermSetField


class Case(Versioned, TenantModel):
    """What somebody wants from the KGC. ``visibility`` holds for everything inside, however its entries are set."""

    # drawn when the public form was loaded: the same form sent twice is one Anfrage
    token = models.UUIDField(null=True, unique=True, editable=False)
    title = models.CharField("Worum geht es?", max_length=200)
    title_key = models.CharField(max_length=200, editable=False)
    state = models.CharField("Stand", max_length=16, choices=CaseState.choices, default=CaseState.ANFRAGE)
    source = models.CharField("Eingang über", max_length=12, choices=Source.choices, default=Source.TELEFON)
    received_on = models.DateField("Eingang am")
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="cases", verbose_name="Kommune"
    )
    institution = models.CharField("Träger oder Einrichtung", max_length=200, blank=True)
    themes = TermSetField(vocabulary="thema", verbose_name="Themen")
    concern = models.TextField("Anliegen", blank=True)
    result = models.TextField("Ergebnis", blank=True)
    visibility = models.CharField("Wer liest mit?", max_length=12, choices=Share.choices, default=Share.KGC)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="zuständig",
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False, verbose_name="von"
    )
    contact_name = models.CharField("Ansprechperson", max_length=160, blank=True)
    contact_office = models.CharField("Amt oder Funktion", max_length=160, blank=True)
    contact_email = models.EmailField("E-Mail-Adresse", blank=True)
    contact_phone = models.CharField("Telefon", max_length=40, blank=True)
    closed_on = models.DateField("abgeschlossen am", null=True, blank=True, editable=False)
    created_at = models.DateTimeField("angelegt am", auto_now_add=True)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Beratungsfall"
        verbose_name_plural = "Beratungsfälle"
        ordering = ["-received_on", "-pk"]
        indexes = [
            models.Index(fields=["stelle", "state", "-received_on"], name="case_by_state"),
            models.Index(fields=["commune", "visibility"], name="case_by_commune"),
        ]

    def __str__(self) -> str:
        return self.title
