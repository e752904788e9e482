"""The Länder in the order of their official keys, and the chapters of a Gesundheitsbericht in their usual order."""

from django.db.models import TextChoices


class Land(TextChoices):
    """The short names are those of ``Stelle.land`` (ISO 3166-2:DE without „DE-“, in lower case)."""

    SH = "sh", "Schleswig-Holstein"
    HH = "hh", "Hamburg"
    NI = "ni", "Niedersachsen"
    HB = "hb", "Bremen"
    NW = "nw", "Nordrhein-Westfalen"
    HE = "he", "Hessen"
    RP = "rp", "Rheinland-Pfalz"
    BW = "bw", "Baden-Württemberg"
    BY = "by", "Bayern"
    SL = "sl", "Saarland"
    BE = "be", "Berlin"
    BB = "bb", "Brandenburg"
    MV = "mv", "Mecklenburg-Vorpommern"
    SN = "sn", "Sachsen"
    ST = "st", "Sachsen-Anhalt"
    TH = "th", "Thüringen"


class HealthChapterKey(TextChoices):
    """The labels are the titles of the chapters."""

    VORWORT = "vorwort", "Vorwort"
    MENSCHEN = "menschen", "Wer hier lebt"
    BEDARF = "bedarf", "Wie es den Menschen geht"
    UNGLEICHHEIT = "ungleichheit", "Gesundheitliche Ungleichheit"
    ANGEBOTE = "angebote", "Angebote nach Lebensphasen"
    KETTENBILD = "kettenbild", "Präventionskette und Lücken"
    HINWEISE = "hinweise", "Was zu Lücken entschieden wurde"
    ZIELE = "ziele", "Ziele und Maßnahmen"
    VERANSTALTUNGEN = "veranstaltungen", "Veranstaltungen"
    BETEILIGUNG = "beteiligung", "Beteiligung der Menschen"
    EMPFEHLUNGEN = "empfehlungen", "Beschlüsse und Empfehlungen"
    AUSBLICK = "ausblick", "Ausblick"
