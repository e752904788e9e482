"""Closed lists of the work of Gremien, and which step may follow which."""

from types import MappingProxyType
from typing import Final

from django.db.models import TextChoices


class GremiumKind(TextChoices):
    STEUERKREIS = "steuerkreis", "Steuerkreis"
    ARBEITSKREIS = "arbeitskreis", "Arbeitskreis"
    KONFERENZ = "konferenz", "Gesundheitskonferenz"
    AUSSCHUSS = "ausschuss", "Ausschuss"
    RAT = "rat", "Rat oder Kreistag"


class QuorumRule(TextChoices):
    """When the Gremium may decide."""

    MEHRHEIT = "mehrheit", "mehr als die Hälfte der Stimmberechtigten"
    HAELFTE = "haelfte", "mindestens die Hälfte der Stimmberechtigten"
    DRITTEL = "drittel", "mindestens ein Drittel der Stimmberechtigten"
    ANZAHL = "anzahl", "feste Anzahl"
    KEINE = "keine", "immer beschlussfähig"


class VotingRule(TextChoices):
    """When a proposal is carried."""

    EINFACH = "einfach", "mehr Ja als Nein"
    ANWESENDE = "anwesende", "mehr als die Hälfte der Anwesenden"
    ZWEI_DRITTEL = "zwei_drittel", "zwei Drittel der Ja- und Neinstimmen"
    EINVERNEHMEN = "einvernehmen", "ohne Gegenstimme"


class MemberFunction(TextChoices):
    VORSITZ = "vorsitz", "Vorsitz"
    STELLVERTRETUNG = "stellvertretung", "stellvertretender Vorsitz"
    MITGLIED = "mitglied", "Mitglied"
    BERATEND = "beratend", "beratend"
    GESCHAEFTSFUEHRUNG = "geschaeftsfuehrung", "Geschäftsführung"


class MeetingStatus(TextChoices):
    GEPLANT = "geplant", "geplant"
    EINGELADEN = "eingeladen", "eingeladen"
    LAEUFT = "laeuft", "läuft"
    ENTWURF = "entwurf", "Niederschrift im Entwurf"
    GENEHMIGT = "genehmigt", "Niederschrift genehmigt"
    ABGESAGT = "abgesagt", "abgesagt"


_M = MeetingStatus
MEETING_MOVES: Final = MappingProxyType(
    {
        _M.GEPLANT: (_M.EINGELADEN, _M.LAEUFT, _M.ABGESAGT),
        _M.EINGELADEN: (_M.LAEUFT, _M.ABGESAGT),
        # back to the room: the meeting was ended by mistake, or goes on after a break
        _M.LAEUFT: (_M.ENTWURF,),
        _M.ENTWURF: (_M.LAEUFT, _M.GENEHMIGT),
        _M.GENEHMIGT: (),
        _M.ABGESAGT: (),
    }
)
# the agenda still changes
PLANNED: Final = frozenset({_M.GEPLANT, _M.EINGELADEN})
# attendance, notes and votes are written
HELD: Final = frozenset({_M.LAEUFT, _M.ENTWURF})


class ItemKind(TextChoices):
    BERICHT = "bericht", "Bericht"
    BERATUNG = "beratung", "Beratung"
    BESCHLUSS = "beschluss", "Beschluss"
    # these three come by themselves
    EROEFFNUNG = "eroeffnung", "Eröffnung"
    GENEHMIGUNG = "genehmigung", "Genehmigung der Niederschrift"
    STAND = "stand", "Stand der Empfehlungen"


# what people choose from
OWN_KINDS: Final = (ItemKind.BERICHT, ItemKind.BERATUNG, ItemKind.BESCHLUSS)


class Presence(TextChoices):
    OFFEN = "offen", "noch offen"
    ANWESEND = "anwesend", "anwesend"
    VERTRETEN = "vertreten", "vertreten"
    ENTSCHULDIGT = "entschuldigt", "entschuldigt"
    FEHLT = "fehlt", "fehlt"


# who sits at the table and votes, in person or by deputy
PRESENT: Final = frozenset({Presence.ANWESEND, Presence.VERTRETEN})


class ResolutionKind(TextChoices):
    BESCHLUSS = "beschluss", "Beschluss"
    EMPFEHLUNG = "empfehlung", "Empfehlung"


class Outcome(TextChoices):
    ANGENOMMEN = "angenommen", "angenommen"
    ABGELEHNT = "abgelehnt", "abgelehnt"


class ProgressState(TextChoices):
    """What became of a Beschluss or an Empfehlung (Umsetzungsstand)."""

    OFFEN = "offen", "offen"
    IN_ARBEIT = "in_arbeit", "in Arbeit"
    UMGESETZT = "umgesetzt", "umgesetzt"
    NICHT_UMGESETZT = "nicht_umgesetzt", "nicht umgesetzt"


# somebody must still see to it
UNDONE: Final = frozenset({ProgressState.OFFEN, ProgressState.IN_ARBEIT})
