"""What event pages say about a bazaar."""

from typing import Final

from lueckenlos.bazaar.models import Seller

TITLE: Final = "Nummernbasar"
CREATE: Final = "Nummernbasar anlegen"
CREATE_HINT: Final = "Familien geben Ware unter einer Nummer ab, Helfende verkaufen sie."
OVERVIEW_HINT: Final = "Nummern, Listen, Etiketten, Kasse und Abrechnung"
NUMBERS: Final = "Nummern und Listen"
TILL: Final = "Kasse"
OWN: Final = "Ihre Verkäufernummer"
OWN_WAITING: Final = "Ihre Nummer wird noch vergeben."
OWN_HINT: Final = "Artikel eintragen, Etiketten drucken, Verkäufe ansehen"


def own(number: int) -> str:
    return f"Ihre Verkäufernummer {number}"


def about(seller: Seller) -> list[tuple[str, str]]:
    """Everything kept about a seller beyond the registration."""
    kept = "ja, dafür ist eine Prüfsumme der E-Mail-Adresse gespeichert" if seller.keep_number else "nein"
    return [
        ("Verkäufernummer", str(seller.number or "freigegeben")),
        ("Gruppe", str(seller.group)),
        ("Artikel auf der Liste", str(seller.items.count())),
        ("Nummer behalten", kept),
        ("Übriges spenden", "ja" if seller.charity else "nein"),
        ("Ware abgegeben", f"{seller.handed_in_at:%d.%m.%Y}" if seller.handed_in_at else "nein"),
        ("ausgezahlt", f"{seller.paid_out_at:%d.%m.%Y}" if seller.paid_out_at else "nein"),
    ]
