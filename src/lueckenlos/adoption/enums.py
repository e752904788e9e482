"""Kinds and states of papers, and for whom they are meant."""

from typing import Final

from django.db.models import TextChoices

from lueckenlos.tenancy.enums import Visibility


class PaperKind(TextChoices):
    HANDLUNGSEMPFEHLUNG = "handlungsempfehlung", "Handlungsempfehlung"
    LEITFRAGEN = "leitfragen", "Leitfragen"
    INDIKATORENSATZ = "indikatorensatz", "Indikatorensatz"
    ANGEBOTSVORLAGE = "angebotsvorlage", "Angebotsvorlage"


class GapKind(TextChoices):
    """Which kinds of hints of the Kettenbild a paper helps with; a hint's key begins with the same word."""

    BRUCH = "bruch", "Bruch am Übergang"
    LEER = "leer", "Lücke: kein Angebot"
    BEDARF = "bedarf", "Lücke: hoher Bedarf, wenig Angebot"
    AUSLAUFEND = "auslaufend", "läuft aus"
    KAPAZITAET = "kapazitaet", "Plätze reichen nicht"
    ZUGANG = "zugang", "Lücke: Zugang"
    DOPPELUNG = "doppelung", "mögliche Doppelung"
    UNGEPRUEFT = "ungeprueft", "lange nicht geprüft"


class UptakeState(TextChoices):
    """How far a Stelle is with what it has taken over."""

    GEPLANT = "geplant", "geplant"
    IN_UMSETZUNG = "in_umsetzung", "in Umsetzung"
    UMGESETZT = "umgesetzt", "umgesetzt"
    NICHT_VORGESEHEN = "nicht_vorgesehen", "nicht vorgesehen"


class Decision(TextChoices):
    """What a Stelle does with one change of the source."""

    BEHALTEN = "behalten", "Unseren Text behalten"
    UEBERNEHMEN = "uebernehmen", "Neuen Text der Quelle übernehmen"
    ANPASSEN = "anpassen", "Selbst formulieren"


# who may read a published paper; nobody publishes for named people only
AUDIENCES: Final = (
    (Visibility.STELLE, "nur die eigene Stelle"),
    (Visibility.LAND, "im Land: Stellen über und unter der eigenen"),
    (Visibility.NETZWERK, "alle angemeldeten Stellen"),
    (Visibility.OEFFENTLICH, "öffentlich: alle, auch ohne Anmeldung"),
)
