"""What a value may be when it is not a number."""

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


class Unit(TextChoices):
    """What a value counts in. Percentages are stored as published: 33.0 for 33 percent."""

    PERCENT = "percent", "Prozent"
    PER_1000 = "per_1000", "je 1.000"
    PER_100 = "per_100", "je 100"
    SCORE = "score", "Punktwert von 0 bis 1"
    RATIO = "ratio", "Verhältnis"
    PERSONS = "persons", "Menschen"


class Polarity(TextChoices):
    """Which direction is better for people; never guessed from the indicator's name."""

    LOWER = "lower_is_better", "niedriger ist besser"
    HIGHER = "higher_is_better", "höher ist besser"
    NEUTRAL = "neutral", "ohne Wertung"
