"""Whom a question is put to, how it stands, and how often somebody is told of new ones."""

from django.db.models import TextChoices


class Reach(TextChoices):
    LAND = "land", "alle Stellen des Landes"
    VERBUND = "verbund", "alle Stellen im Verbund"


class QuestionState(TextChoices):
    OFFEN = "offen", "offen"
    GELOEST = "geloest", "gelöst"


class Rhythm(TextChoices):
    NIE = "nie", "keine Mails"
    TAEGLICH = "taeglich", "täglich, wenn es Neues gibt"
    WOECHENTLICH = "woechentlich", "jeden Montag, wenn es Neues gibt"


class View(TextChoices):
    """What the list shows; the values stand in addresses."""

    ALLE = "alle", "Alle"
    OFFEN = "offen", "Offen"
    UNSERE = "unsere", "Von uns gefragt"
    WARTET = "wartet", "Wartet auf Antwort"
    AUSGEBLENDET = "ausgeblendet", "Ausgeblendet"
