"""What a new bazaar is proposed with; people change it."""

from types import MappingProxyType
from typing import Final

TITLE: Final = "Kinderbasar"
SUMMARY: Final = (
    "Sie geben Ihre ausgezeichnete Ware ab, Helfende verkaufen sie für Sie. Danach holen Sie Geld und Übriges ab."
)
FREE_PLACE: Final = "Verkäufernummer"
HELPER_PLACE: Final = "Verkäufernummer mit Helferdienst"
CATEGORIES: Final = """\
Kleidung
Schuhe: 3
Spielzeug
Bücher und Spiele
Fahrzeuge und Sitze
Ausstattung"""
SIZES: Final = "Kleidergrößen 50 bis 176, Schuhgrößen 17 bis 40"
ALLOWED: Final = "Saubere, heile Kinderkleidung, Spielzeug, Bücher, Kinderwagen, Autositze mit gültigem Prüfzeichen."
FORBIDDEN: Final = "Unterwäsche, Kuscheltiere, Still- und Hygieneartikel, Kriegsspielzeug."
# figures stand in the settings and are shown with these sentences
RULES: Final = """\
1. Sie bekommen eine Verkäufernummer und tragen Ihre Artikel über Ihren Link ein.
2. Jeder Artikel trägt ein Etikett aus dieser Seite. Bitte drucken Sie auf festes Papier und nehmen Sie keine Nadeln.
3. Die Ware ist sauber und heil. Autokindersitze brauchen ein gültiges Prüfzeichen.
4. Vom Umsatz behält der Basar die Provision, dazu kommt die Gebühr je Liste.
5. Bleibt Ihre Liste bis zum Ende der Frist leer, geht Ihre Nummer an jemand anderen.
6. Holen Sie Geld und übrige Ware in der angegebenen Zeit ab. Für verlorene oder beschädigte Ware haften wir nicht."""

# by Assignment
REASONS: Final = MappingProxyType(
    {
        "helfer": "Helfende bekommen ihre Nummer zuerst.",
        "behalten": "Diese Nummer war schon beim letzten Mal vergeben und wurde behalten.",
        "neu": "Die Nummer vom letzten Mal ist vergeben; dies ist die nächste freie der Gruppe.",
        "frei": "Die nächste freie Nummer, in der Reihenfolge der Anmeldung.",
        "hand": "Von Hand vergeben.",
        "freigegeben": "Die Nummer wurde freigegeben.",
    }
)
