"""Words of the inequality view."""

from types import MappingProxyType
from typing import Final, NamedTuple

from lueckenlos.indicators.enums import Education, Sex

# by fifth, 1 first: numbered as the RKI numbers the fifths of the GISD
FIFTHS: Final = ("am wenigsten benachteiligt", "2", "3", "4", "am stärksten benachteiligt")
# by level: one area, many
AREAS: Final = MappingProxyType({60: "Gemeinden", 40: "Kreise", 70: "Sozialräume"})
BY_EDUCATION: Final = "bildung"
# what the choice of groups says
GROUPS: Final = MappingProxyType(
    {
        "60": "Gemeinden nach Benachteiligung",
        "40": "Kreise nach Benachteiligung",
        "70": "Sozialräume nach Benachteiligung",
        BY_EDUCATION: "Menschen nach Bildung (Befragung)",
    }
)
# sign in the drawing, name of the column
EDUCATION: Final = MappingProxyType(
    {Education.LOW: ("u", "untere"), Education.MIDDLE: ("m", "mittlere"), Education.HIGH: ("o", "obere")}
)
SEXES: Final = MappingProxyType({Sex.ALL.value: "alle", Sex.FEMALE.value: "Frauen", Sex.MALE.value: "Männer"})
# name, and what its value means
MEASURES: Final = MappingProxyType(
    {
        "d": ("Abstand (D)", "Unterschied zwischen dem am stärksten und dem am wenigsten benachteiligten Fünftel."),
        "r": ("Verhältnis (R)", "Wievielmal so viel es im einen äußeren Fünftel ist wie im anderen; 1 heißt gleich."),
        "aci": (
            "Absoluter Konzentrationsindex (ACI)",
            "Wie stark sich die Fälle auf eine Seite drängen. Minus: auf die stärker benachteiligte; 0 heißt gleich.",
        ),
        "rci": ("Relativer Konzentrationsindex (RCI)", "Dasselbe im Verhältnis zum Durchschnitt."),
        "sii": (
            "Steigung (SII)",
            "Abstand der beiden Enden, geschätzt aus allen Gruppen. Minus: niedriger, wo wenig Benachteiligung ist.",
        ),
        "rii": ("Relative Steigung (RII)", "Dasselbe als Verhältnis; 1 heißt gleich."),
        "par": (
            "Möglicher Gewinn (PAR)",
            "Um wie viel der Durchschnitt höher (Minus: niedriger) wäre, wenn alle lebten wie im Fünftel 1.",
        ),
        "paf": ("Möglicher Gewinn in Prozent (PAF)", "Dasselbe im Verhältnis zum Durchschnitt."),
    }
)
SPREADS: Final = "Weitere Maße der WHO ({count})"


class Gap(NamedTuple):
    """What may be said of two groups: the less advantaged has more, has less, or nobody can tell."""

    higher: str
    lower: str
    same: str


OF_AREAS: Final = Gap(
    "{period} war der Wert in den am stärksten benachteiligten {groups} um {value} Punkte höher als in den am "
    "wenigsten benachteiligten.",
    "{period} war der Wert in den am stärksten benachteiligten {groups} um {value} Punkte niedriger als in den am "
    "wenigsten benachteiligten.",
    "{period} ist zwischen den am stärksten und den am wenigsten benachteiligten {groups} kein Unterschied zu "
    "erkennen, der größer ist als der Zufall.",
)
OF_EDUCATION: Final = Gap(
    "{period} war der Wert in der unteren Bildungsgruppe um {value} Punkte höher als in der oberen ({groups}).",
    "{period} war der Wert in der unteren Bildungsgruppe um {value} Punkte niedriger als in der oberen ({groups}).",
    "{period} ist zwischen der unteren und der oberen Bildungsgruppe kein Unterschied zu erkennen, der größer ist als "
    "der Zufall ({groups}).",
)
GAP_BETWEEN: Final = "Der Abstand liegt mit 95 Prozent Sicherheit zwischen {low} und {high} Punkten."
NO_CHANCE: Final = "Die Quelle nennt keine Fallzahlen; wie stark der Zufall mitspielt, lässt sich nicht sagen."
NOT_INDIVIDUALS: Final = "Das sagt etwas über {areas}, nicht über einzelne Menschen, und nicht, woran es liegt."
CSV: Final = (
    "Kennzahl",
    "Zeitraum",
    "Was",
    "Name",
    "Gebiete",
    "Wert",
    "untere Grenze (95 %)",
    "obere Grenze (95 %)",
    "Hinweis",
)
FIFTH: Final = "Fünftel"
MEASURE: Final = "Maß"
EDUCATION_CSV: Final = (
    "Kennzahl", "Gebiet", "Zeitraum", "Wer", "Altersstandardisiert", "Was", "Name", "Wert", "untere Grenze (95 %)",
    "obere Grenze (95 %)", "Hinweis",
)  # fmt: skip
EDUCATION_GROUP: Final = "Bildungsgruppe"
EDUCATION_GAP: Final = "Unterschied zwischen der unteren und der oberen Bildungsgruppe."
EDUCATION_RATIO: Final = "Wievielmal so viel es in der einen äußeren Gruppe ist wie in der anderen; 1 heißt gleich."
# the survey says how many were asked of each group, not how many there are
NO_SIZES: Final = (
    "Dieses Maß braucht die Größe der Bildungsgruppen in der Bevölkerung. Die Befragung nennt nur, wie viele Menschen "
    "befragt wurden."
)
NOT_THE_TOWN: Final = (
    "Das sagt etwas über Gruppen in {place}, nicht über einzelne Menschen und nicht über Ihre Kommune, und nicht, "
    "woran es liegt."
)
YES_NO: Final = ("nein", "ja")
