"""Kinds of questions, and the states of surveys, ideas and what circles and phases there are."""

from types import MappingProxyType
from typing import Final

from django.db.models import TextChoices


class QuestionKind(TextChoices):
    EINE = "eine", "Eine Antwort wählen"
    MEHRERE = "mehrere", "Mehrere Antworten wählen"
    SKALA = "skala", "Skala von 1 bis 5"
    TEXT = "text", "Kurzer Text"
    RAUM = "raum", "Sozialraum (wo jemand wohnt)"
    ALTER = "alter", "Altersgruppe"
    LEBENSPHASE = "lebensphase", "Lebensphase (der Kinder oder eigene)"


# results are broken down by these
DIMENSIONS: Final = frozenset({QuestionKind.RAUM, QuestionKind.ALTER, QuestionKind.LEBENSPHASE})
# the asker writes the answers to these
WITH_OPTIONS: Final = frozenset({QuestionKind.EINE, QuestionKind.MEHRERE})
AGE_BANDS: Final = ("unter 18 Jahre", "18 bis 29 Jahre", "30 bis 44 Jahre", "45 bis 64 Jahre", "65 Jahre und älter")
SCALE: Final = (1, 2, 3, 4, 5)


class SurveyState(TextChoices):
    ENTWURF = "entwurf", "Entwurf"
    LAUFEND = "laufend", "läuft"
    BEENDET = "beendet", "beendet"
    AUSGEWERTET = "ausgewertet", "ausgewertet"


class TextState(TextChoices):
    """What a moderator has said about one free text."""

    NEU = "neu", "noch nicht angesehen"
    FREI = "frei", "freigegeben"
    VERDECKT = "verdeckt", "bleibt verdeckt"


class CollectionState(TextChoices):
    ENTWURF = "entwurf", "Entwurf"
    OFFEN = "offen", "offen"
    GESCHLOSSEN = "geschlossen", "geschlossen"


class IdeaState(TextChoices):
    NEU = "neu", "wartet auf Freigabe"
    OEFFENTLICH = "oeffentlich", "öffentlich"
    ABGELEHNT = "abgelehnt", "nicht veröffentlicht"
    ZUSAMMENGELEGT = "zusammengelegt", "zusammengelegt"


class Reply(TextChoices):
    """What the commune says to an idea."""

    OFFEN = "", "noch keine Antwort"
    GEPRUEFT = "geprueft", "wird geprüft"
    KOMMT = "kommt", "kommt"
    NICHT = "nicht", "kommt nicht"


# after these nobody waits for an answer any more
FINAL_REPLIES: Final = frozenset({Reply.KOMMT, Reply.NICHT})


class Ring(TextChoices):
    """How near a group is to a decision, the innermost first."""

    ENTSCHEIDET = "entscheidet", "entscheidet"
    MIT = "mit", "entscheidet mit"
    GEHOERT = "gehoert", "wird gehört"
    INFORMIERT = "informiert", "wird informiert"
    NICHT = "nicht", "wird nicht erreicht"


class Phase(TextChoices):
    """The turn of a measure."""

    BEDARF = "bedarf", "Bedarf klären"
    PLANUNG = "planung", "Planen"
    UMSETZUNG = "umsetzung", "Umsetzen"
    AUSWERTUNG = "auswertung", "Auswerten"


RING_NUMBERS: Final = MappingProxyType({ring.value: place for place, ring in enumerate(Ring)})
