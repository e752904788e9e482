"""Short ways to Selbsteinschätzungen for tests; the Stelle's scope must be open."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from django_scopes import scope

from factories import Cast, make_offer
from lueckenlos.quality import actions, queries
from lueckenlos.quality.enums import State
from lueckenlos.quality.models import Assessment, Assessor, Rating
from lueckenlos.quality.rating import Given
from lueckenlos.quality.registry import criteria_set
from lueckenlos.quality.scale import Scaled
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.subjects import Ref

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
SET = "good-practice-2021"
# the first criterion of the set, on which ``closed`` agrees
FIRST = "konzeption"


def scaled(slug: str = "konzeption", steps: int = 4, *, words: str = "Stufe") -> Scaled:
    return Scaled(slug, slug.title(), "", "", tuple(f"{words} {number}" for number in range(1, steps + 1)))


def offer_ref(stelle: Stelle, title: str = "Elterncafé") -> Ref:
    return Ref("directory.offer", str(make_offer(stelle, title).pk))


def begin(by: Actor, *, chosen: str = SET, ref: Ref | None = None, today: date = TODAY) -> Assessment:
    return actions.create_assessment(chosen=chosen, ref=ref, occasion="Jahresgespräch", today=today, by=by)


def say(assessment: Assessment, by: Actor, given: list[Given], *, hand_in: bool = True) -> Assessor:
    own = queries.own_row(assessment, by)
    return actions.save_view(assessor=own, given=given, hand_in=hand_in, seen=own.version, today=TODAY, by=by)


def invited(assessment: Assessment, by: Actor, email: str = "weber@verein.example") -> actions.Issued:
    return actions.invite(assessment=assessment, name="Frau Weber", email=email, now=NOW, by=by)


def move(assessment: Assessment, state: State, by: Actor, today: date = TODAY) -> Assessment:
    assessment.refresh_from_db()
    return actions.move_assessment(assessment=assessment, state=state, seen=assessment.version, today=today, by=by)


def agree(assessment: Assessment, by: Actor, given: list[Given], note: str = "") -> Assessment:
    assessment.refresh_from_db()
    return actions.save_result(assessment=assessment, given=given, note=note, seen=assessment.version, by=by)


def closed(by: Actor, *, ref: Ref | None = None, today: date = TODAY, now: int = 2, chosen: str = SET) -> Assessment:
    """Of one view and one agreed criterion, the first of the set."""
    assessment = begin(by, chosen=chosen, ref=ref, today=today)
    found = criteria_set(chosen)
    assert found is not None
    criterion = found.criteria[0].slug
    # whoever begins for the system has no view of their own
    assessor = Assessor.objects.create(stelle=by.stelle, assessment=assessment, name="Jemand", handed_in_on=today)
    Rating.objects.create(stelle=by.stelle, assessment=assessment, assessor=assessor, criterion=criterion, now=now)
    move(assessment, State.BESPROCHEN, by, today)
    agree(assessment, by, [Given(criterion, now, 3, evidence="Konzept", next_action="Prüfen", who="Frau Weber")])
    return move(assessment, State.ABGESCHLOSSEN, by, today)


def shared(stelle: Stelle) -> Assessment:
    by = system_actor(stelle)
    return actions.share_assessment(assessment=closed(by), shared=True, today=TODAY, by=by)


def posted(given: Mapping[str, Mapping[str, str]], version: int = 1, **more: str) -> dict[str, str]:
    """What a browser sends: criterion → part → text."""
    fields = {f"{slug}-{part}": text for slug, parts in given.items() for part, text in parts.items()}
    return {"version": str(version), **fields, **more}


# ---------------------------------------------------------------- doors
def assessment_key(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (begin(system_actor(stelle)).pk,)


def discussed_key(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    by = system_actor(stelle)
    assessment = begin(by)
    Assessment.objects.filter(pk=assessment.pk).update(state=State.BESPROCHEN)
    return (assessment.pk,)


def link_token(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    by = system_actor(stelle)
    now = datetime.now(UTC)
    return (actions.invite(assessment=begin(by), name="Weber", email="w@verein.example", now=now, by=by).token,)


def step_key(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (closed(system_actor(stelle)).pk,)


def shared_key(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    """Shared by a commune of this KGC; for the foreign try one that nobody has shared."""
    if stelle != cast.kgc_st:
        return (closed(system_actor(stelle)).pk,)
    with scope(stelle=cast.hettstedt):
        return (shared(cast.hettstedt).pk,)


QUALITY_DOORS = {
    "quality:assessment_delete": assessment_key,
    "quality:assessment_detail": assessment_key,
    "quality:assessment_invite": assessment_key,
    "quality:assessment_move": assessment_key,
    "quality:assessment_pdf": assessment_key,
    "quality:assessment_rate": assessment_key,
    "quality:assessment_result": discussed_key,
    "quality:assessment_step": step_key,
    "quality:shared_detail": shared_key,
}
QUALITY_KEYS = {
    "quality:criteria": lambda cast, stelle: (SET,),
    "quality:criteria_pdf": lambda cast, stelle: (SET,),
    "quality:wording_edit": lambda cast, stelle: (SET, "konzeption"),
    "quality_link:view": link_token,
}
QUALITY_FORMS = {
    "quality:assessment_move": {"teilen": "nein"},
    "quality:assessment_step": {"kriterium": FIRST, "zurueck": "1"},
}
