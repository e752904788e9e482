"""States of events and registrations, and small closed lists."""

from types import MappingProxyType
from typing import Final

from django.db.models import TextChoices


class EventStatus(TextChoices):
    ENTWURF = "entwurf", "Entwurf"
    VEROEFFENTLICHT = "veroeffentlicht", "veröffentlicht"
    ABGESAGT = "abgesagt", "abgesagt"
    ABGESCHLOSSEN = "abgeschlossen", "abgeschlossen"


_E = EventStatus
# the state machine of an event: from → where it may go
EVENT_MOVES: Final = MappingProxyType(
    {
        _E.ENTWURF: (_E.VEROEFFENTLICHT, _E.ABGESAGT),
        _E.VEROEFFENTLICHT: (_E.ABGESAGT, _E.ABGESCHLOSSEN),
        _E.ABGESAGT: (),
        _E.ABGESCHLOSSEN: (),
    }
)
# whose page citizens can open: a link on a poster must not lead nowhere
# still to be held
PLANNED: Final = frozenset({_E.ENTWURF, _E.VEROEFFENTLICHT})
PUBLIC: Final = frozenset({_E.VEROEFFENTLICHT, _E.ABGESAGT, _E.ABGESCHLOSSEN})


class PlaceKind(TextChoices):
    PRIVAT = "privat", "privat"
    GEWERBLICH = "gewerblich", "gewerblich"
    INFOSTAND = "infostand", "Infostand"
    TEILNAHME = "teilnahme", "Teilnahme"
    NUMMER = "nummer", "Verkäufernummer"
    HELFEN = "helfen", "Helferschicht"


# what stands on tables of a hall; the others are people or numbers
AT_TABLES: Final = frozenset({PlaceKind.PRIVAT, PlaceKind.GEWERBLICH, PlaceKind.INFOSTAND})
# who comes to listen: given away at the door, too, while there are free ones
FOR_PEOPLE: Final = frozenset({PlaceKind.TEILNAHME})


class Payment(TextChoices):
    BAR = "bar", "bar am Tag der Veranstaltung"
    UEBERWEISUNG = "ueberweisung", "Überweisung"


class Wish(TextChoices):
    """What somebody would like at the table; granted where possible."""

    WAND = "wand", "Platz an der Wand"
    STROM = "strom", "Stromanschluss"
    STANGE = "stange", "Platz für einen Kleiderständer"


class Need(TextChoices):
    """What somebody cannot do without; these people choose first."""

    ROLLSTUHL = "rollstuhl", "Platz mit Rollstuhl erreichbar"
    EBENERDIG = "ebenerdig", "ebenerdiger Platz"
    KINDERWAGEN = "kinderwagen", "Platz für einen Kinderwagen"


class RegistrationStatus(TextChoices):
    EINGEGANGEN = "eingegangen", "eingegangen"
    BESTAETIGT = "bestaetigt", "bestätigt"
    ZUGETEILT = "zugeteilt", "Tisch zugeteilt"
    BEZAHLT = "bezahlt", "bezahlt"
    ANWESEND = "anwesend", "anwesend"
    ABGESCHLOSSEN = "abgeschlossen", "abgeschlossen"
    WARTELISTE = "warteliste", "auf der Warteliste"
    ANGEBOTEN = "angeboten", "Platz angeboten"
    STORNIERT = "storniert", "storniert"
    ABGELEHNT = "abgelehnt", "abgelehnt"
    NICHT_ERSCHIENEN = "nicht_erschienen", "nicht erschienen"
    VERFALLEN = "verfallen", "verfallen"


