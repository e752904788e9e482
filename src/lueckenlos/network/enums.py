"""Kinds of ties, how strong they are, where they come from, and what members say about them."""

from typing import Final

from django.db.models import TextChoices


class TieKind(TextChoices):
    ZUSAMMENARBEIT = "zusammenarbeit", "Zusammenarbeit"
    UEBERGABE = "uebergabe", "Übergabe"
    VEREINBARUNG = "vereinbarung", "Vereinbarung"
    GELD = "geld", "Geld"
    INFORMATION = "information", "Information"
    # only from the work of Gremien, never typed
    GREMIUM = "gremium", "Mitarbeit im Gremium"


# one gives, the other takes; the others hold alike in both directions
DIRECTED: Final = frozenset({TieKind.UEBERGABE, TieKind.GELD, TieKind.INFORMATION})
# what people choose from
OWN_KINDS: Final = tuple(kind for kind in TieKind if kind is not TieKind.GREMIUM)


class Strength(TextChoices):
    OFFEN = "", "keine Angabe"
    SELTEN = "selten", "selten"
    REGELMAESSIG = "regelmaessig", "regelmäßig"
    ENG = "eng", "eng"


class Origin(TextChoices):
    """Where the network knows a tie from."""

    HAND = "hand", "von Hand eingetragen"
    ARBEIT = "arbeit", "aus der laufenden Arbeit"
    MITGLIED = "mitglied", "vom Mitglied genannt"


class Mutual(TextChoices):
    """How many of the two have confirmed a tie."""

    KEINE = "keine", "noch nicht bestätigt"
    EINE = "eine", "von einer Seite bestätigt"
    BEIDE = "beide", "beidseitig bestätigt"


class Said(TextChoices):
    """What a member says about one tie."""

    STIMMT = "stimmt", "stimmt"
    ANDERS = "anders", "stimmt nicht ganz"
    NEIN = "nein", "stimmt nicht"
    NEU = "neu", "fehlt hier"


# the coordinator looks at these
TO_SETTLE: Final = (Said.ANDERS, Said.NEIN, Said.NEU)


class Place(TextChoices):
    """How an expected actor stands in the network; what asks for action first."""

    FEHLT = "fehlt", "fehlt"
    OHNE = "ohne", "da, aber ohne Verbindung"
    VERBUNDEN = "verbunden", "verbunden"
    UNNOETIG = "unnoetig", "bei uns nicht nötig"
