"""Import runs of offers with their rows (preview, ledger, undo), and what was learned about columns."""

from django.conf import settings
from django.db import models

from lueckenlos.imports.enums import RowChoice, RowEffect, RowOutcome, RunStatus
from lueckenlos.tenancy.scope import TenantModel


class ImportRun(TenantModel):
    """One uploaded spreadsheet from upload to undo."""

    file_name = models.CharField("Datei", max_length=200)
    file_hash = models.CharField(max_length=64)
    # random name below UPLOAD_DIR; empty once the file has been removed
    stored_as = models.CharField(max_length=80, blank=True)
    sheet = models.CharField("Tabellenblatt", max_length=120, blank=True)
    headings = models.JSONField("Überschriften", default=list)
    mapping = models.JSONField("Zuordnung der Spalten", default=list)
    value_mapping = models.JSONField("Zuordnung der Werte", default=dict)
    constants = models.JSONField("für alle Zeilen", default=dict)
    unknown_values = models.JSONField("unbekannte Werte", default=list)
    release = models.BooleanField("neue Angebote gleich freigeben", default=False)
    clear_empty = models.BooleanField("leere Zellen leeren das Feld", default=False)
    status = models.CharField("Stand", max_length=16, choices=RunStatus.choices, default=RunStatus.HOCHGELADEN)
    error_code = models.CharField(max_length=60, blank=True)
    error_values = models.JSONField(default=dict, blank=True)
    rows_total = models.PositiveIntegerField("Zeilen", default=0)
    rows_done = models.PositiveIntegerField("bearbeitet", default=0)
    counts = models.JSONField("Ergebnis der Prüfung", default=dict)
    report = models.JSONField("Bericht", default=dict)
    heartbeat_at = models.DateTimeField("letztes Lebenszeichen", null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_by_name = models.CharField("hochgeladen von", max_length=160, blank=True)
    created_at = models.DateTimeField("hochgeladen am", auto_now_add=True)
    applied_at = models.DateTimeField("übernommen am", null=True, blank=True)
    undone_at = models.DateTimeField("zurückgenommen am", null=True, blank=True)

    class Meta:
        verbose_name = "Import"
        verbose_name_plural = "Importe"
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["stelle", "file_hash"], name="import_by_file")]

    def __str__(self) -> str:
        return self.file_name


class ImportRow(models.Model):
    """One line of the spreadsheet: what it says, what would happen, and what has happened (for undo)."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="rows", db_index=False)
    line = models.PositiveIntegerField("Zeile")
    outcome = models.CharField("Ergebnis", max_length=12, choices=RowOutcome.choices)
    label = models.CharField("Titel", max_length=200, blank=True)
    # empty where an unattended import created the offer: the offer itself says what the line said
    raw = models.JSONField("Inhalt der Zeile", default=list)
    problems = models.JSONField("Probleme", default=list)
    # field → [stored, file], or [stored, file, true] where the stored value was edited by hand
    changes = models.JSONField("Änderungen", default=dict)
    # no foreign keys: the ledger outlives what it tells about
    offer_id = models.BigIntegerField("Angebot", null=True, blank=True)
    candidates = models.JSONField("mögliche Dubletten", default=list)
    choice = models.CharField("Wahl", max_length=16, choices=RowChoice.choices, blank=True)
    taken = models.JSONField("trotzdem übernommene Felder", default=list)
    effect = models.CharField("Wirkung", max_length=12, choices=RowEffect.choices, blank=True)
    # field → [before, after] as it was written
    written = models.JSONField("geschriebene Felder", default=dict)

    class Meta:
        verbose_name = "Importzeile"
        verbose_name_plural = "Importzeilen"
        ordering = ["line"]
        constraints = [models.UniqueConstraint(fields=["run", "line"], name="import_row_once")]
        indexes = [models.Index(fields=["run", "outcome", "line"], name="import_row_outcome")]

    def __str__(self) -> str:
        return f"{self.run} · {self.line}"


class MappingMemory(TenantModel):
    """How this Stelle mapped these column headings last time."""

    headings_key = models.CharField(max_length=64)
    mapping = models.JSONField(default=list)
    value_mapping = models.JSONField(default=dict)
    constants = models.JSONField(default=dict)
    used_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "gemerkte Zuordnung"
        verbose_name_plural = "gemerkte Zuordnungen"
        constraints = [models.UniqueConstraint(fields=["stelle", "headings_key"], name="mapping_once")]

    def __str__(self) -> str:
        return self.headings_key
