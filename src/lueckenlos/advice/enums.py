"""States of a case, where it came from, and who reads an entry."""

from types import MappingProxyType
from typing import Final

from django.db.models import TextChoices


class CaseState(TextChoices):
    ANFRAGE = "anfrage", "Anfrage"
    ANGENOMMEN = "angenommen", "angenommen"
    LAUFEND = "laufend", "laufend"
    RUHEND = "ruhend", "ruhend"
    ABGESCHLOSSEN = "abgeschlossen", "abgeschlossen"


S = CaseState
CASE_STEPS: Final = MappingProxyType(
    {
        S.ANFRAGE: (S.ANGENOMMEN, S.LAUFEND, S.ABGESCHLOSSEN),
        S.ANGENOMMEN: (S.LAUFEND, S.RUHEND, S.ABGESCHLOSSEN),
        S.LAUFEND: (S.RUHEND, S.ABGESCHLOSSEN),
        S.RUHEND: (S.LAUFEND, S.ABGESCHLOSSEN),
        # what was closed too early goes on
        S.ABGESCHLOSSEN: (S.LAUFEND,),
    }
)
OPEN_CASES: Final = frozenset(CaseState) - {S.ABGESCHLOSSEN}
CASE_KINDS: Final = MappingProxyType(
    {S.ANFRAGE: "warning", S.ANGENOMMEN: "info", S.LAUFEND: "info", S.RUHEND: "neutral", S.ABGESCHLOSSEN: "success"}
)


class Source(TextChoices):
    """How an Anfrage reached the KGC."""

    TELEFON = "telefon", "Telefon"
    EMAIL = "e-mail", "E-Mail"
    GESPRAECH = "gespraech", "persönliches Gespräch"
    FORMULAR = "formular", "Formular auf der öffentlichen Seite"
    EIGEN = "eigen", "von uns ausgegangen"


class Share(TextChoices):
    """Who reads an entry. The first value is that of ``tenancy.Visibility``: the audit trail masks such entries."""

    VERTRAULICH = "vertraulich", "vertraulich: nur ich und die Leitung"
    KGC = "kgc", "nur unsere KGC"
    KOMMUNE = "kommune", "auch die Kommune"


class RegisterKind(TextChoices):
    """What the Partnerprozess of a Land stands on besides its communes; the order is that of the register."""

    RAHMENVEREINBARUNG = "rahmenvereinbarung", "Landesrahmenvereinbarung"
    SPITZENVERBAND = "spitzenverband", "kommunaler Spitzenverband"
    ARBEITSGRUPPE = "arbeitsgruppe", "Arbeitsgruppe"


# who has joined the Partnerprozess and has not left it
PARTNERS: Final = frozenset({"partner", "modell"})
# with whom the KGC works just now: these are not to be forgotten
ACCOMPANIED: Final = frozenset({"interesse", "in-beratung", "partner", "modell"})
STATUS_KINDS: Final = MappingProxyType(
    {
        "interesse": "neutral",
        "in-beratung": "info",
        "partner": "success",
        "modell": "success",
        "ruhend": "warning",
        "beendet": "neutral",
    }
)
