"""States of goals and measures, what people think of them, and the Wirkungstreppe."""

from types import MappingProxyType
from typing import Final

from django.db.models import IntegerChoices, TextChoices


class GoalState(TextChoices):
    ENTWURF = "entwurf", "Entwurf"
    VERABSCHIEDET = "verabschiedet", "verabschiedet"
    ERREICHT = "erreicht", "erreicht"
    TEILWEISE = "teilweise", "teilweise erreicht"
    AUFGEGEBEN = "aufgegeben", "aufgegeben"


# from each state to the next; whoever was wrong goes back one step
GOAL_STEPS: Final = MappingProxyType(
    {
        GoalState.ENTWURF: (GoalState.VERABSCHIEDET, GoalState.AUFGEGEBEN),
        GoalState.VERABSCHIEDET: (GoalState.ERREICHT, GoalState.TEILWEISE, GoalState.AUFGEGEBEN, GoalState.ENTWURF),
        GoalState.ERREICHT: (GoalState.VERABSCHIEDET,),
        GoalState.TEILWEISE: (GoalState.VERABSCHIEDET, GoalState.ERREICHT),
        GoalState.AUFGEGEBEN: (GoalState.ENTWURF,),
    }
)


class MeasureState(TextChoices):
    GEPLANT = "geplant", "geplant"
    LAUFEND = "laufend", "läuft"
    RUHT = "ruht", "ruht"
    UMGESETZT = "umgesetzt", "umgesetzt"
    AUFGEGEBEN = "aufgegeben", "aufgegeben"


# somebody still works on these, so they can be late and need somebody responsible
OPEN_GOALS: Final = frozenset({GoalState.ENTWURF, GoalState.VERABSCHIEDET})
OPEN_MEASURES: Final = frozenset({MeasureState.GEPLANT, MeasureState.LAUFEND, MeasureState.RUHT})


class Outlook(TextChoices):
    """What people think; never computed."""

    OFFEN = "", "noch keine Einschätzung"
    GUT = "gut", "auf Kurs"
    GEFAEHRDET = "gefaehrdet", "gefährdet"
    KRITISCH = "kritisch", "nicht auf Kurs"


class Funding(TextChoices):
    OFFEN = "", "keine Angabe"
    UNKLAR = "unklar", "noch offen"
    BEANTRAGT = "beantragt", "beantragt"
    GESICHERT = "gesichert", "gesichert"
    OHNE = "ohne", "braucht kein eigenes Geld"


class Step(IntegerChoices):
    """The Wirkungstreppe (PHINEO): 1–3 output, 4–6 outcome, 7 impact."""

    STATT = 1, "1 · Aktivitäten finden wie geplant statt"
    ERREICHT = 2, "2 · Zielgruppe wird erreicht"
    ANGENOMMEN = 3, "3 · Zielgruppe nimmt das Angebot an"
    WISSEN = 4, "4 · Bewusstsein, Wissen, Fähigkeiten ändern sich"
    HANDELN = 5, "5 · Verhalten ändert sich"
    LEBENSLAGE = 6, "6 · Lebenslage ändert sich"
    GESELLSCHAFT = 7, "7 · Gesellschaft verändert sich"


class Flag(TextChoices):
    """What somebody has to look at, computed from dates and gaps in the entry; worst first."""

    LATE = "ueberfaellig", "überfällig"
    NOT_STARTED = "nicht_begonnen", "Beginn verstrichen"
    NO_OWNER = "ohne_zustaendige", "niemand zuständig"
    NO_TERM = "ohne_termin", "ohne Termin"


class Course(TextChoices):
    """What the readings suggest: a hint beside what people think."""

    NO_READING = "kein_messwert", "noch kein Messwert"
    NO_TARGET = "kein_zielwert", "kein Zielwert"
    OLD = "alt", "letzter Messwert ist über ein Jahr alt"
    REACHED = "erreicht", "Zielwert erreicht"
    ON_COURSE = "im_plan", "im Plan"
    BEHIND = "zurueck", "hinter dem Plan"
