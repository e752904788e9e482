"""Closed lists of conferences, feedback and the counting at Infostände."""

from typing import Final

from django.db.models import TextChoices


class ResultKind(TextChoices):
    """What a conversation at a conference ends with."""

    EMPFEHLUNG = "empfehlung", "Empfehlung"
    AUFTRAG = "auftrag", "Auftrag"
    OFFENE_FRAGE = "offene_frage", "offene Frage"


class InvitationStatus(TextChoices):
    """What is stored of an invitation; that somebody registered is read from the registrations."""

    ANGELEGT = "angelegt", "noch nicht verschickt"
    VERSCHICKT = "verschickt", "verschickt"
    ABGESAGT = "abgesagt", "kann nicht kommen"


class Answer(TextChoices):
    """How an invitation stands, as the list shows it."""

    ANGELEGT = "angelegt", "noch nicht verschickt"
    VERSCHICKT = "verschickt", "ohne Antwort"
    ANGEMELDET = "angemeldet", "angemeldet"
    ABGESAGT = "abgesagt", "kann nicht kommen"


class VisitorGroup(TextChoices):
    """Whom an Infostand talked to. Counted, never described further."""

    SCHWANGERE = "schwangere", "Schwangere"
    SAEUGLING = "saeugling", "Eltern mit Säugling"
    FAMILIE = "familie", "Familien"
    GROSSELTERN = "grosseltern", "Großeltern"
    ANDERE = "andere", "andere"


class FeedbackQuestion(TextChoices):
    """The questions with a scale; the same for every event, so that years can be compared."""

    GESAMT = "gesamt", "Wie hat es Ihnen insgesamt gefallen?"
    INHALT = "inhalt", "Haben Sie gefunden, was Sie gesucht haben?"
    ABLAUF = "ablauf", "Wie war der Ablauf, von der Anmeldung bis zum Schluss?"
    ORT = "ort", "Wie gut waren Ort und Räume für Sie?"


# five steps, in words and not in school marks: 1 is „sehr gut“ there and the worst elsewhere
SCALE: Final = ((5, "sehr gut"), (4, "gut"), (3, "mittel"), (2, "eher schlecht"), (1, "schlecht"))


class Why(TextChoices):
    """Why somebody has this seat, or none; the sentence stands in ``messages``."""

    FIRST = "first", "erster Wunsch"
    LATER = "later", "zweiter oder dritter Wunsch"
    NONE = "none", "kein Wunsch frei"
    LATE = "late", "später dazugekommen"
    CHOSEN = "chosen", "selbst gewählt"
    HAND = "hand", "vom Büro gesetzt"


class PosterSize(TextChoices):
    A4 = "a4", "A4"
    A3 = "a3", "A3"
