"""Words of profile and inequality view: what figures mean, without claiming more than they say."""

from types import MappingProxyType
from typing import Final

from lueckenlos.indicators.enums import Unit
from lueckenlos.indicators.judging import Standing, Trend, Verdict

LEVEL: Final = MappingProxyType(
    {
        Unit.PERCENT: "{period} waren es rund {value} von 100.",
        Unit.PER_1000: "{period} waren es rund {value} je 1.000.",
        Unit.PER_10000: "{period} waren es rund {value} je 10.000.",
        Unit.PER_100: "{period} waren es rund {value} je 100.",
        Unit.EURO: "{period} waren es rund {value} Euro.",
        Unit.SCORE: "{period} lag der Wert bei {value} auf einer Skala von 0 bis 1.",
        Unit.RATIO: "{period} lag der Wert bei {value}.",
        Unit.PERSONS: "{period} waren es {value} Menschen.",
    }
)
INTERVAL: Final = "Weil es um wenige Menschen geht, kann der Wert zufällig schwanken: zwischen {low} und {high}."
# names in the middle of a sentence; {names} is „Kreis, Land und Bund“
BESIDE: Final = MappingProxyType(
    {
        Verdict.HIGHER: "Das ist mehr als in {names}, auch wenn man den Zufall bedenkt.",
        Verdict.LOWER: "Das ist weniger als in {names}, auch wenn man den Zufall bedenkt.",
        Verdict.SAME: "Ein Unterschied zu {names} ist nicht zu erkennen.",
        Verdict.UNSURE: "Zum Vergleich: {figures}. Ob der Abstand mehr ist als Zufall, ist offen.",
        Verdict.OTHER_YEAR: "Für {names} gibt es nur Werte anderer Jahre; das lässt sich nicht vergleichen.",
        Verdict.NOT_COMPARABLE: "Mit {names} lässt sich der Wert nicht vergleichen, weil Länder verschieden zählen.",
    }
)
GROUP: Final = "In {count} ähnlichen Kommunen lagen die Werte zwischen {least} und {most}, in der Mitte bei {middle}."
TREND: Final = MappingProxyType(
    {
        Trend.RISEN: "Von {first} bis {last} ist der Wert gestiegen, von {start} auf {end}.",
        Trend.FALLEN: "Von {first} bis {last} ist der Wert gesunken, von {start} auf {end}.",
        Trend.SAME: "Von {first} bis {last} ist keine Veränderung zu erkennen, die größer ist als der Zufall.",
        Trend.UNSURE: "{first} waren es {start}, {last} {end}; ob sich wirklich etwas verändert hat, ist offen.",
        Trend.NOT_COMPARABLE: "Werte verschiedener Jahre darf man hier nicht nebeneinanderstellen.",
    }
)
# what stands instead of the sentences
WITHOUT: Final = MappingProxyType(
    {
        "fehlt": "Die Quelle macht für dieses Gebiet keine Angabe. Das heißt nicht null.",
        "gesperrt": (
            "Hinter dem Wert stehen so wenige Menschen, dass man Einzelne erkennen könnte. Er wird nicht gezeigt."
        ),
        "sinnlos": "Für dieses Gebiet hat die Kennzahl keinen Sinn, etwa weil niemand in der Altersgruppe hier wohnt.",
    }
)
# words and kind of the badge
STANDING: Final = MappingProxyType(
    {
        Standing.WORSE: ("ungünstiger als im Vergleich", "warning"),
        Standing.WORSE_EDGE: ("im ungünstigen Viertel", "info"),
        Standing.BETTER: ("günstiger als im Vergleich", "success"),
        Standing.BETTER_EDGE: ("im günstigen Viertel", "neutral"),
        Standing.USUAL: ("im üblichen Bereich", "neutral"),
        Standing.OPEN: ("", "neutral"),
    }
)
TREND_SHORT: Final = MappingProxyType(
    {
        Trend.RISEN: "gestiegen seit {first}",
        Trend.FALLEN: "gesunken seit {first}",
        Trend.SAME: "seit {first} nicht erkennbar verändert",
        Trend.UNSURE: "{first}: {start}",
        Trend.NOT_COMPARABLE: "Jahre nicht vergleichbar",
        Trend.NOTHING: "",
    }
)
FEATURES: Final = MappingProxyType(
    {"bevoelkerung": "Bevölkerung", "dichte": "Menschen je km²", "benachteiligung": "Benachteiligung (GISD)"}
)
ORDINARY_INTERVAL: Final = "{low} bis {high}"
ONLY_RATE_SHORT: Final = "nur Anteil veröffentlicht"
AND: Final = " und "
IN_PLACE: Final = "{name} {value}"
PROFILE_CSV: Final = (
    "Kennzahl", "Gebiet", "Ebene", "Regionalschlüssel", "Zeitraum", "Wert", "untere Grenze (95 %)",
    "obere Grenze (95 %)", "Einheit", "Status", "Definition", "Quelle", "Lizenz", "Datensatz", "geladen am",
    "Datei", "Zeile der Datei", "Umrechnung",
)  # fmt: skip
GROUP_NAME: Final = "Mitte von {count} ähnlichen Kommunen"
GROUP_LEVEL: Final = "Vergleichsgruppe"
NO_PROFILE: Final = "Zu diesem Gebiet gibt es hier kein Profil. Bitte wählen Sie eines aus der Liste."
MAP_TITLE: Final = "{indicator}, {period}"
MAP_AREA: Final = "{name}: {value}, {note}"
MAP_UNSURE: Final = "unsicher: der Zufall kann den Wert in eine andere Klasse gebracht haben"
MAP_NO_CHANCE: Final = "ohne Intervall: wie stark der Zufall mitspielt, ist nicht bekannt"
