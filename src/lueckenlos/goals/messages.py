"""German sentences and words of goals and measures."""

from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from lueckenlos.goals.enums import Course, Flag, GoalState, MeasureState, Outlook
from lueckenlos.shared.formats import day as day_text
from lueckenlos.shared.formats import exact

SENTENCES: dict[str, str] = {
    "goals_not_for_bund": "Ziele und Maßnahmen gehören den Kommunen, Kreisen und Koordinierungsstellen.",
    "goals_not_for_role": "Mit Ihrer Rolle sehen Sie die Ziele und Maßnahmen dieser Stelle nicht.",
    "goals_edit_not_for_role": "Mit Ihrer Rolle lesen Sie Ziele und Maßnahmen; bearbeiten können sie Mitarbeit, "
    "Koordination und Leitung.",
    "goal_adopted_not_for_role": "Dieses Ziel ist verabschiedet. Ändern können es nur Koordination und Leitung.",
    "leitbild_not_for_role": "Das Leitbild ändern nur Koordination und Leitung.",
    "goal_state_not_for_role": "Den Stand eines Ziels setzen nur Koordination und Leitung.",
    "goals_delete_not_for_role": "Löschen können nur Koordination und Leitung.",
    "goal_step_unknown": "Von „{now}“ führt kein Schritt zu „{wanted}“.",
    "goal_lacks_term": "Ein Teilziel wird erst mit einem Termin verabschiedet. Tragen Sie zuerst den Termin ein.",
    "goal_lacks_yardstick": "Ein Teilziel wird erst mit einer Messgröße verabschiedet. Legen Sie zuerst eine an.",
    "goal_lacks_both": "Ein Teilziel wird erst mit Termin und Messgröße verabschiedet. Ergänzen Sie zuerst beides.",
    "goal_needs_term": "Dieses Teilziel ist verabschiedet und braucht darum einen Termin.",
    "goal_needs_yardstick": "„{goal}“ ist verabschiedet und braucht mindestens eine Messgröße. Legen Sie zuerst eine "
    "andere an, oder setzen Sie das Ziel auf Entwurf zurück.",
    "goal_cycle": "Ein Ziel kann nicht unter sich selbst stehen. Wählen Sie ein Ziel, das nicht darunter liegt.",
    "goal_too_deep": "Der Zielbaum hat höchstens {most} Ebenen: Leitziel, Teilziel und eine Ebene darunter.",
    "goal_unknown": "Dieses Ziel gibt es nicht mehr. Bitte wählen Sie noch einmal.",
    "goal_title_missing": "Schreiben Sie das Ziel in einem Satz.",
    "goal_has_parts": "Diesem Ziel zugeordnet: {parts}. Ordnen Sie das zuerst einem anderen Ziel zu, "
    "oder setzen Sie den Stand auf „aufgegeben“.",
    "measure_title_missing": "Geben Sie der Maßnahme einen Namen.",
    "measure_dates": "Der Termin liegt vor dem Beginn.",
    "measure_area_unknown": "Diesen Sozialraum gibt es hier nicht. Bitte wählen Sie noch einmal.",
    "readings_stay": "Hier sind schon Messwerte eingetragen. Setzen Sie den Stand auf „aufgegeben“, statt zu löschen.",
    "yardstick_has_readings": "Zu dieser Messgröße gibt es Messwerte. Löschen Sie zuerst diese.",
    "yardstick_title_missing": "Schreiben Sie, was gemessen wird.",
    "yardstick_dates": "Der Zielwert liegt zeitlich vor dem Ausgangswert.",
    "reading_in_future": "Ein Messwert liegt nicht in der Zukunft.",
    "reading_twice": "Für den {day:%d.%m.%Y} ist schon ein Messwert eingetragen. Löschen Sie ihn zuerst.",
    "state_in_future": "Das Datum liegt in der Zukunft.",
    "hint_not_confirmed": "Aus einem Hinweis wird ein Ziel oder eine Maßnahme, sobald er bestätigt ist. "
    "Entscheiden Sie zuerst über den Hinweis.",
    "origin_unknown": "Das, worauf Sie sich beziehen, gibt es nicht mehr, oder Sie dürfen es nicht sehen.",
    "link_unknown": "Dieses Angebot oder diese Veranstaltung gibt es nicht. Bitte wählen Sie noch einmal.",
    "link_twice": "„{title}“ ist schon verknüpft.",
    "leitbild_missing": "Schreiben Sie das Leitbild auf.",
}

