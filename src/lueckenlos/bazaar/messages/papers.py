"""Words on the papers of a bazaar."""

from typing import Final

from lueckenlos.bazaar.messages.notices import items

LABELS: Final = "Etiketten"
PAYOUT: Final = "Auszahlungsliste"
UNSOLD: Final = "Rücksortierung"
SOLD: Final = "verkauft"
COMMISSION: Final = "Provision"
FEE: Final = "Listengebühr"
YOU_GET: Final = "Sie bekommen"
YOU_OWE: Final = "Sie zahlen noch"
DONE: Final = "ausgezahlt"
FORGOTTEN: Final = "(gelöscht)"
COLUMNS: Final = (
    "Nummer",
    "Name",
    "Artikel",
    "verkauft",
    "Umsatz",
    "Provision",
    "Gebühr",
    "Auszahlung",
    "Forderung",
    "Stand",
)


def sheet(number: int, event: str) -> str:
    return f"Nummer {number} · {event} · an den Linien schneiden"


def statement(number: int | None) -> str:
    return f"Abrechnung für Nummer {number}" if number else "Abrechnung"


def qr(code: str) -> str:
    return f"QR-Code von Artikel {code}"


def owes(amount: str) -> str:
    return f"schuldet {amount}"


def pieces(number: int) -> str:
    return f"{items(number)} zurück"
