"""Small closed lists of the Nummernbasar."""

from django.db.models import IntegerChoices, TextChoices


class GroupKind(TextChoices):
    """Who gets a number, in the order in which they get it."""

    HELFENDE = "helfende", "Helfende"
    STAMM = "stamm", "Stammverkäufer"
    FREI = "frei", "freie Nummern"


class Assignment(TextChoices):
    """Why a seller has this number; ``REASONS`` in the messages makes it a sentence."""

    HELFER = "helfer", "Helfende zuerst"
    BEHALTEN = "behalten", "Nummer behalten"
    NEU = "neu", "neue Nummer, alte vergeben"
    FREI = "frei", "nächste freie Nummer"
    HAND = "hand", "von Hand vergeben"
    FREIGEGEBEN = "freigegeben", "Nummer freigegeben"


class PriceStep(IntegerChoices):
    ZEHN = 10, "10 Cent"
    FUENFZIG = 50, "50 Cent"
    EURO = 100, "1 Euro"


class CommissionStep(IntegerChoices):
    CENT = 1, "auf den Cent genau"
    ZEHN = 10, "auf 10 Cent"
    FUENFZIG = 50, "auf 50 Cent"
    EURO = 100, "auf 1 Euro"


class Rounding(TextChoices):
    KAUFMAENNISCH = "kaufmaennisch", "kaufmännisch (ab der Hälfte aufwärts)"
    ABRUNDEN = "abrunden", "immer abwärts, zugunsten der Verkaufenden"


class ReceiptKind(TextChoices):
    VERKAUF = "verkauf", "Verkauf"
    RUECKNAHME = "ruecknahme", "Rücknahme"


class LineState(TextChoices):
    """What a line of a receipt means for its seller; only ``VERKAUFT`` is paid out."""

    VERKAUFT = "verkauft", "verkauft"
    DOPPELT = "doppelt", "war schon verkauft"
    ZURUECK = "zurueck", "wieder zurückgenommen"
    RUECKNAHME = "ruecknahme", "Rücknahme"
    UNKLAR = "unklar", "Rücknahme ohne Verkauf"
    GEKLAERT = "geklaert", "geklärt"


class LineColumn(TextChoices):
    """Columns of an item list in a file."""

    BEZEICHNUNG = "description", "Bezeichnung"
    GROESSE = "size", "Größe"
    KATEGORIE = "category", "Kategorie"
    PREIS = "price", "Preis"


class BazaarView(TextChoices):
    """Which sellers the list shows."""

    ALL = "alle", "alle"
    EMPTY = "leer", "leere Listen"
    WITHDRAWN = "abgesagt", "wieder abgemeldet"
    WAITING = "ohne", "noch ohne Nummer"
