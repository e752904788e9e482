"""What the screens say after a step."""

from typing import Final

from lueckenlos.shared.formats import whole

CREATED: Final = "Der Nummernbasar ist angelegt. Prüfen Sie die Angaben und veröffentlichen Sie die Veranstaltung."
SAVED: Final = "Die Einstellungen sind gespeichert."
NUMBER_CHANGED: Final = "Die Nummer ist gespeichert."
NUMBER_FREED: Final = "Die Nummer ist wieder frei."
HANDED_IN: Final = "Die Abgabe ist vermerkt."
NOT_HANDED_IN: Final = "Die Abgabe ist zurückgenommen."
PAID_OUT: Final = "Die Auszahlung ist vermerkt."
DONATED: Final = "Was nicht verkauft wird, wird gespendet."
NOT_DONATED: Final = "Was nicht verkauft wird, geht zurück."
NOT_PAID_OUT: Final = "Die Auszahlung ist zurückgenommen."
ITEM_CHANGED: Final = "Der Artikel ist geändert. Bitte drucken Sie sein Etikett neu."
ITEM_REMOVED: Final = "Der Artikel ist gestrichen."
WISHES_SAVED: Final = "Ihre Wünsche sind gespeichert."
COUNTED: Final = "Die Kassen sind gespeichert."
SETTLED: Final = "Die Abrechnung ist abgeschlossen."
REOPENED: Final = "Die Abrechnung ist wieder offen."
LINE_SETTLED: Final = "Der Verkauf ist geklärt."


def items(number: int) -> str:
    return "1 Artikel" if number == 1 else f"{whole(number)} Artikel"


def added(position: int) -> str:
    return f"Artikel {position} steht auf der Liste."


def seller_added(number: int) -> str:
    return f"Nummer {number} ist vergeben. Tragen Sie jetzt die Artikel ein."


def taken_over(number: int) -> str:
    return f"{items(number)} {'steht' if number == 1 else 'stehen'} jetzt auf der Liste."


def numbers_given(got: int, without: int) -> str:
    """After the automatic assignment."""
    if not got and not without:
        return "Alle mit einem festen Platz hatten schon eine Nummer. Es hat sich nichts geändert."
    given = "1 Nummer ist vergeben." if got == 1 else f"{got} Nummern sind vergeben."
    if not without:
        return given
    left = "Für 1 Person reichen" if without == 1 else f"Für {without} Personen reichen"
    return f"{given} {left} die Nummern der Gruppe nicht; erweitern Sie den Bereich in den Einstellungen."


def freed(number: int) -> str:
    if not number:
        return "Es gibt keine leere Liste."
    return "1 Nummer ist wieder frei." if number == 1 else f"{number} Nummern sind wieder frei."


def difference(cents: int) -> str:
    """A drawer in words."""
    if not cents:
        return "stimmt auf den Cent"
    amount = f"{abs(cents) // 100},{abs(cents) % 100:02d} €"
    return f"{amount} zu viel" if cents > 0 else f"{amount} zu wenig"


def further(number: int) -> str:
    return f"und {whole(number)} weitere"


# headings and an example for those who write their list in a spreadsheet
TEMPLATE: Final = (
    ("Bezeichnung", "Größe", "Kategorie", "Preis"),
    ("Regenjacke blau (Beispiel, bitte löschen)", "104", "Kleidung", "8,00"),
)
BALANCED: Final = "Die Kassen stimmen auf den Cent."


def explained(cents: int) -> str:
    return f"In den Kassen sind {difference(cents)}; die Differenz ist erklärt."


def unexplained(cents: int) -> str:
    return f"In den Kassen sind {difference(cents)}. Zählen Sie noch einmal nach und erklären Sie, was bleibt."
