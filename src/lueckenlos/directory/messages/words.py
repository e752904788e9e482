"""Times and ages as German text, from plain values."""

from collections.abc import Sequence
from datetime import date, time

from lueckenlos.shared.formats import day

DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
NTH = {1: "1.", 2: "2.", 3: "3.", 4: "4.", -1: "letzten"}
HOLIDAYS = {"nicht": "nicht in den Ferien", "nur": "nur in den Ferien"}
BY_ARRANGEMENT = "nach Vereinbarung"
OTHER_RULE = "nach besonderer Regel"
NOTHING = "keine Angabe"
WHOLE_TERRITORY = "im ganzen Gebiet"
AGE = "Alter"
YES, NO = "ja", "nein"
# of papers that are templates of offers
FIELD = "Feld des Angebots"
FIELD_HINT = "Jeder Absatz füllt ein Feld des Formulars „Angebot anlegen“."
TEMPLATE_OF = "Vorlage: {title}"
VERSION_OF = "Fassung {number}"


def weekly(days: Sequence[int]) -> str:
    """„montags bis freitags“, „dienstags und donnerstags“; Monday is 0."""
    if len(days) == len(DAYS):
        return "täglich"
    names = [f"{DAYS[number].lower()}s" for number in days]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{names[0]} bis {names[-1]}"
    return listed(names)


def every_second(days: Sequence[int], first_day: date | None) -> str:
    start = f", ab {day(first_day)}" if first_day else ""
    return f"alle zwei Wochen {weekly(days)}{start}"


def monthly(days: Sequence[int], nth: int) -> str:
    return f"jeden {NTH[nth]} {listed([DAYS[number] for number in days])} im Monat"


def once(moment: date) -> str:
    return f"am {day(moment)}"


def clock(start: time | None, end: time | None) -> str:
    """„9:00–11:30 Uhr“; empty when no time is known."""
    if start and end:
        return f"{_hour(start)}–{_hour(end)} Uhr"
    if start:
        return f"ab {_hour(start)} Uhr"
    return f"bis {_hour(end)} Uhr" if end else ""


def whole_time(pattern: str, hours: str, holidays: str, note: str) -> str:
    """The parts of a time as one phrase."""
    phrase = ", ".join(part for part in (pattern, hours, HOLIDAYS.get(holidays, "")) if part)
    return f"{phrase} ({note})" if note else phrase


def age(from_months: int | None, to_months: int | None) -> str:
    """„3 bis unter 6 Jahre“, „ab 18 Monaten“; empty when no age is known."""
    if from_months is None and to_months is None:
        return ""
    if to_months is None:
        return f"ab {months(from_months or 0, dative=True)}"
    if not from_months:
        return f"0 bis unter {months(to_months)}"
    if from_months % 12 == 0 and to_months % 12 == 0:
        return f"{from_months // 12} bis unter {months(to_months)}"
    return f"{months(from_months)} bis unter {months(to_months)}"


def listed(words: Sequence[str]) -> str:
    """„a, b und c“"""
    return " und ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _hour(moment: time) -> str:
    return f"{moment.hour}:{moment.minute:02d}"


def months(months: int, *, dative: bool = False) -> str:
    years, rest = divmod(months, 12)
    if rest or not months:
        return f"{months} Monat{'' if months == 1 else 'en' if dative else 'e'}"
    return f"{years} Jahr{'' if years == 1 else 'en' if dative else 'e'}"