_R = RegistrationStatus
_LEAVES: Final = (_R.STORNIERT, _R.ABGELEHNT)
_ON_THE_DAY: Final = (_R.ANWESEND, _R.NICHT_ERSCHIENEN, _R.ABGESCHLOSSEN)
# the state machine of a registration. Paying and getting a table come in either order; who came by mistake goes back
REGISTRATION_MOVES: Final = MappingProxyType(
    {
        _R.EINGEGANGEN: (_R.BESTAETIGT, *_LEAVES, _R.VERFALLEN),
        _R.BESTAETIGT: (_R.ZUGETEILT, _R.BEZAHLT, *_ON_THE_DAY, *_LEAVES),
        _R.ZUGETEILT: (_R.BESTAETIGT, _R.BEZAHLT, *_ON_THE_DAY, *_LEAVES),
        _R.BEZAHLT: (_R.BESTAETIGT, _R.ZUGETEILT, *_ON_THE_DAY, *_LEAVES),
        _R.ANWESEND: (_R.BESTAETIGT, _R.ZUGETEILT, _R.BEZAHLT, _R.NICHT_ERSCHIENEN, _R.ABGESCHLOSSEN),
        _R.ABGESCHLOSSEN: (),
        _R.WARTELISTE: (_R.ANGEBOTEN, *_LEAVES, _R.VERFALLEN),
        _R.ANGEBOTEN: (_R.BESTAETIGT, *_LEAVES, _R.VERFALLEN),
        _R.STORNIERT: (),
        _R.ABGELEHNT: (),
        _R.NICHT_ERSCHIENEN: (_R.ANWESEND,),
        _R.VERFALLEN: (),
    }
)
# counted in PlaceType.taken: a place that is offered belongs to nobody else
HOLDING: Final = frozenset(
    {
        _R.EINGEGANGEN,
        _R.BESTAETIGT,
        _R.ZUGETEILT,
        _R.BEZAHLT,
        _R.ANWESEND,
        _R.ABGESCHLOSSEN,
        _R.NICHT_ERSCHIENEN,
        _R.ANGEBOTEN,
    }
)
# one of these for each e-mail address and Börse
ACTIVE: Final = (HOLDING - {_R.NICHT_ERSCHIENEN, _R.ABGESCHLOSSEN}) | {_R.WARTELISTE}
# have a place for certain: on the door list, get a table, pay
SURE: Final = frozenset({_R.BESTAETIGT, _R.ZUGETEILT, _R.BEZAHLT, _R.ANWESEND, _R.ABGESCHLOSSEN, _R.NICHT_ERSCHIENEN})

# firm, and not there yet
REMINDED: Final = frozenset({_R.BESTAETIGT, _R.ZUGETEILT, _R.BEZAHLT})


class Letter(TextChoices):
    """The mails about a registration; each has its text in ``templates/events/mail``."""

    CONFIRM = "confirm", "Bitte um Bestätigung"
    CONFIRMED = "confirmed", "Bestätigung"
    WAITING = "waiting", "Warteliste"
    OFFER = "offer", "Angebot eines Platzes"
    LAPSED = "lapsed", "Frist abgelaufen"
    CANCELLED = "cancelled", "Abmeldung"
    REJECTED = "rejected", "Ablehnung"
    TABLES = "tables", "Tischnummer"
    CALLED_OFF = "called_off", "Absage der Veranstaltung"
    LINK = "link", "persönlicher Link"
    CHANGED = "changed", "Änderung der Anmeldung"
    EVENT_CHANGED = "event_changed", "Änderung der Veranstaltung"
    REMINDER = "reminder", "Erinnerung"


class EventView(TextChoices):
    """One tab of the list of events."""

    COMING = "kommend", "Kommende"
    DRAFT = "entwurf", "Entwürfe"
    PAST = "vergangen", "Vergangene"


class EventStep(TextChoices):
    """Steps of an event by their word in the address."""

    VEROEFFENTLICHEN = "veroeffentlichen", "Veröffentlichen"
    ABSAGEN = "absagen", "Absagen"
    ABSCHLIESSEN = "abschliessen", "Abschließen"


class RegistrationStep(TextChoices):
    """Steps of a registration by their word in the address."""

    DA = "da", "Ist da"
    NICHT_DA = "nicht-da", "Doch nicht da"
    BEZAHLT = "bezahlt", "Hat bezahlt"
    UNBEZAHLT = "unbezahlt", "Zahlung zurücknehmen"
    STORNIEREN = "stornieren", "Stornieren"
    ABLEHNEN = "ablehnen", "Ablehnen"

    @property
    def asks(self) -> bool:
        """Whether a reason is asked for first."""
        return self in {RegistrationStep.STORNIEREN, RegistrationStep.ABLEHNEN}


class DoorOrder(TextChoices):
    """How the door list is sorted."""

    TABLE = "tisch", "Nach Tisch"
    NAME = "name", "Nach Name"
