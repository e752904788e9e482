"""A publication is what its address stays for; an edition is what was printed or put online once."""

import secrets
from datetime import date

from django.db import models
from django.db.models import Q

from lueckenlos.library.enums import READABLE, EditionState, FileState
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.files import StoredFile
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.vocabulary.fields import TermField, TermSetField


def new_public_id() -> str:
    """Ten letters and digits for addresses, so that nobody can count a Stelle's drafts."""
    return secrets.token_hex(5)


class Publication(TenantModel, Versioned):
    """What all editions have in common. ``current`` is the number of the edition readers get; 0 while there is none.

    ``year`` and ``sprachen`` are those of that edition: the public list filters and sorts by them without a join.
    """

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    art = TermField(vocabulary="dokumenttyp", verbose_name="Art", default="broschuere")
    title = models.CharField("Titel", max_length=200)
    title_key = models.CharField(max_length=200, editable=False)
    subtitle = models.CharField("Untertitel", max_length=200, blank=True)
    themen = TermSetField(vocabulary="thema", verbose_name="Schwerpunktthemen")
    lebensphasen = TermSetField(vocabulary="lebensphase", verbose_name="Lebensphasen")
    handlungsfelder = TermSetField(vocabulary="handlungsfeld", verbose_name="Handlungsfelder")
    related = models.ManyToManyField("self", verbose_name="Gehört zu", blank=True)
    issued = models.PositiveIntegerField("zuletzt vergebene Auflage", default=0, editable=False)
    current = models.PositiveIntegerField("geltende Auflage", default=0, editable=False)
    year = models.PositiveSmallIntegerField("Jahr", default=0, editable=False)
    sprachen = TermSetField(vocabulary="sprache", verbose_name="Sprachen", editable=False)
    # found by title and summary at once, by the text of its files once the job has read them
    text_pending = models.BooleanField("Volltext wartet auf die Suche", default=False, editable=False)
    changed_at = models.DateTimeField("geändert am", auto_now=True)
    summary = models.TextField("Kurzbeschreibung", max_length=3000, blank=True)

    class Meta:
        verbose_name = "Veröffentlichung"
        verbose_name_plural = "Veröffentlichungen"
        ordering = ["-changed_at", "-id"]
        indexes = [
            # all the public list needs before it opens a row
            models.Index(
                fields=["-year", "-id", "stelle", "art", "lebensphasen", "handlungsfelder", "sprachen"],
                name="publication_by_year",
                condition=Q(current__gt=0),
            ),
            models.Index(fields=["stelle", "-changed_at", "-id"], name="publication_by_stelle"),
        ]

    def __str__(self) -> str:
        return self.title


class Edition(TenantModel, Versioned):
    """One edition: who wrote it, when, and what it is called in a citation."""

    publication = models.ForeignKey(
        Publication, models.CASCADE, related_name="editions", verbose_name="Veröffentlichung"
    )
    number = models.PositiveIntegerField("Auflage", editable=False)
    label = models.CharField(
        "Bezeichnung der Auflage", max_length=80, blank=True, help_text="Etwa „2., überarbeitete Auflage“."
    )
    year = models.PositiveSmallIntegerField("Erscheinungsjahr")
    authors = models.TextField(
        "Verfasst von", max_length=1000, blank=True, help_text="Eine Person je Zeile: Nachname, Vorname."
    )
    editors = models.TextField(
        "Herausgegeben von",
        max_length=1000,
        blank=True,
        help_text="Eine Stelle oder Person je Zeile. Leer: Ihre Stelle.",
    )
    place = models.CharField("Ort", max_length=100, blank=True)
    isbn = models.CharField("ISBN", max_length=20, blank=True)
    doi = models.CharField("DOI", max_length=100, blank=True, help_text="Etwa 10.1234/abcd, ohne https.")
    note = models.TextField("Was ist neu an dieser Auflage", max_length=2000, blank=True)
    # those nobody has ordered yet; None: not printed, 0: out of print
    stock = models.PositiveIntegerField("freie gedruckte Exemplare", null=True, blank=True, editable=False)
    # a picture of our own making, whatever was uploaded
    cover = models.BinaryField("eigenes Titelbild", null=True, editable=False)
    state = models.CharField(
        "Stand", max_length=20, choices=EditionState.choices, default=EditionState.ENTWURF, editable=False
    )
    published_on = models.DateField("veröffentlicht am", null=True, editable=False)

    class Meta:
        verbose_name = "Auflage"
        verbose_name_plural = "Auflagen"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["publication", "number"], name="edition_number_once")]

    def __str__(self) -> str:
        return f"{self.publication} ({self.name})"

    @property
    def name(self) -> str:
        return self.label or f"{self.number}. Auflage"

    @property
    def is_public(self) -> bool:
        return self.state == EditionState.VEROEFFENTLICHT


class PublicationFile(StoredFile):
    """The edition in one language. What readers get is the file as the check has left it, never as it came in."""

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="files", verbose_name="Auflage")
    sprache = TermField(vocabulary="sprache", verbose_name="Sprache", default="de")
    accessible = models.BooleanField("barrierefrei geprüft", default=False)
    state = models.CharField(
        "Prüfung", max_length=12, choices=FileState.choices, default=FileState.WARTET, editable=False
    )
    # the code of a sentence in ``messages``
    problem = models.CharField(max_length=40, blank=True, editable=False)
    pages = models.PositiveIntegerField("Seiten", default=0, editable=False)
    tagged = models.BooleanField("mit Struktur für Vorleseprogramme", default=False, editable=False)
    cover = models.BinaryField("Titelbild", null=True, editable=False)
    text = models.TextField("Volltext", blank=True, editable=False)

    class Meta:
        verbose_name = "Datei einer Veröffentlichung"
        verbose_name_plural = "Dateien von Veröffentlichungen"
        ordering = ["id"]

    @property
    def readable(self) -> bool:
        return self.state in READABLE


class DownloadCount(TenantModel):
    """How often a file was fetched in a month. Nothing about who: no address, no cookie, no moment."""

    file = models.ForeignKey(PublicationFile, models.CASCADE, related_name="downloads", verbose_name="Datei")
    month = models.DateField("Monat", help_text="Der erste Tag des Monats.")
    number = models.PositiveIntegerField("Abrufe", default=0)

    class Meta:
        verbose_name = "Abrufe"
        verbose_name_plural = "Abrufe"
        constraints = [models.UniqueConstraint(fields=["file", "month"], name="downloads_once_a_month")]

    def __str__(self) -> str:
        return f"{self.month:%m/%Y}: {self.number}"


def month_of(day: date) -> date:
    return day.replace(day=1)
