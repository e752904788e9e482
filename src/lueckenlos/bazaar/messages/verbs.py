"""What the audit trail says about a bazaar, in German."""

from typing import Final

# the trail can never be cleaned, so it does not name them
SELLER: Final = "Person mit Verkäufernummer"

VERBS: dict[str, str] = {
    "bazaar.bazaar.create": "Nummernbasar angelegt",
    "bazaar.bazaar.save": "Einstellungen des Basars gespeichert",
    "bazaar.bazaar.numbers": "Nummern vergeben",
    "bazaar.bazaar.free_empty": "leere Listen freigegeben",
    "bazaar.bazaar.close": "Abrechnung abgeschlossen",
    "bazaar.bazaar.reopen": "Abrechnung wieder geöffnet",
    "bazaar.bazaar.export": "Abrechnung als Datei mitgenommen",
    "bazaar.seller.add": "vom Büro aufgenommen",
    "bazaar.seller.number": "Nummer von Hand geändert",
    "bazaar.seller.free": "Nummer freigegeben",
    "bazaar.seller.hand_in": "Abgabe der Ware vermerkt",
    "bazaar.seller.pay_out": "Auszahlung vermerkt",
    "bazaar.seller.wishes": "Wünsche geändert",
    "bazaar.item.add": "Artikel aufgenommen",
    "bazaar.item.change": "Artikel geändert",
    "bazaar.item.remove": "Artikel gestrichen",
    "bazaar.item.upload": "Liste aus Datei übernommen",
    "bazaar.item.copy": "Artikel vom letzten Mal übernommen",
    "bazaar.till.sync": "Verkäufe von der Kasse übernommen",
    "bazaar.till.count": "Kasse gezählt",
    "bazaar.line.settle": "unklaren Verkauf geklärt",
}
