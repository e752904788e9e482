"""States of an Antragsmappe, its sections, and what money is for."""

from types import MappingProxyType
from typing import Final

from django.db.models import TextChoices


class MappeState(TextChoices):
    ENTWURF = "entwurf", "Entwurf"
    EINGEREICHT = "eingereicht", "eingereicht"
    BEWILLIGT = "bewilligt", "bewilligt"
    ABGELEHNT = "abgelehnt", "abgelehnt"
    ABGESCHLOSSEN = "abgeschlossen", "abgeschlossen"


# from each state to the next; whoever was wrong goes back one step
STEPS: Final = MappingProxyType(
    {
        MappeState.ENTWURF: (MappeState.EINGEREICHT,),
        MappeState.EINGEREICHT: (MappeState.BEWILLIGT, MappeState.ABGELEHNT, MappeState.ENTWURF),
        MappeState.BEWILLIGT: (MappeState.ABGESCHLOSSEN, MappeState.EINGEREICHT),
        MappeState.ABGELEHNT: (MappeState.ENTWURF, MappeState.EINGEREICHT),
        MappeState.ABGESCHLOSSEN: (MappeState.BEWILLIGT,),
    }
)
STATE_KINDS: Final = MappingProxyType(
    {
        MappeState.ENTWURF: "neutral",
        MappeState.EINGEREICHT: "info",
        MappeState.BEWILLIGT: "success",
        MappeState.ABGELEHNT: "danger",
        MappeState.ABGESCHLOSSEN: "neutral",
    }
)
# money has been granted: what became of it can be written down
GRANTED: Final = frozenset({MappeState.BEWILLIGT, MappeState.ABGESCHLOSSEN})


class Section(TextChoices):
    """The twelve sections of an application, then the eight of the Verwendungsnachweis."""

    ANTRAG = "antrag", "Antragstellerin"
    VORHABEN = "vorhaben", "Vorhaben, Laufzeit und Gebiet"
    BEDARF = "bedarf", "Bedarf: Zahlen und Lücken"
    ZIELGRUPPE = "zielgruppe", "Zielgruppe, Zugang und Beteiligung"
    ZIELE = "ziele", "Ziele und woran Sie sie messen"
    MASSNAHMEN = "massnahmen", "Maßnahmen, Methoden und Termine"
    FELDER = "felder", "Lebenswelten, Handlungsfelder und Ansatz"
    PARTNER = "partner", "Partner, Steuerung und Vereinbarungen"
    QUALITAET = "qualitaet", "Qualität und Evaluation"
    KOSTEN = "kosten", "Kosten- und Finanzierungsplan"
    DAUER = "dauer", "Was nach der Förderung bleibt"
    ZUSAGEN = "zusagen", "Keine Doppelförderung, Beschluss, Anlagen"
    N_MASSNAHMEN = "nachweis-massnahmen", "Was getan wurde"
    N_ERREICHT = "nachweis-erreicht", "Wen Sie erreicht haben"
    N_ZIELE = "nachweis-ziele", "Ziele und Messwerte"
    N_ABWEICHUNG = "nachweis-abweichung", "Abweichungen und Gründe"
    N_STRUKTUR = "nachweis-struktur", "Strukturen und Zusammenarbeit"
    N_GELD = "nachweis-geld", "Verwendung der Mittel"
    N_WEITER = "nachweis-weiter", "Wie es weitergeht"
    N_OEFFENTLICH = "nachweis-oeffentlich", "Öffentlichkeitsarbeit"


_S = Section
PROOF: Final = tuple(one for one in Section if one.value.startswith("nachweis-"))
OUTLINE: Final = tuple(one for one in Section if one not in PROOF)
# what the figures of these say is enough
TEXT_OPTIONAL: Final = frozenset({_S.ANTRAG, _S.VORHABEN, _S.KOSTEN, _S.FELDER})


class PlanKind(TextChoices):
    """What a position of the plan is: cost, or money that comes from elsewhere than the funder."""

    PERSONAL = "personal", "Personal"
    SACH = "sach", "Sachmittel"
    HONORAR = "honorar", "Honorare"
    OEFFENTLICH = "oeffentlich", "Öffentlichkeitsarbeit"
    EVALUATION = "evaluation", "Evaluation"
    SONSTIGES = "sonstiges", "Sonstiges"
    EIGEN = "eigen", "Eigenmittel"
    DRITT = "dritt", "Mittel Dritter"


SOURCES: Final = frozenset({PlanKind.EIGEN, PlanKind.DRITT})


class PickKind(TextChoices):
    """What is picked for an Antragsmappe; the values are kinds of subjects."""

    HINT = "chains.hint", "Bestätigte Hinweise aus dem Kettenbild"
    INDICATOR = "indicators.indicator", "Kennzahlen"
    GOAL = "goals.goal", "Ziele"
    MEASURE = "goals.measure", "Maßnahmen"
    RESOLUTION = "boards.resolution", "Beschlüsse und Empfehlungen"
