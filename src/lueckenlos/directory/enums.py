"""States of an offer and small closed lists."""

from types import MappingProxyType
from typing import Final

from django.db.models import IntegerChoices, TextChoices


class OfferStatus(TextChoices):
    ENTWURF = "entwurf", "Entwurf"
    EINGEREICHT = "eingereicht", "eingereicht"
    FREIGEGEBEN = "freigegeben", "freigegeben"
    ZUR_PRUEFUNG = "zur_pruefung", "zur Prüfung"
    VERALTET = "veraltet", "veraltet"
    ABGELEHNT = "abgelehnt", "abgelehnt"
    ARCHIVIERT = "archiviert", "archiviert"


_S = OfferStatus
# the state machine of an offer: from → where it may go; drawn into the manual and asked by rules.may_move
MOVES: Final = MappingProxyType(
    {
        _S.ENTWURF: (_S.EINGEREICHT, _S.FREIGEGEBEN, _S.ARCHIVIERT),
        _S.EINGEREICHT: (_S.FREIGEGEBEN, _S.ABGELEHNT, _S.ENTWURF),
        _S.FREIGEGEBEN: (_S.ZUR_PRUEFUNG, _S.VERALTET, _S.ARCHIVIERT),
        _S.ZUR_PRUEFUNG: (_S.FREIGEGEBEN, _S.VERALTET, _S.ARCHIVIERT),
        _S.VERALTET: (_S.FREIGEGEBEN, _S.ARCHIVIERT),
        _S.ABGELEHNT: (_S.ENTWURF, _S.ARCHIVIERT),
        _S.ARCHIVIERT: (_S.ENTWURF,),
    }
)
# counted as present in the Kettenbild
ACTIVE: Final = frozenset({_S.FREIGEGEBEN, _S.ZUR_PRUEFUNG, _S.VERALTET})
# shown to citizens
PUBLIC: Final = frozenset({_S.FREIGEGEBEN, _S.ZUR_PRUEFUNG})


class YesNo(TextChoices):
    """An honest answer to a question nobody may have asked yet."""

    UNBEKANNT = "", "unbekannt"
    JA = "ja", "ja"
    NEIN = "nein", "nein"


class Barrierefrei(TextChoices):
    UNBEKANNT = "", "unbekannt"
    JA = "ja", "ja"
    TEILWEISE = "teilweise", "teilweise"
    NEIN = "nein", "nein"


class Pflicht(TextChoices):
    UNBEKANNT = "", "keine Angabe"
    PFLICHTIG = "pflichtig", "Pflichtaufgabe"
    FREIWILLIG = "freiwillig", "freiwillige Leistung"


class SchoolHolidays(TextChoices):
    IMMER = "immer", "auch in den Ferien"
    NICHT = "nicht", "nicht in den Ferien"
    NUR = "nur", "nur in den Ferien"


class Weekday(IntegerChoices):
    """Bits of a weekly pattern."""

    MONTAG = 1, "Montag"
    DIENSTAG = 2, "Dienstag"
    MITTWOCH = 4, "Mittwoch"
    DONNERSTAG = 8, "Donnerstag"
    FREITAG = 16, "Freitag"
    SAMSTAG = 32, "Samstag"
    SONNTAG = 64, "Sonntag"


class SeriesKind(TextChoices):
    """How times repeat."""

    WOECHENTLICH = "woechentlich", "jede Woche"
    ZWEIWOECHENTLICH = "zweiwoechentlich", "alle zwei Wochen"
    MONATLICH = "monatlich", "an einem Wochentag im Monat"
    EINMALIG = "einmalig", "einmal an einem Tag"
    ABSPRACHE = "absprache", "nach Vereinbarung"
    EIGENE = "eigene", "andere Regel (aus einem Import)"


class AgeUnit(TextChoices):
    """What a typed age counts; stored are always months."""

    JAHRE = "jahre", "Jahre"
    MONATE = "monate", "Monate"


class OfferSort(TextChoices):
    """Orders of the list; a minus turns one round."""

    TITEL = "titel", "Titel"
    STAND = "stand", "geprüft am"
    GEAENDERT = "geaendert", "geändert am"


class Step(TextChoices):
    """Buttons of the detail page; each stands for one action."""

    EINREICHEN = "einreichen", "Zur Freigabe einreichen"
    FREIGEBEN = "freigeben", "Freigeben"
    BESTAETIGEN = "bestaetigen", "Stimmt noch"
    PRUEFEN = "pruefen", "Zur Prüfung geben"
    ABLEHNEN = "ablehnen", "Ablehnen"
    ZURUECKZIEHEN = "zurueckziehen", "Zurück in den Entwurf"
    ARCHIVIEREN = "archivieren", "Archivieren"
    ZURUECKHOLEN = "zurueckholen", "Aus dem Archiv holen"


class BulkStep(TextChoices):
    """What can be done to all ticked rows of the list."""

    FREIGEBEN = "freigeben", "Freigeben"
    GEPRUEFT = "geprueft", "Als geprüft kennzeichnen"
    ARCHIVIEREN = "archivieren", "Archivieren"
