"""Kinds of hints, decisions about them, and states of an Übergang."""

from typing import Final

from django.db.models import IntegerChoices, TextChoices


class HintKind(TextChoices):
    """The values of ``picture.Kind`` with their German names, in order of display."""

    BROKEN = "bruch", "Bruch am Übergang"
    EMPTY = "leer", "Lücke: kein Angebot"
    NEED = "bedarf", "Lücke: hoher Bedarf, wenig Angebot"
    RUNNING_OUT = "auslaufend", "läuft aus"
    CAPACITY = "kapazitaet", "Plätze reichen nicht"
    ACCESS = "zugang", "Lücke: Zugang"
    DUPLICATE = "doppelung", "mögliche Doppelung"
    UNCHECKED = "ungeprueft", "lange nicht geprüft"


class HintSeverity(IntegerChoices):
    """The values of ``picture.Severity``: where to look first, no judgement."""

    HIGH = 1, "Zuerst ansehen"
    MEDIUM = 2, "Danach"
    LOW = 3, "Bei Gelegenheit"


class DecisionKind(TextChoices):
    BESTAETIGT = "bestaetigt", "bestätigt"
    KEIN_BEDARF = "kein_bedarf", "kein Bedarf"
    ZURUECKGESTELLT = "zurueckgestellt", "zurückgestellt"


class HintState(TextChoices):
    """How a hint stands to what people decided about it."""

    OFFEN = "offen", "noch nicht entschieden"
    GEAENDERT = "geaendert", "Ursache hat sich geändert"
    WIEDERVORLAGE = "wiedervorlage", "wieder vorgelegt"
    ENTSCHIEDEN = "entschieden", "entschieden"


# somebody has to look at these
OPEN_STATES: Final = frozenset({HintState.OFFEN, HintState.GEAENDERT, HintState.WIEDERVORLAGE})


class RowAxis(TextChoices):
    LEBENSLAGE = "lebenslage", "Lebenslagen"
    HANDLUNGSFELD = "handlungsfeld", "Handlungsfelder"


class HandoverStatus(TextChoices):
    OFFEN = "offen", "offen"
    IN_ARBEIT = "in_arbeit", "in Arbeit"
    VEREINBART = "vereinbart", "vereinbart"
