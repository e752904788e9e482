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