VERBS: dict[str, str] = {
    "goals.leitbild.save": "Leitbild gespeichert",
    "goals.goal.create": "Ziel angelegt",
    "goals.goal.update": "Ziel geändert",
    "goals.goal.move": "Stand des Ziels gesetzt",
    "goals.goal.delete": "Ziel gelöscht",
    "goals.measure.create": "Maßnahme angelegt",
    "goals.measure.update": "Maßnahme geändert",
    "goals.measure.move": "Stand der Maßnahme gesetzt",
    "goals.measure.delete": "Maßnahme gelöscht",
    "goals.measure.link": "Maßnahme verknüpft",
    "goals.measure.unlink": "Verknüpfung gelöst",
    "goals.yardstick.create": "Messgröße angelegt",
    "goals.yardstick.update": "Messgröße geändert",
    "goals.yardstick.delete": "Messgröße gelöscht",
    "goals.reading.create": "Messwert eingetragen",
    "goals.reading.delete": "Messwert gelöscht",
}

# kinds of badges
GOAL_KINDS: Final = MappingProxyType(
    {
        GoalState.ENTWURF: "neutral",
        GoalState.VERABSCHIEDET: "info",
        GoalState.ERREICHT: "success",
        GoalState.TEILWEISE: "warning",
        GoalState.AUFGEGEBEN: "neutral",
    }
)
MEASURE_KINDS: Final = MappingProxyType(
    {
        MeasureState.GEPLANT: "neutral",
        MeasureState.LAUFEND: "info",
        MeasureState.RUHT: "warning",
        MeasureState.UMGESETZT: "success",
        MeasureState.AUFGEGEBEN: "neutral",
    }
)
OUTLOOK_KINDS: Final = MappingProxyType(
    {Outlook.OFFEN: "neutral", Outlook.GUT: "success", Outlook.GEFAEHRDET: "warning", Outlook.KRITISCH: "danger"}
)
FLAG_KINDS: Final = MappingProxyType(
    {Flag.LATE: "danger", Flag.NOT_STARTED: "warning", Flag.NO_OWNER: "warning", Flag.NO_TERM: "neutral"}
)
COURSE_KINDS: Final = MappingProxyType(
    {
        Course.NO_READING: "neutral",
        Course.NO_TARGET: "neutral",
        Course.OLD: "warning",
        Course.REACHED: "success",
        Course.ON_COURSE: "info",
        Course.BEHIND: "warning",
    }
)
LEITZIEL, TEILZIEL = "Leitziel", "Teilziel"
CSV_HEADER: Final = (
    "Maßnahme",
    "Ziel",
    "Stand",
    "Einschätzung",
    "Zuständig",
    "Beginn",
    "Termin",
    "Zu beachten",
    "Lebensphasen",
    "Übergänge",
    "Kosten (Euro)",
    "Finanzierung",
    "Stand der Finanzierung",
    "Anmerkung zum Stand",
)
TO_GOAL, TO_MEASURE = "Ziel daraus machen", "Maßnahme daraus machen"
TO_GOAL_HINT = "Begründung, Lebensphase und Feld gehen mit."
TO_MEASURE_HINT = "Wenn schon klar ist, was zu tun ist."
SAID_HINT = "Die Begründung geht mit."
PLAN_MEASURE = "Maßnahme dazu planen"
PARTS: Final = MappingProxyType(
    {"children": ("1 Teilziel", "{} Teilziele"), "measures": ("1 Maßnahme", "{} Maßnahmen")}
)


def parts_text(children: int, measures: int) -> str:
    """``2 Teilziele und 1 Maßnahme``"""
    counts = (("children", children), ("measures", measures))
    return " und ".join(PARTS[name][count != 1].format(count) for name, count in counts if count)


def euro_words(cents: int | None) -> str:
    """1250000 → ``12.500 Euro``; a dash for unknown"""
    return "–" if cents is None else f"{exact(Decimal(cents) / 100)}\u00a0Euro"


def value_words(value: Decimal | None, unit: str, day: date | None = None) -> str:
    """``45,5 Prozent (01.11.2026)``; a dash for unknown"""
    if value is None:
        return f"– ({day_text(day)})" if day else "–"
    words = f"{exact(value)}\u00a0{unit}" if unit else exact(value)
    return f"{words} ({day_text(day)})" if day else words


def measures_text(count: int, flagged: int, over: int) -> str:
    """``4 offene Maßnahmen, 1 zu beachten, 2 beendet``"""
    if not count and over:
        return f"{PARTS['measures'][over != 1].format(over)} beendet"
    words = [f"{count} offene Maßnahme{'n' * (count > 1)}" if count else "noch keine Maßnahme"]
    words += [f"{number} {what}" for number, what in ((flagged, "zu beachten"), (over, "beendet")) if number]
    return ", ".join(words)


def due_text(due: str, who: str) -> str:
    """``bis 30.06.2027 · Jugendamt``"""
    return " · ".join(part for part in (f"bis {due}" if due else "", who) if part)
