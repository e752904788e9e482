"""Names of places, figures and terms as pages and documents say them."""

from datetime import date
from types import MappingProxyType
from typing import Final

from lueckenlos.chains.picture import Axis, Kind, Place
from lueckenlos.chains.reach import PEOPLE
from lueckenlos.equity import release
from lueckenlos.indicators.enums import Unit
from lueckenlos.indicators.registry import all_indicators
from lueckenlos.shared import formats
from lueckenlos.vocabulary.registry import vocabulary

# heads of narrow columns; soft hyphens say where a word may break
SHORT: Final = MappingProxyType(
    {
        "schwangerschaft": "Schwan\u00adger\u00adschaft",
        "geburt-erstes-jahr": "Geburt, erstes Jahr",
        "fruehe-kindheit": "Frühe Kindheit",
        "kita-alter": "Kita-Alter",
        "grundschulalter": "Grund\u00adschul\u00adalter",
        "weiterfuehrende-schule": "Weiter\u00adführende Schule",
        "jugend-ausbildung": "Jugend, Aus\u00adbildung",
        "erwerbsalter": "Erwerbs\u00adalter",
        "juengeres-alter": "Jüngeres Alter",
        "hohes-alter": "Hohes Alter",
        "phasenuebergreifend": "Alle Lebens\u00adphasen",
    }
)
# where long words of row heads may break: browsers know no German hyphenation everywhere
_SOFT: Final = MappingProxyType(
    {
        word.replace("|", ""): word.replace("|", "\u00ad")
        for word in (
            "Gesund|heit|liche Handlungs|feld Lebens|lage Schwanger|schaft Gewalt|prävention "
            "Sucht|prävention Kinder|schutz Früh|erkennung Mund|gesundheit Gesundheits|kompetenz "
            "reproduk|tive Unfall|verhütung Sicher|heit Eltern|schaft Be|schäfti|gung Ver|einbar|keit "
            "Wohn|umfeld Teil|habe Ein|samkeit Genera|tionen Selbst|ständig|keit Sturz|prophylaxe "
            "An|gehörige psychi|sche Ver|sorgung Ver|netzung Sexu|elle Struk|tur"
        ).split()
    }
)
# one or two words for the badge of a cell
BADGES: Final = MappingProxyType(
    {
        Kind.BROKEN: "Bruch",
        Kind.EMPTY: "Lücke",
        Kind.NEED: "Bedarf",
        Kind.RUNNING_OUT: "läuft aus",
        Kind.CAPACITY: "Plätze",
        Kind.ACCESS: "Zugang",
        Kind.DUPLICATE: "doppelt?",
        Kind.UNCHECKED: "ungeprüft",
    }
)
AXES: Final = MappingProxyType({Axis.LEBENSLAGE: "Lebenslagen", Axis.HANDLUNGSFELD: "Handlungsfelder"})
_AREA_WORDS: Final = MappingProxyType({2: ("Land", "Ländern"), 5: ("Kreis", "Kreisen"), 12: ("Gemeinde", "Gemeinden")})
_SOZIALRAUM: Final = ("Sozialraum", "Sozialräumen")
_UNITS: Final = MappingProxyType(
    {
        Unit.PERCENT: "\u00a0%",
        Unit.PER_1000: " je 1.000",
        Unit.PER_10000: " je 10.000",
        Unit.PER_100: " je 100",
        Unit.PERSONS: " Menschen",
        Unit.EURO: "\u00a0€",
    }
)


def phase_label(slug: str) -> str:
    return vocabulary("lebensphase").label_of(slug)


def row_label(axis: Axis, slug: str) -> str:
    return vocabulary(axis.value).label_of(slug)


def soft(label: str) -> str:
    """The label with soft hyphens in its long words, for narrow columns."""
    return " ".join(
        _SOFT.get(word.rstrip(","), word.rstrip(",")) + "," * word.endswith(",") for word in label.split(" ")
    )


def area_word(key: str, *, many: bool = False) -> str:
    """What the areas of this picture are called (dative in the plural: "in 7 Sozialräumen")."""
    return (_SOZIALRAUM if "-" in key else _AREA_WORDS.get(len(key), ("Gebiet", "Gebieten")))[many]


def place_label(place: Place) -> str:
    """``Neustadt · Kita-Alter · Soziale Lage``; nothing for the whole picture."""
    parts = [place.area_name]
    if place.column:
        parts.append(phase_label(place.column))
    if place.row and place.axis:
        parts.append(row_label(place.axis, place.row))
    return " · ".join(part for part in parts if part)


def age_label(slug: str) -> str:
    """``3 bis unter 6 Jahre``; empty for a phase without ages."""
    data = vocabulary("lebensphase")[slug].data
    low, high = data.get("age_from_months"), data.get("age_to_months")
    if not isinstance(low, int):
        return ""
    if not isinstance(high, int):
        return f"ab {low // 12} Jahren"
    if high <= 12:
        return "unter 1 Jahr"
    return f"{low // 12} bis unter {high // 12} Jahre"


def number(value: float) -> str:
    """Whole numbers plain, others with one decimal."""
    return formats.whole(value) if float(value).is_integer() else formats.decimal(value)


def counted(value: float, one: str, many: str) -> str:
    """``1 Angebot``, ``12 Angebote``"""
    return f"{number(value)} {one if value == 1 else many}"


def rounded_people(count: float) -> str:
    """``rund 95``, as on every page; fewer than three are not told apart."""
    shown = release([count], PEOPLE)
    return f"rund {formats.whole(float(shown.values[0]))}" if shown.shown()[0] else f"weniger als {PEOPLE.threshold}"


def indicator_label(slug: str) -> str:
    known = all_indicators().get(slug)
    return known.label if known else slug


def indicator_value(slug: str, value: float) -> str:
    """``33,0 %``; the value alone where the indicator is no longer defined."""
    known = all_indicators().get(slug)
    if known is None:
        return number(value)
    return f"{formats.decimal(value, known.decimals)}{_UNITS.get(known.unit, '')}"


def day_label(iso: str) -> str:
    """``2024-12-31`` → ``31.12.2024``; other periods (``2023``) as they are."""
    try:
        return formats.day(date.fromisoformat(iso)) if len(iso) == 10 else iso
    except ValueError:
        return iso


def listed(words: list[str]) -> str:
    """``A, B und C``"""
    return " und ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
