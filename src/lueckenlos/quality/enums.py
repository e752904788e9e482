"""States of a Selbsteinschätzung, and how far views of one criterion lie apart."""

from types import MappingProxyType
from typing import Final

from django.db.models import TextChoices


class State(TextChoices):
    """First everybody for themselves, then together, then fixed."""

    OFFEN = "offen", "offen"
    BESPROCHEN = "besprochen", "in Besprechung"
    ABGESCHLOSSEN = "abgeschlossen", "abgeschlossen"


# from each state to the next; whoever was too quick goes back one step
STEPS: Final = MappingProxyType(
    {
        State.OFFEN: (State.BESPROCHEN,),
        State.BESPROCHEN: (State.ABGESCHLOSSEN, State.OFFEN),
        State.ABGESCHLOSSEN: (State.BESPROCHEN,),
    }
)
STATE_BADGES: Final = MappingProxyType(
    {State.OFFEN: "info", State.BESPROCHEN: "warning", State.ABGESCHLOSSEN: "success"}
)


class Agreement(TextChoices):
    """What the views of several people on one criterion have to say to each other."""

    ZU_WENIG = "zu_wenig", "zu wenige Angaben"
    EINIG = "einig", "einig"
    NAH = "nah", "nah beieinander"
    WEIT = "weit", "weit auseinander"
    RELEVANZ = "relevanz", "uneinig, ob es zählt"


AGREEMENT_BADGES: Final = MappingProxyType(
    {
        Agreement.ZU_WENIG: "neutral",
        Agreement.EINIG: "success",
        Agreement.NAH: "info",
        Agreement.WEIT: "warning",
        Agreement.RELEVANZ: "warning",
    }
)
# these are worth the time of a meeting
TO_TALK_ABOUT: Final = frozenset({Agreement.WEIT, Agreement.RELEVANZ})
