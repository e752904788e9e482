"""Two questionnaires whose answers nobody can tie to a person."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from courses.training import fill, make_course, now, register
from factories import Cast
from lueckenlos.courses.actions.courses import save_course
from lueckenlos.courses.actions.evaluation import answer
from lueckenlos.courses.enums import OVERALL, Phase
from lueckenlos.courses.models import Course, EvaluationSheet, EvaluationTally, Participation
from lueckenlos.courses.queries.evaluation import results, windows
from lueckenlos.courses.queries.work import termine_of
from lueckenlos.courses.rules import Counts, counts_of, may_be_shown
from lueckenlos.courses.rules.evaluation import Window
from lueckenlos.events.links import token_of
from lueckenlos.events.models import Registration
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.models import AuditEntry

WHO = "koordination"
LOW = {"ziel-1": 1, "ziel-2": 2}
HIGH = {"ziel-1": 5, "ziel-2": 4, OVERALL: 5}


def before(course: Course) -> Any:
    return course.event.starts_at - timedelta(days=1)


def after(course: Course) -> Any:
    return course.event.ends_at + timedelta(days=1)


def over(course: Course) -> Any:
    return course.event.ends_at + timedelta(days=course.evaluation_days)


def say(course: Course, row: Registration, phase: Phase, values: Mapping[str, int], remark: str = "") -> None:
    moment = before(course) if phase is Phase.VORHER else after(course)
    answer(course=course, registration=row, phase=phase, values=values, remark=remark, now=moment)


def test_means_before_and_after(hettstedt: Cast) -> None:
    course = make_course(hettstedt[WHO])
    for row in fill(course, 5):
        say(course, row, Phase.VORHER, LOW)
        say(course, row, Phase.NACHHER, HIGH, "Mehr davon!")
    found = results(course, termine_of(course), over(course))
    assert found
    (first, second) = found.goals
    counts = (first.before, first.after, second.before, second.after)
    assert [one and one.mean for one in counts] == [1, 5, 2, 4]
    assert found.overall.after == counts_of({5: 5})
    assert [one.remarks for one in found.phases] == [(), ("Mehr davon!",) * 5]


@pytest.mark.parametrize(("number", "late", "shown"), [(5, True, True), (4, True, False), (50, False, False)])
def test_nothing_is_shown_of_too_few_or_too_early(hettstedt: Cast, number: int, late: bool, shown: bool) -> None:
    course = make_course(hettstedt[WHO])
    for row in fill(course, number):
        say(course, row, Phase.NACHHER, HIGH, "geheim")
    found = results(course, termine_of(course), over(course) if late else after(course))
    assert found
    assert (found.overall.after is not None) is shown
    assert bool(found.phases[1].remarks) is shown


def test_no_row_is_an_answer(hettstedt: Cast) -> None:
    """What is stored has no key, no time and no order that could lead to a person."""
    course = make_course(hettstedt[WHO])
    rows = fill(course, 3)
    trail = AuditEntry.objects.count()
    for row, remark in zip(rows, ["Zebra", "Apfel", "Mond"], strict=True):
        say(course, row, Phase.NACHHER, HIGH, remark)
    assert AuditEntry.objects.count() == trail
    assert EvaluationSheet.objects.get().remarks == ["Apfel", "Mond", "Zebra"]
    assert EvaluationTally.objects.count() == 3 * 5
    for model in (EvaluationSheet, EvaluationTally, Participation):
        kinds = {field.get_internal_type() for field in model._meta.concrete_fields}
        assert not kinds & {"DateTimeField", "DateField", "TimeField"}
    assert not {"registration", "participation"} & {field.name for field in EvaluationTally._meta.get_fields()}


def test_only_the_counter_of_the_chosen_value_moves(hettstedt: Cast) -> None:
    course = make_course(hettstedt[WHO])
    say(course, register(course), Phase.VORHER, LOW)
    counted = EvaluationTally.objects.filter(number__gt=0).values_list("phase", "question", "value", "number")
    assert sorted(counted) == [("vorher", "ziel-1", 1, 1), ("vorher", "ziel-2", 2, 1)]


def test_answering_twice_counts_once(hettstedt: Cast) -> None:
    course = make_course(hettstedt[WHO])
    row = register(course)
    say(course, row, Phase.VORHER, LOW)
    with pytest.raises(Invalid) as refused:
        say(course, row, Phase.VORHER, LOW)
    assert refused.value.code == "evaluation_answered"
    assert EvaluationSheet.objects.get().answers == 1
    say(course, row, Phase.NACHHER, HIGH)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"ziel-1": 1}, "evaluation_incomplete"),
        ({**LOW, "ziel-3": 1}, "registration_choice_unknown"),
        ({**LOW, OVERALL: 1}, "registration_choice_unknown"),
        ({"ziel-1": 0, "ziel-2": 1}, "registration_choice_unknown"),
        ({"ziel-1": 6, "ziel-2": 1}, "registration_choice_unknown"),
    ],
)
def test_values_off_the_scale(hettstedt: Cast, values: dict[str, int], code: str) -> None:
    course = make_course(hettstedt[WHO])
    row = register(course)
    with pytest.raises(Invalid) as refused:
        say(course, row, Phase.VORHER, values)
    assert refused.value.code == code
    assert not Participation.objects.filter(answered_before=True).exists()


def test_windows(hettstedt: Cast) -> None:
    course = make_course(hettstedt[WHO])
    row, first, last = register(course), *termine_of(course)
    for phase, moment, code in (
        (Phase.VORHER, first.starts_at, "evaluation_over"),
        (Phase.NACHHER, last.starts_at - timedelta(seconds=1), "evaluation_not_yet"),
        (Phase.NACHHER, last.ends_at + timedelta(days=14), "evaluation_over"),
    ):
        with pytest.raises(Invalid) as refused:
            answer(course=course, registration=row, phase=phase, values=HIGH, now=moment)
        assert refused.value.code == code


def test_goals_that_were_judged_stay(hettstedt: Cast) -> None:
    course = make_course(hettstedt[WHO])
    say(course, register(course), Phase.VORHER, LOW)
    with pytest.raises(Invalid) as refused:
        save_course(event=course.event, by=hettstedt[WHO], values={"goals": ["Etwas anderes"]})
    assert refused.value.code == "course_goals_answered"
    save_course(event=course.event, by=hettstedt[WHO], values={"share_needed": 70})


def test_no_questionnaire_where_it_is_switched_off(hettstedt: Cast) -> None:
    course = make_course(hettstedt[WHO], evaluation=False)
    assert windows(course, termine_of(course)) == {}
    with pytest.raises(Invalid):
        say(course, register(course), Phase.VORHER, LOW)


def test_the_person_of_another_event_cannot_answer(hettstedt: Cast) -> None:
    course, other = make_course(hettstedt[WHO]), make_course(hettstedt[WHO])
    with pytest.raises(Invalid):
        say(course, register(other), Phase.VORHER, LOW)


def test_counts() -> None:
    assert counts_of({5: 1}) == Counts({1: 0, 2: 0, 3: 0, 4: 0, 5: 1})
    assert (counts_of({}).mean, counts_of({1: 1, 4: 1}).mean) == (None, 2.5)
    assert not may_be_shown(5, Window(None, now() + timedelta(hours=1)), now())


# ---------------------------------------------------------------- by the link
@pytest.fixture
def address(hettstedt: Cast) -> str:
    course = make_course(hettstedt[WHO], begins=now() + timedelta(days=5))
    return f"/nachweis/kurs/{token_of(register(course))}/"


def test_by_the_link_once(address: str, client: Client) -> None:
    form = {"ziel-1": "2", "ziel-2": "3"}
    assert client.post(f"{address}befragung/vorher/", {"ziel-1": "2"}).status_code == 200
    assert not EvaluationSheet._base_manager.exists()
    assert client.post(f"{address}befragung/vorher/", form).status_code == 302
    again = client.post(f"{address}befragung/vorher/", form)
    assert (again.status_code, "schon beantwortet" in again.content.decode()) == (409, True)
    assert EvaluationSheet._base_manager.get().answers == 1


@pytest.mark.parametrize(("path", "status"), [("befragung/nachher/", 409), ("befragung/morgen/", 404)])
def test_by_the_link_at_the_wrong_time(address: str, client: Client, path: str, status: int) -> None:
    form = {"ziel-1": "2", "ziel-2": "3", "gesamt": "4"}
    assert client.post(f"{address}{path}", form).status_code == status


@pytest.mark.parametrize("token", ["x", "A" * 43, "..", "%00"])
def test_unknown_links(hettstedt: Cast, client: Client, token: str) -> None:
    for path in ("", "befragung/vorher/", "zertifikat-kurs.pdf"):
        answer = client.get(f"/nachweis/kurs/{token}/{path}")
        assert answer.status_code == 404
        assert "Dieser Link gilt nicht" in answer.content.decode()
        assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == ("noindex", "same-origin")


def test_answers_cost_the_same_for_the_first_and_the_hundredth(hettstedt: Cast) -> None:
    course = make_course(hettstedt[WHO])
    counted = []
    for row in fill(course, 20):
        with CaptureQueriesContext(connection) as queries:
            say(course, row, Phase.NACHHER, HIGH)
        counted.append(len(queries))
    assert len(set(counted[1:])) == 1
