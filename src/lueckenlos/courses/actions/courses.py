"""Creating a training from nothing, its settings, sessions and materials."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from lueckenlos.courses.models import Course, Material, Termin
from lueckenlos.courses.queries.evaluation import has_answers
from lueckenlos.courses.rules import may_edit, proposed_units
from lueckenlos.events.actions.booking import save_booking
from lueckenlos.events.actions.events import create_event, update_event
from lueckenlos.events.enums import PlaceKind
from lueckenlos.events.models import Event
from lueckenlos.events.rules import PlaceTypeValues
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

# what a form may set; anything else in the mapping is ignored
COURSE_FIELDS: Final = frozenset(
    "thema goals prerequisites speakers series share_needed unit_minutes signatory signatory_role "
    "evaluation evaluation_days".split()
)
MOST_GOALS: Final = 12
MOST_TERMINE: Final = 40
MOST_MATERIALS: Final = 40
MOST_UNITS: Final = Decimal(40)
_LINE: Final = 300
_WEB: Final = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True)
class TerminValues:
    """One session; ``pk`` None for a new one, ``units`` None for as many as fit into the time."""

    starts_at: datetime
    ends_at: datetime
    units: Decimal | None = None
    title: str = ""
    room: str = ""
    online_link: str = ""
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class MaterialValues:
    """A link with its words."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Places:
    """How many may register for the training, what it costs, and until when."""

    name: str
    capacity: int
    closes_at: datetime
    price_cents: int = 0


@transaction.atomic
def create_course(
    *,
    by: Actor,
    event: Mapping[str, Any],
    values: Mapping[str, Any],
    termine: Sequence[TerminValues],
    places: Places,
    now: datetime,
) -> Course:
    """A draft event that people can register for from now on, with its training: all or nothing."""
    ensure(may_edit(by))
    created = create_event(by=by, values=event)
    # each person registers alone: presence and certificate are theirs
    settings = {"opens_at": now, "closes_at": places.closes_at, "max_places": 1}
    kind = PlaceTypeValues(places.name, PlaceKind.TEILNAHME, places.price_cents, places.capacity)
    save_booking(event=created, by=by, values=settings, place_types=[kind])
    return save_course(event=created, by=by, values=values, termine=termine)


@transaction.atomic
def save_course(
    *,
    event: Event,
    by: Actor,
    values: Mapping[str, Any],
    termine: Sequence[TerminValues] | None = None,
    materials: Sequence[MaterialValues] | None = None,
    requires: Collection[Course] | None = None,
) -> Course:
    """Make the event a training, or change its settings; what is None stays.

    Raises Invalid for impossible settings, for goals that people have already judged, and for taking out a session at
    which somebody was present.
    """
    ensure(may_edit(by, event))
    if event.art == "boerse":
        raise Invalid("course_is_a_boerse")
    found = Course.objects.select_for_update(of=("self",)).filter(event=event).first()
    course = found or Course(stelle=event.stelle, event=event)
    course.event = event
    changes = audit.changed(course, _known(values))
    if "goals" in changes and found and has_answers(found):
        raise Invalid("course_goals_answered")
    _check(course)
    course.save()
    if requires is not None:
        changes.update(_set_requires(course, requires))
    if termine is not None:
        _fit_event(event, termine, by)
        changes.update(_set_termine(course, termine))
    if materials is not None:
        changes.update(_set_materials(course, materials))
    if changes or not found:
        audit.record("courses.course.save", course, by=by, changes=changes)
    return course


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    known = {name: value for name, value in values.items() if name in COURSE_FIELDS}
    for name in ("goals", "speakers"):
        if name in known:
            known[name] = [line for line in (" ".join(str(one).split()) for one in known[name]) if line]
    return known


def _check(course: Course) -> None:
    if course.thema and course.thema not in course._meta.get_field("thema").vocabulary:
        raise Invalid("course_thema_unknown")
    for name in ("goals", "speakers"):
        if len(getattr(course, name)) > MOST_GOALS:
            raise Invalid("course_too_many_lines", field=_label(name), most=MOST_GOALS)
        if any(len(line) > _LINE for line in getattr(course, name)):
            raise Invalid("course_line_too_long", field=_label(name), most=_LINE)
    if course.series is not None and course.series.stelle_id != course.stelle_id:
        raise Invalid("series_unknown")
    for name, least, most in (("share_needed", 1, 100), ("unit_minutes", 15, 90), ("evaluation_days", 1, 60)):
        if not least <= getattr(course, name) <= most:
            raise Invalid("course_number_range", field=_label(name), least=least, most=most)


