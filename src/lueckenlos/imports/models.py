"""Import runs of offers with their rows (preview, ledger, undo), and what was learned about columns."""

from django.conf import settings
from django.db import models

from lueckenlos.imports.enums import RowOutcome, RunStatus
from lueckenlos.tenancy.scope import TenantModel


class ImportRun(TenantModel):
    """One uploaded spreadsheet from upload to undo."""

    file_name = models.CharField("Datei", max_length=200)
    file_hash = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=80)
    sheet = models.CharField("Tabellenblatt", max_length=120, blank=True)
    mapping = models.JSONField("Zuordnung der Spalten", default=dict)
    value_mapping = models.JSONField("Zuordnung der Werte", default=dict)
    status = models.CharField("Stand", max_length=16, choices=RunStatus.choices, default=RunStatus.HOCHGELADEN)
    error_code = models.CharField(max_length=60, blank=True)
    error_values = models.JSONField(default=dict, blank=True)
    rows_total = models.PositiveIntegerField("Zeilen", default=0)
    rows_done = models.PositiveIntegerField("bearbeitet", default=0)
    counts = models.JSONField("Ergebnis", default=dict)
    heartbeat_at = models.DateTimeField("letztes Lebenszeichen", null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField("hochgeladen am", auto_now_add=True)
    applied_at = models.DateTimeField("übernommen am", null=True, blank=True)

    class Meta:
        verbose_name = "Import"
        verbose_name_plural = "Importe"
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.file_name


class ImportRow(models.Model):
    """One line of the spreadsheet: what it says, what would happen, and what was there before (for undo)."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField("Zeile")
    outcome = models.CharField("Ergebnis", max_length=12, choices=RowOutcome.choices)
    raw = models.JSONField("Inhalt der Zeile", default=list)
    values = models.JSONField("gelesene Werte", default=dict)
    problems = models.JSONField("Probleme", default=list)
    changes = models.JSONField("Änderungen", default=dict)
    offer_id = models.BigIntegerField("Angebot", null=True, blank=True, db_index=True)
    candidates = models.JSONField("mögliche Dubletten", default=list)
    # what a person chose for a conflict or a duplicate; empty: the cautious default (keep, skip)
    choice = models.CharField("Wahl", max_length=12, blank=True)
    before = models.JSONField("Stand vor der Übernahme", null=True, blank=True)

    class Meta:
        verbose_name = "Importzeile"
        verbose_name_plural = "Importzeilen"
        ordering = ["line"]
        constraints = [models.UniqueConstraint(fields=["run", "line"], name="import_row_once")]

    def __str__(self) -> str:
        return f"{self.run} · {self.line}"


class MappingMemory(TenantModel):
    """How this Stelle mapped these column headings last time."""

    headings_key = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict)
    value_mapping = models.JSONField(default=dict)
    used_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "gemerkte Zuordnung"
        verbose_name_plural = "gemerkte Zuordnungen"
        constraints = [models.UniqueConstraint(fields=["stelle", "headings_key"], name="mapping_once")]

    def __str__(self) -> str:
        return self.headings_key
