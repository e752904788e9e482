"""States of an import run and of its rows."""

from types import MappingProxyType
from typing import Final

from django.db.models import TextChoices


class RunStatus(TextChoices):
    HOCHGELADEN = "hochgeladen", "hochgeladen"
    ZUORDNUNG = "zuordnung", "Spalten zuordnen"
    WIRD_GEPRUEFT = "wird_geprueft", "wird geprüft"
    WERTE = "werte", "Werte zuordnen"
    VORSCHAU = "vorschau", "Vorschau"
    WIRD_UEBERNOMMEN = "wird_uebernommen", "wird übernommen"
    UEBERNOMMEN = "uebernommen", "übernommen"
    WIRD_ZURUECKGENOMMEN = "ruecknahme", "wird zurückgenommen"
    ZURUECKGENOMMEN = "zurueckgenommen", "zurückgenommen"
    FEHLER = "fehler", "abgebrochen"


class RowOutcome(TextChoices):
    NEU = "neu", "neu"
    GEAENDERT = "geaendert", "geändert"
    UNVERAENDERT = "unveraendert", "unverändert"
    KONFLIKT = "konflikt", "Konflikt"
    DUBLETTE = "dublette", "mögliche Dublette"
    ABGELEHNT = "abgelehnt", "abgelehnt"


class RowChoice(TextChoices):
    """What a person decided about a row; empty is the cautious way: keep what is there, skip doubles."""

    UEBERNEHMEN = "uebernehmen", "aus der Datei übernehmen"
    UEBERSPRINGEN = "ueberspringen", "überspringen"
    NEU = "neu", "neu anlegen"
    ZUSAMMENFUEHREN = "zusammenfuehren", "zusammenführen"


class RowEffect(TextChoices):
    """What the import did with a row."""

    ANGELEGT = "angelegt", "angelegt"
    GEAENDERT = "geaendert", "geändert"


_R = RunStatus
RUN_MOVES: Final = MappingProxyType(
    {
        _R.HOCHGELADEN: (_R.ZUORDNUNG, _R.FEHLER),
        _R.ZUORDNUNG: (_R.WIRD_GEPRUEFT, _R.FEHLER),
        _R.WIRD_GEPRUEFT: (_R.VORSCHAU, _R.WERTE, _R.ZUORDNUNG, _R.FEHLER),
        _R.WERTE: (_R.WIRD_GEPRUEFT, _R.ZUORDNUNG, _R.FEHLER),
        _R.VORSCHAU: (_R.WIRD_UEBERNOMMEN, _R.WIRD_GEPRUEFT, _R.WERTE, _R.ZUORDNUNG, _R.FEHLER),
        _R.WIRD_UEBERNOMMEN: (_R.UEBERNOMMEN, _R.VORSCHAU, _R.FEHLER),
        _R.UEBERNOMMEN: (_R.WIRD_ZURUECKGENOMMEN,),
        _R.WIRD_ZURUECKGENOMMEN: (_R.ZURUECKGENOMMEN, _R.UEBERNOMMEN),
        _R.ZURUECKGENOMMEN: (),
        _R.FEHLER: (_R.ZUORDNUNG,),
    }
)
# a job works on the run
RUNNING: Final = frozenset({_R.WIRD_GEPRUEFT, _R.WIRD_UEBERNOMMEN, _R.WIRD_ZURUECKGENOMMEN})
# nothing has been applied yet and columns can still be assigned
OPEN: Final = frozenset({_R.HOCHGELADEN, _R.ZUORDNUNG, _R.WERTE, _R.VORSCHAU, _R.FEHLER})
