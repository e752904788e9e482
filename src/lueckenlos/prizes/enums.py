"""States of calls and applications, and the letters people get."""

from enum import StrEnum
from typing import Final

from django.db.models import TextChoices


class CallState(TextChoices):
    ENTWURF = "entwurf", "Entwurf"
    OFFEN = "offen", "offen für Bewerbungen"
    JURY = "jury", "bei der Jury"
    ENTSCHIEDEN = "entschieden", "entschieden"
    VERLIEHEN = "verliehen", "verliehen"


class ApplicationState(TextChoices):
    NEU = "neu", "E-Mail noch nicht bestätigt"
    EINGEREICHT = "eingereicht", "eingereicht"
    ZURUECKGEZOGEN = "zurueckgezogen", "zurückgezogen"
    AUSGESCHLOSSEN = "ausgeschlossen", "nimmt nicht teil"


class Letter(StrEnum):
    """Also the names of the mail templates."""

    CONFIRM = "confirm"
    RECEIVED = "received"
    WITHDRAWN = "withdrawn"
    SET_ASIDE = "set_aside"
    WON = "won"
    NOT_WON = "not_won"
    JURY = "jury"


# everybody may read these
PUBLIC: Final = frozenset({CallState.OFFEN, CallState.JURY, CallState.ENTSCHIEDEN, CallState.VERLIEHEN})
# nothing about the prizes changes any more
DECIDED: Final = frozenset({CallState.ENTSCHIEDEN, CallState.VERLIEHEN})
