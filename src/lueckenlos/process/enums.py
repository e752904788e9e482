"""States of a Baustein and steps of the Verstetigungs-Check."""

from typing import Final

from django.db.models import IntegerChoices, TextChoices


class BausteinState(TextChoices):
    """How people see the work on one Baustein; nothing computes it."""

    NICHT_BEGONNEN = "nicht_begonnen", "noch nicht begonnen"
    IN_ARBEIT = "in_arbeit", "in Arbeit"
    STEHT = "steht", "steht"
    RUHT = "ruht", "ruht"


# work goes on here: a date that has passed is a date missed
ACTIVE: Final = frozenset({BausteinState.NICHT_BEGONNEN, BausteinState.IN_ARBEIT, BausteinState.STEHT})

STATE_BADGES: Final[dict[str, str]] = {
    BausteinState.NICHT_BEGONNEN: "neutral",
    BausteinState.IN_ARBEIT: "info",
    BausteinState.STEHT: "success",
    BausteinState.RUHT: "warning",
}


class CheckStep(IntegerChoices):
    """How far something is secured."""

    NOCH_NICHT = 1, "noch nicht"
    ANSATZ = 2, "in Ansätzen"
    WEITGEHEND = 3, "weitgehend"
    GESICHERT = 4, "gesichert"
