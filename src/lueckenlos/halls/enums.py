"""What stands in a hall, and how a plan begins."""

from typing import Final

from django.db.models import TextChoices


class ItemKind(TextChoices):
    """Only tables have a number and a place type."""

    TISCH = "tisch", "Tisch"
    TUER = "tuer", "Tür"
    FLUCHTWEG = "fluchtweg", "Fluchtweg"
    BUEHNE = "buehne", "Bühne"
    HINDERNIS = "hindernis", "Hindernis"
    AUSSPARUNG = "aussparung", "Aussparung (gehört nicht zum Raum)"


class Feature(TextChoices):
    """What a table has. The first three answer wishes, the last one answers needs."""

    WAND = "wand", "an der Wand"
    STROM = "strom", "mit Strom"
    STANGE = "stange", "Platz für Kleiderständer"
    LEICHT = "leicht", "stufenlos und leicht erreichbar"


class Side(TextChoices):
    """Where the visitors of a table stand, or into which direction a door leads: turned clockwise from the top."""

    OBEN = "0", "nach oben"
    RECHTS = "90", "nach rechts"
    UNTEN = "180", "nach unten"
    LINKS = "270", "nach links"


class Arrangement(TextChoices):
    """How a quick start places the tables."""

    REIHEN = "reihen", "an den Wänden und in Reihen"
    BLOECKE = "bloecke", "in Blöcken, Rücken an Rücken"
    WAND = "wand", "nur an den Wänden"


class Mode(TextChoices):
    """Whom a run of the allotment gives a table."""

    FEHLENDE = "fehlende", "Nur wer noch keinen Tisch hat"
    NEU = "neu", "Alle neu verteilen; von Hand Gesetzte bleiben"
    ALLE = "alle", "Wirklich alle neu verteilen, auch von Hand Gesetzte"


class Order(TextChoices):
    """How the printed list is sorted."""

    NUMMER = "nummer", "nach Tischnummer"
    NAME = "name", "nach Name"


class Severity(TextChoices):
    """A danger stands in the way of the event, a warning wants a look."""

    DANGER = "danger", "Konflikt"
    WARNING = "warning", "Hinweis"


# lengths are whole centimetres in steps of STEP; the grid that items snap to is CELL
STEP: Final = 10
CELL: Final = 50
