"""What a value may be when it is not a number."""

from types import MappingProxyType
from typing import Final

from django.db.models import TextChoices


class ValueStatus(TextChoices):
    OK = "ok", "Wert liegt vor"
    MISSING = "fehlt", "keine Angabe"
    SUPPRESSED = "gesperrt", "wegen kleiner Zahl gesperrt"
    NOT_MEANINGFUL = "sinnlos", "nicht sinnvoll"


class Sex(TextChoices):
    ALL = "", "insgesamt"
    FEMALE = "w", "weiblich"
    MALE = "m", "männlich"


class Education(TextChoices):
    """Groups of the CASMIN classification, as surveys of the RKI publish them."""

    ALL = "", "insgesamt"
    LOW = "niedrig", "untere Bildungsgruppe"
    MIDDLE = "mittel", "mittlere Bildungsgruppe"
    HIGH = "hoch", "obere Bildungsgruppe"


class Unit(TextChoices):
    """What a value counts in. Percentages are stored as published: 33.0 for 33 percent."""

    PERCENT = "percent", "Prozent"
    PER_1000 = "per_1000", "je 1.000"
    PER_10000 = "per_10000", "je 10.000"
    PER_100 = "per_100", "je 100"
    EURO = "euro", "Euro"
    SCORE = "score", "Punktwert von 0 bis 1"
    RATIO = "ratio", "Verhältnis"
    PERSONS = "persons", "Menschen"


# of these counts could give an interval
RATES: Final = frozenset({Unit.PERCENT, Unit.PER_1000, Unit.PER_10000})
# how many people a rate is counted on
PER: Final = MappingProxyType(
    {Unit.PERCENT: 100.0, Unit.PER_100: 100.0, Unit.PER_1000: 1_000.0, Unit.PER_10000: 10_000.0}
)


class Polarity(TextChoices):
    """Which direction is better for people; never guessed from the indicator's name."""

    LOWER = "lower_is_better", "niedriger ist besser"
    HIGHER = "higher_is_better", "höher ist besser"
    NEUTRAL = "neutral", "ohne Wertung"