def _label(name: str) -> str:
    field: Any = Course._meta.get_field(name)
    return str(field.verbose_name)


def _set_requires(course: Course, wanted: Collection[Course]) -> dict[str, tuple[object, object]]:
    if any(one.pk == course.pk or one.stelle_id != course.stelle_id for one in wanted):
        raise Invalid("course_requires_unknown")
    before = {one.pk for one in course.requires.all()}
    after = {one.pk for one in wanted}
    if before == after:
        return {}
    course.requires.set(after)
    return {"requires": (sorted(before), sorted(after))}


def _set_termine(course: Course, wanted: Sequence[TerminValues]) -> dict[str, tuple[object, object]]:
    known = {termin.pk: termin for termin in course.termine.all()}
    before = sorted(_line(termin) for termin in known.values())
    _check_termine(wanted, known)
    for gone in known.keys() - {one.pk for one in wanted}:
        if known[gone].attendances.exists():
            raise Invalid("termin_has_attendance", termin=str(known[gone]))
        known[gone].delete()
    for one in wanted:
        termin = known[one.pk] if one.pk else Termin(course=course)
        termin.starts_at, termin.ends_at = one.starts_at, one.ends_at
        minutes = int((one.ends_at - one.starts_at).total_seconds() // 60)
        termin.units = one.units if one.units is not None else proposed_units(minutes, course.unit_minutes)
        termin.title, termin.room, termin.online_link = " ".join(one.title.split()), one.room.strip(), one.online_link
        termin.save()
    after = sorted(_line(termin) for termin in course.termine.all())
    return {"termine": (before, after)} if before != after else {}


def _fit_event(event: Event, termine: Sequence[TerminValues], by: Actor) -> None:
    """The event lasts as long as its sessions: the calendar and the term of deletion count from its end.

    Its beginning is not moved by the way: registering ends before it, and people have read it.
    """
    early = min((one.starts_at for one in termine), default=event.starts_at)
    if early < event.starts_at:
        raise Invalid("termin_before_event", begins=timezone.localtime(event.starts_at))
    late = max((one.ends_at for one in termine), default=event.ends_at)
    if late > event.ends_at:
        update_event(event=event, by=by, values={"ends_at": late})


def _check_termine(wanted: Sequence[TerminValues], known: Collection[int]) -> None:
    if not wanted:
        raise Invalid("course_without_termine")
    if len(wanted) > MOST_TERMINE:
        raise Invalid("course_too_many_termine", most=MOST_TERMINE)
    for one in wanted:
        if one.pk is not None and one.pk not in known:
            raise Invalid("termin_unknown")
        if one.starts_at >= one.ends_at:
            raise Invalid("termin_order")
        if one.units is not None and not 0 < one.units <= MOST_UNITS:
            raise Invalid("termin_units", most=MOST_UNITS)
        _check_link(one.online_link)


def _set_materials(course: Course, wanted: Sequence[MaterialValues]) -> dict[str, tuple[object, object]]:
    if len(wanted) > MOST_MATERIALS:
        raise Invalid("course_too_many_materials", most=MOST_MATERIALS)
    for one in wanted:
        _check_link(one.url)
    before = [(one.title, one.url) for one in course.materials.all()]
    after = [(" ".join(one.title.split()), one.url) for one in wanted]
    if before == after:
        return {}
    course.materials.all().delete()
    Material.objects.bulk_create(
        Material(course=course, position=position, title=title, url=url) for position, (title, url) in enumerate(after)
    )
    return {"materials": ([title for title, _ in before], [title for title, _ in after])}


def _check_link(url: str) -> None:
    """A page must not carry addresses that run code."""
    if url and urlsplit(url).scheme not in _WEB:
        raise Invalid("course_link_wrong")


def _line(termin: Termin) -> str:
    """One session as the trail keeps it; without the link, which lets people in."""
    return f"{termin.starts_at:%Y-%m-%d %H:%M} · {termin.units.normalize():f} · {termin.title}"
