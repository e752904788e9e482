"""Kinds of hints, decisions about them, and states of an Übergang."""

from django.db.models import TextChoices


class HintKind(TextChoices):
    EMPTY = "leer", "Lücke: kein Angebot"
    NEED = "bedarf", "Lücke: hoher Bedarf, wenig Angebot"
    ACCESS = "zugang", "Lücke: Zugang"
    CAPACITY = "kapazitaet", "Plätze reichen nicht"
    DUPLICATE = "doppelung", "mögliche Doppelung"
    BROKEN = "bruch", "Bruch am Übergang"
    RUNNING_OUT = "auslaufend", "läuft aus"
    UNCHECKED = "ungeprueft", "lange nicht geprüft"


class DecisionKind(TextChoices):
    BESTAETIGT = "bestaetigt", "bestätigt"
    KEIN_BEDARF = "kein_bedarf", "kein Bedarf"
    ZURUECKGESTELLT = "zurueckgestellt", "zurückgestellt"


class RowAxis(TextChoices):
    LEBENSLAGE = "lebenslage", "Lebenslagen"
    HANDLUNGSFELD = "handlungsfeld", "Handlungsfelder"


class HandoverStatus(TextChoices):
    OFFEN = "offen", "offen"
    IN_ARBEIT = "in_arbeit", "in Arbeit"
    VEREINBART = "vereinbart", "vereinbart"
