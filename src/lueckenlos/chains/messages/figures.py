"""What figures are called, what they count, and notes beside them."""

from types import MappingProxyType
from typing import Final

from lueckenlos.chains.messages.words import counted

# what a figure counts, shown with its source
DEFINITIONS: Final = MappingProxyType(
    {
        "offers": "Aktive Angebote: freigegeben, zur Prüfung oder als veraltet gekennzeichnet, mit laufender Laufzeit. "
        "Ein Angebot ohne Gebiet gilt für das ganze Gebiet seiner Stelle.",
        "places": "Summe der Plätze, die bei den Angeboten eingetragen sind. In einem einzelnen Gebiet zählen "
        "Plätze eines Angebots anteilig, wenn es mehrere Gebiete bedient.",
        "places_per_100": "Plätze je 100 Menschen der Altersgruppe, die hier leben. Mindestwert, wenn Angebote ihre "
        "Plätze nicht nennen. Auch bei mehr als 100 erreichen nicht alle einen Platz: Wege und Andrang rechnet der "
        "Anteil mit, den „Erreichbarkeit je Gebiet“ zeigt.",
        "people": "Menschen, die nach ihrem Alter in diese Lebensphase fallen. Auf 5 gerundet; kleine Zahlen "
        "(meist unter 3) und solche, aus denen man sie ausrechnen könnte, bleiben verdeckt.",
        "estimated": "Geschätzt: Die Quelle zählt andere Altersgruppen; ihre Menschen wurden gleichmäßig auf die Jahre "
        "verteilt.",
        "summed": "Summe der Gebiete darunter, weil das ganze Gebiet nicht nach Alter gezählt ist.",
        "fifth": "Fünftel nach Rang: Von allen verglichenen Gebieten gehört das eine Fünftel mit den "
        "ungünstigsten Werten zum ungünstigsten Fünftel.",
        "stock": "Angebote im Bestand der Stelle",
        "limit": "Einstellungen des Kettenbilds",
        "median_per_100": "Mittlerer Wert (Median) über alle Gebiete mit bekannter Bevölkerung.",
        "median_offers": "Mittlerer Wert (Median) über die Zeilen dieser Lebensphase, in denen es Angebote gibt.",
        "km": "Luftlinie von der Mitte des Gebiets zum nächsten Ort eines Angebots, das dieses Gebiet bedient.",
        "silent": "Angebote, bei denen diese Angabe fehlt. "
        "Ein Hinweis entsteht nur, wenn mindestens die Hälfte sie macht.",
    }
)

# what the figures are called
FIGURES: Final = MappingProxyType(
    {
        "offers": "aktive Angebote",
        "places": "Plätze",
        "places_per_100": "Plätze je 100 Menschen",
        "people": "Menschen dieses Alters",
        "elsewhere": "Angebote anderswo",
        "per_100": "Angebote je 100 Menschen",
        "median_per_100": "mittlerer Wert der Gebiete",
        "median_offers": "mittlere Zahl der Zeilen",
        "last_day": "letzter Tag",
        "silent": "ohne Angabe",
        "limit_days": "lange Wartezeit ab (Tage)",
        "km": "nächster Ort",
        "limit_km": "weiter Weg ab",
        "people_per_place": "höchstens Menschen je Platz",
        "traeger": "Träger",
        "offers_before": "Angebote davor",
        "offers_after": "Angebote danach",
        "agreed": "vereinbarte Übergaben",
        "unchecked": "lange nicht geprüft",
        "outdated": "davon sehr lange",
        "months": "lange nicht geprüft nach (Monate)",
        "months_outdated": "sehr lange nach (Monate)",
    }
)

HIDDEN: Final = "verdeckt"
# the mark of a cell with high need: what stands in the narrow table, and what it means
HIGH: Final = "hoch"
HIGH_NEED: Final = "hoher Bedarf"
HIGH_NEED_MEANS: Final = "Hoher Bedarf: Ein verknüpfter Indikator liegt im ungünstigsten Fünftel"

WORST_NOTE: Final = "Im ungünstigsten Fünftel."
_FIFTHS: Final = MappingProxyType(
    {1: "günstigstes", 2: "zweitgünstigstes", 3: "mittleres", 4: "zweitungünstigstes", 5: "ungünstigstes"}
)


def rank_note(fifth: int, compared: int) -> str:
    """``compared`` 0: among the areas of the picture."""
    among = f"von {compared} Gebieten dieser Ebene im Land" if compared else "der Gebiete in diesem Bild"
    return f"Rang: {_FIFTHS[fifth]} Fünftel {among}."


def borrowed_note(name: str) -> str:
    return f"Wert für {name}; für das eigene Gebiet liegt keiner vor."


def silent_note(silent: float) -> str:
    """How many offers do not say how many places they have."""
    return f"{counted(silent, 'Angebot nennt', 'Angebote nennen')} keine Zahl." if silent else ""


def at_least(figure: str) -> str:
    return f"mindestens {figure}"


def bridge_text(offers: int, *, broken: bool) -> str:
    """What stands at an Übergang in the picture."""
    if broken:
        return "Bruch"
    return counted(offers, "Angebot", "Angebote") if offers else "kein Angebot"


def offer_word(offers: int) -> str:
    return "Angebot" if offers == 1 else "Angebote"


def places_words(places: str) -> str:
    return f"{places} Plätze"


def short_places_text(places: str) -> str:
    """For the narrow table."""
    return f"{places} Pl."


def short_per_100_text(ratio: str) -> str:
    """For the narrow table, beside the Plätze."""
    return f"{ratio} je 100"


def per_100_words(ratio: str) -> str:
    return f"{ratio} je 100 Menschen"


def how_many_open(open_: int, count: int) -> str:
    return f"({open_} von {count} offen)"
