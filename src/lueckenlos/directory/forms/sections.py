"""The sections of the offer form: which fields stand together, and which the Kettenbild needs."""

from dataclasses import dataclass
from typing import Final

CHAIN_MARK: Final = "Für das Kettenbild wichtig."


@dataclass(frozen=True, slots=True)
class Section:
    """A fieldset with a jump link; ``more`` stands behind a fold until filled. Names a form leaves out are skipped."""

    slug: str
    title: str
    names: tuple[str, ...]
    more: tuple[str, ...] = ()
    hint: str = ""
    fold: str = "Mehr:"
    has_rows: bool = False


SECTIONS: Final = (
    Section(
        "angebot",
        "Das Angebot",
        ("title", "traeger_name", "traeger_neu", "summary"),
        ("description", "cooperation_names"),
    ),
    Section(
        "menschen",
        "Für wen",
        ("lebensphasen", "lebensphasen_fixed", "zielgruppen"),
        ("geschlecht", "reichweite"),
        hint="Die Lebensphasen folgen dem Alter. Sie können sie berichtigen.",
    ),
    Section(
        "inhalt",
        "Worum es geht",
        ("handlungsfelder", "lebenslagen", "angebotsform", "uebergaenge"),
        ("lebenswelten", "ansatz", "zeitpunkt", "ressorts"),
    ),
    Section("orte", "Wo", ("areas",), has_rows=True),
    Section("zeiten", "Wann", (), has_rows=True),
    Section(
        "zugang",
        "Zugang und Hürden",
        ("zugang", "kosten_art", "kosten_text", "rollstuhlgerecht"),
        (
            "leichte_sprache",
            "gebaerdensprache",
            "oepnv",
            "kinderbetreuung",
            "anonym",
            "nachweis_noetig",
            "abends_wochenende",
            "wartezeit_tage",
        ),
    ),
    Section("sprachen", "Sprachen", (), ("sprachen",), fold="Auswählen:"),
    Section("kontakt", "Kontakt", ("phone", "email", "website"), ("contact_name", "contact_function")),
    Section(
        "umfang",
        "Plätze, Laufzeit und Förderung",
        ("plaetze", "laufzeit_bis", "foerderende"),
        ("laufzeit_von", "auslastung_prozent", "warteliste", "foerderquelle", "pflicht", "rechtsgrundlage"),
    ),
    Section("verwaltung", "Sichtbarkeit und Prüfung", ("visibility", "stand"), ("external_id",)),
)
HELP: Final = {
    "title": "So, wie das Angebot vor Ort heißt.",
    "summary": "Ein bis drei Sätze: Was geschieht, für wen? Bis 600 Zeichen.",
    "description": "Ausführlicher für Fachleute und Interessierte, wenn nötig.",
    "cooperation_names": "Ein Name je Zeile. Unbekannte Organisationen werden angelegt.",
    "lebensphasen_fixed": "Sonst folgen die Lebensphasen dem Alter.",
    "zielgruppen": CHAIN_MARK,
    "lebensphasen": CHAIN_MARK,
    "handlungsfelder": CHAIN_MARK,
    "lebenslagen": f"{CHAIN_MARK} Die Zeilen des Kettenbilds.",
    "angebotsform": CHAIN_MARK,
    "uebergaenge": f"{CHAIN_MARK} Welche Brücke zwischen zwei Lebensphasen schlägt das Angebot?",
    "areas": "Nichts angekreuzt heißt: im ganzen Gebiet.",
    "zugang": CHAIN_MARK,
    "kosten_art": CHAIN_MARK,
    "kosten_text": "Etwa „3 Euro je Treffen, mit Familienpass frei“.",
    "sprachen": CHAIN_MARK,
    "rollstuhlgerecht": CHAIN_MARK,
    "plaetze": f"{CHAIN_MARK} So viele Menschen können gleichzeitig teilnehmen.",
    "auslastung_prozent": "100 heißt voll belegt.",
    "phone": "Etwa 03476 12345.",
    "website": "Etwa www.beispiel.de",
    "foerderende": "Steuert den Hinweis „läuft aus“.",
    "stand": "Ändern Sie das Datum nur, wenn jemand alle Angaben geprüft hat.",
    "external_id": "Die Nummer des Angebots in einer anderen Datenbank.",
}
# a Träger gets the same form without the terms of the commune's planning
TRAEGER_HELP: Final = {
    **{name: text for name, text in HELP.items() if CHAIN_MARK not in text},
    "uebergaenge": "Begleitet das Angebot einen Wechsel, etwa von der Kita in die Schule?",
    "plaetze": "So viele Menschen können gleichzeitig teilnehmen.",
    "laufzeit_bis": "Nur, wenn das Angebot zu einem festen Tag endet.",
}
