"""States of an import run and of its rows."""

from types import MappingProxyType
from typing import Final

from django.db.models import TextChoices


class RunStatus(TextChoices):
    HOCHGELADEN = "hochgeladen", "hochgeladen"
    ZUORDNUNG = "zuordnung", "Spalten zuordnen"
    WIRD_GEPRUEFT = "wird_geprueft", "wird geprüft"
    VORSCHAU = "vorschau", "Vorschau"
    WIRD_UEBERNOMMEN = "wird_uebernommen", "wird übernommen"
    UEBERNOMMEN = "uebernommen", "übernommen"
    ZURUECKGENOMMEN = "zurueckgenommen", "zurückgenommen"
    FEHLER = "fehler", "abgebrochen"


class RowOutcome(TextChoices):
    NEU = "neu", "neu"
    GEAENDERT = "geaendert", "geändert"
    UNVERAENDERT = "unveraendert", "unverändert"
    KONFLIKT = "konflikt", "Konflikt"
    DUBLETTE = "dublette", "mögliche Dublette"
    ABGELEHNT = "abgelehnt", "abgelehnt"


_R = RunStatus
RUN_MOVES: Final = MappingProxyType(
    {
        _R.HOCHGELADEN: (_R.ZUORDNUNG, _R.FEHLER),
        _R.ZUORDNUNG: (_R.WIRD_GEPRUEFT, _R.FEHLER),
        _R.WIRD_GEPRUEFT: (_R.VORSCHAU, _R.ZUORDNUNG, _R.FEHLER),
        _R.VORSCHAU: (_R.WIRD_UEBERNOMMEN, _R.WIRD_GEPRUEFT, _R.ZUORDNUNG, _R.FEHLER),
        _R.WIRD_UEBERNOMMEN: (_R.UEBERNOMMEN, _R.VORSCHAU, _R.FEHLER),
        _R.UEBERNOMMEN: (_R.ZURUECKGENOMMEN,),
        _R.ZURUECKGENOMMEN: (),
        _R.FEHLER: (_R.ZUORDNUNG,),
    }
)
