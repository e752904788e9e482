"""What the pages of Qualifizierung show: rows, figures and words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from django.utils import timezone

from lueckenlos.courses.enums import LEAST_ANSWERS, OrganisationKind, Standing
from lueckenlos.courses.forms.course import units_text
from lueckenlos.courses.messages.texts import UNKNOWN_PLACE, UNKNOWN_THEME
from lueckenlos.courses.models import Certificate, Course, Termin
from lueckenlos.courses.queries.evaluation import PhaseResult, Question, Results
from lueckenlos.courses.queries.people import Participant
from lueckenlos.courses.queries.record import RecordRow, Totals, totals
from lueckenlos.courses.rules import Counts, hours_of
from lueckenlos.events.models import Registration
from lueckenlos.shared.formats import decimal, whole
from lueckenlos.shared.text import fold
from lueckenlos.vocabulary.registry import vocabulary

KINDS: Final = MappingProxyType(
    {
        Standing.FEHLT: "neutral",
        Standing.BEREIT: "info",
        Standing.AUSGESTELLT: "success",
        Standing.WEICHT_AB: "warning",
        Standing.ZURUECKGEZOGEN: "danger",
    }
)


@dataclass(frozen=True, slots=True)
class PresenceRow:
    """One line of the attendance list; ``part`` says how much where it is not the whole."""

    pk: int
    number: int
    name: str
    organisation: str
    present: bool
    part: str
    missing: str = ""
    by_door: bool = False


def presence_row(
    row: Registration, present: tuple[Decimal, bool] | None, termin: Termin, missing: Sequence[str] = ()
) -> PresenceRow:
    units, by_door = present or (None, False)
    part = f"{units_text(units)} von {units_text(termin.units)}" if units is not None and units != termin.units else ""
    return PresenceRow(
        row.pk, row.number, row.name, row.organisation, units is not None, part, ", ".join(missing), by_door
    )


def named(rows: Iterable[Registration], text: str) -> list[Registration]:
    """Those whose name, organisation or number holds what was typed; all for nothing."""
    wanted = fold(" ".join(text.split()))
    if not wanted:
        return list(rows)
    return [row for row in rows if wanted in fold(f"{row.name} {row.organisation}") or wanted == str(row.number)]


@dataclass(frozen=True, slots=True)
class TerminShown:
    """One session in words."""

    termin: Termin
    when: str
    units: str
    present: int = 0


def termine_shown(termine: Sequence[Termin], present: dict[int, int] | None = None) -> list[TerminShown]:
    return [TerminShown(one, _when(one), units_text(one.units), (present or {}).get(one.pk, 0)) for one in termine]


def _when(termin: Termin) -> str:
    begins, ends = timezone.localtime(termin.starts_at), timezone.localtime(termin.ends_at)
    return f"{begins:%d.%m.%Y, %H:%M} bis {ends:%H:%M} Uhr"


@dataclass(frozen=True, slots=True)
class PersonShown:
    """One line of the certificates list."""

    person: Participant
    units: str
    whole: str
    label: str
    badge: str
    missing: str


def people_shown(people: Sequence[Participant]) -> list[PersonShown]:
    return [person_shown(one) for one in people]


def person_shown(one: Participant) -> PersonShown:
    standing = one.standing
    return PersonShown(
        one,
        units_text(one.units) if one.units else "0",
        units_text(one.whole) if one.whole else "0",
        str(standing.label),
        KINDS[standing],
        ", ".join(one.missing),
    )


def figures_of(people: Sequence[Participant]) -> list[tuple[str, str]]:
    """Numbers above the list of certificates."""
    standing = [one.standing for one in people]
    return [
        (whole(len(people)), "angemeldet"),
        (whole(sum(bool(one.attended) for one in people)), "waren da"),
        (whole(standing.count(Standing.BEREIT)), "bereit zum Ausstellen"),
        (whole(sum(bool(one.certificate and one.certificate.valid) for one in people)), "gültige Zertifikate"),
    ]


def course_facts_shown(course: Course, termine: Sequence[Termin]) -> list[tuple[str, str]]:
    """Settings in words, for the page of the training."""
    units = sum((termin.units for termin in termine), Decimal(0))
    hours = hours_of(units, course.unit_minutes)
    rows = [
        ("Schwerpunktthema", vocabulary("thema").label_of(course.thema) if course.thema else ""),
        (
            "Umfang",
            f"{units_text(units)} Unterrichtseinheiten zu {course.unit_minutes} Minuten, {hours_text(hours)} Stunden"
            if units
            else "",
        ),
        ("Zertifikat", f"ab {course.share_needed} Prozent Anwesenheit"),
        ("Reihe", str(course.series) if course.series else ""),
        ("Mit", "; ".join(course.speakers)),
        ("Voraussetzungen", course.prerequisites),
        ("Unterschrift", ", ".join(part for part in (course.signatory, course.signatory_role) if part)),
    ]
    return [(label, value) for label, value in rows if value]


def hours_text(hours: Decimal) -> str:
    return decimal(float(hours), 2).rstrip("0").rstrip(",")


# ---------------------------------------------------------------- questionnaires
@dataclass(frozen=True, slots=True)
class Bar:
    """One value of the scale and how many chose it; ``length`` in percent of the answers."""

    label: str
    number: int
    length: int


@dataclass(frozen=True, slots=True)
class QuestionShown:
    text: str
    before: str
    after: str
    change: str
    counts_before: list[int]
    counts_after: list[int]


def question_shown(question: Question, text: str = "") -> QuestionShown:
    before, after = _mean(question.before), _mean(question.after)
    change = ""
    if question.before and question.after and question.before.mean is not None and question.after.mean is not None:
        change = f"{question.after.mean - question.before.mean:+.1f}".replace(".", ",").replace("-", "−")
    return QuestionShown(
        text or question.text, before, after, change, _numbers(question.before), _numbers(question.after)
    )


def _mean(counts: Counts | None) -> str:
    return decimal(counts.mean, 1) if counts and counts.mean is not None else "–"


def _numbers(counts: Counts | None) -> list[int]:
    return list(counts.by_value.values()) if counts else []


def phase_text(one: PhaseResult, now: datetime) -> str:
    """What can be said about one questionnaire now."""
    answers = "1 Antwort" if one.answers == 1 else f"{whole(one.answers)} Antworten"
    closes = f"{timezone.localtime(one.window.closes):%d.%m.%Y, %H:%M} Uhr"
    if one.shown:
        return f"{answers}, beendet am {closes}."
    if one.window.is_over(now):
        return f"{answers}. Gezeigt werden Ergebnisse ab {LEAST_ANSWERS} Antworten, damit niemand erkennbar ist."
    if one.window.is_open(now):
        return f"{answers} bisher. Ergebnisse stehen hier ab dem {closes}, wenn es mindestens {LEAST_ANSWERS} sind."
    return f"Beginnt am {timezone.localtime(one.window.opens or one.window.closes):%d.%m.%Y, %H:%M} Uhr."


def results_shown(found: Results, now: datetime) -> dict[str, Any]:
    return {
        "phases": [(one, phase_text(one, now)) for one in found.phases],
        "any_shown": any(one.shown for one in found.phases),
        "questions": [question_shown(question) for question in found.goals],
        "overall": question_shown(found.overall, "Die Veranstaltung hilft mir bei meiner Arbeit."),
        "remarks": [text for one in found.phases for text in one.remarks],
    }


# ---------------------------------------------------------------- certificates
def certificate_facts(certificate: Certificate) -> list[tuple[str, str]]:
    """What the public page tells: never a name of the person, and none of others either."""
    facts = certificate.facts
    rows = [
        ("Veranstaltung", facts.get("title", "")),
        ("Art", facts.get("art", "")),
        ("Schwerpunktthema", facts.get("thema", "")),
        ("Veranstaltet von", facts.get("stelle", "")),
        ("Ort", facts.get("place", "")),
        ("Zeitraum", days_text(facts)),
        ("Umfang", extent_text(facts)),
        ("Ausgestellt am", f"{certificate.issued_on:%d.%m.%Y}"),
    ]
    return [(label, value) for label, value in rows if value]


def days_text(facts: dict[str, Any]) -> str:
    """„12.01.2027“ or „12.01. bis 09.02.2027“."""
    days = [datetime.fromisoformat(one["day"]) for one in facts.get("sessions", ()) or facts.get("modules", ())]
    if not days:
        return ""
    first, last = min(days), max(days)
    if first == last:
        return f"{first:%d.%m.%Y}"
    return f"{first:%d.%m.%Y} bis {last:%d.%m.%Y}"


def extent_text(facts: dict[str, Any]) -> str:
    if "units" not in facts:
        return f"{len(facts['modules'])} Module" if facts.get("modules") else ""
    units, hours = Decimal(facts["units"]), Decimal(facts["hours"])
    of = Decimal(facts["whole"])
    part = f" von {units_text(of)}" if of != units else ""
    minutes = facts["unit_minutes"]
    return f"{units_text(units)}{part} Unterrichtseinheiten zu {minutes} Minuten ({hours_text(hours)} Stunden)"


# ---------------------------------------------------------------- yearly record
@dataclass(frozen=True, slots=True)
class RecordGroup:
    """Rows of one theme with their sum."""

    label: str
    rows: list[tuple[str, Totals]]
    total: Totals


def theme_of(row: RecordRow) -> str:
    return vocabulary("thema").label_of(row.course.thema) if row.course.thema else UNKNOWN_THEME


def by_theme(rows: Sequence[RecordRow]) -> list[RecordGroup]:
    """Theme → commune, both in order of their names; what is not known comes last."""
    groups: dict[str, dict[str, list[RecordRow]]] = {}
    for row in rows:
        groups.setdefault(theme_of(row), {}).setdefault(row.kommune or UNKNOWN_PLACE, []).append(row)
    return [
        RecordGroup(
            theme,
            [(place, totals(found)) for place, found in sorted(places.items(), key=lambda one: _last(one[0]))],
            totals(row for found in places.values() for row in found),
        )
        for theme, places in sorted(groups.items(), key=lambda one: (one[0] == UNKNOWN_THEME, fold(one[0])))
    ]


def by_kind(rows: Sequence[RecordRow]) -> list[tuple[str, Totals]]:
    found: dict[OrganisationKind, list[RecordRow]] = {}
    for row in rows:
        found.setdefault(OrganisationKind(row.organisation_kind), []).append(row)
    return [(str(kind.label), totals(found[kind])) for kind in OrganisationKind if kind in found]


def by_course(rows: Sequence[RecordRow]) -> list[tuple[Course, Totals]]:
    found: dict[int, list[RecordRow]] = {}
    for row in rows:
        found.setdefault(row.course.pk, []).append(row)
    return [(some[0].course, totals(some)) for some in found.values()]


def record_lines(year: int, rows: Iterable[RecordRow]) -> Iterator[list[str]]:
    """The record as the CSV has it: one line for each course, commune and kind of organisation."""
    for row in rows:
        event = row.course.event
        yield [
            str(year),
            f"{timezone.localtime(event.starts_at):%d.%m.%Y}",
            event.title,
            vocabulary("veranstaltungsart").label_of(event.art),
            theme_of(row),
            row.kommune or UNKNOWN_PLACE,
            str(OrganisationKind(row.organisation_kind).label),
            str(row.participants),
            f"{row.hours}".replace(".", ","),
            str(row.certificates),
        ]


def _last(place: str) -> tuple[bool, str]:
    return (place == UNKNOWN_PLACE, fold(place))
