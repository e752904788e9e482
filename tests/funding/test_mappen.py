"""Antragsmappen with a database: picking, writing, handing in, spending, pages and files."""

from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django_scopes import scope
from docx import Document
from pytest_django import DjangoAssertNumQueries

from factories import Cast
from funding.applications import DAY, TERM, granted, line, make_deadline, make_mappe, make_programme, move, plan_for
from goals.plans import decide, empty_cell, make_goal
from lueckenlos.funding import actions, queries, rules
from lueckenlos.funding.enums import MappeState, PickKind, Section
from lueckenlos.funding.models import Mappe, Pick, PlanLine, SectionText
from lueckenlos.funding.papers.compare import changes
from lueckenlos.funding.papers.compose import compose
from lueckenlos.funding.papers.proof import compose_proof
from lueckenlos.funding.papers.sheet import Paper
from lueckenlos.goals import actions as goal_actions
from lueckenlos.goals.models import Goal
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Ref

AID = "Arbeitshilfe, nicht das Formular des Fördermittelgebers."


def code_of(work: Any) -> str:
    with pytest.raises((Invalid, NotAllowed)) as refused:
        work()
    return refused.value.code


def test_only_what_is_offered_can_be_picked(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    mappe, goal = make_mappe(by), make_goal(by)
    hint = empty_cell(by)
    unconfirmed = Ref(PickKind.HINT, hint.key)
    assert code_of(lambda: actions.pick(mappe=mappe, refs=[unconfirmed], by=by)) == "pick_unknown"
    decide(by, hint)
    refs = [unconfirmed, Ref(PickKind.GOAL, str(goal.pk))]
    assert actions.pick(mappe=mappe, refs=refs, by=by) == 2
    with scope(stelle=hettstedt.eisleben):
        foreign = make_goal(hettstedt["fremd"])
    for ref in (Ref(PickKind.GOAL, str(foreign.pk)), Ref("boards.item", "1"), Ref(PickKind.INDICATOR, "gibt-es-nicht")):
        assert code_of(lambda ref=ref: actions.pick(mappe=mappe, refs=[*refs, ref], by=by)) == "pick_unknown"
    # what a Mappe rests on stays
    assert code_of(lambda: goal_actions.delete_goal(goal=goal, by=hettstedt["leitung"])) == "others_rest_on_it"
    assert actions.pick(mappe=mappe, refs=[], by=by) == 0
    assert not Pick.objects.exists()


def test_a_mappe_is_composed_from_what_was_picked(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    mappe = make_mappe(by, contact="Koordination", **TERM)
    goal, measure = plan_for(mappe, by)
    hint = empty_cell(by)
    decide(by, hint)
    picked = [Ref(one.subject_kind, one.subject_key) for one in Pick.objects.all()]
    actions.pick(mappe=mappe, refs=[*picked, Ref(PickKind.HINT, hint.key)], by=by)
    line(mappe, by, 3_124_050)
    parts = {part.key: part for part in compose(queries.load_material(by, mappe, DAY), DAY).parts}
    assert [part.number for part in parts.values()] == list(range(1, 13))
    assert parts["ziele"].tables[0].rows[0][0] == goal.title
    assert parts["massnahmen"].tables[0].rows[0][:3] == (measure.title, "01.02.2027", "01.03.2028")
    assert "Steuerkreis: Das fehlt seit Jahren." in parts["bedarf"].tables[0].rows[0][2]
    assert dict(parts["kosten"].facts)["Beantragt"] == "31.240,50\u00a0€"
    assert dict(parts["vorhaben"].facts)["Laufzeit"] == "01.01.2027 bis 31.12.2028"


def test_two_people_at_one_section_but_not_at_two(hettstedt: Cast) -> None:
    by, browser = hettstedt["koordination"], hettstedt.client("mitarbeit")
    mappe = make_mappe(by)
    for section in (Section.BEDARF, Section.PARTNER):
        actions.write_section(mappe=mappe, section=section, text=" Erstens. ", seen=1, by=by)
    address = work_url(hettstedt.hettstedt, "funding:mappe_section", mappe.pk, "bedarf")
    answer = browser.post(address, {"version": 1, "text": "Zweitens."})
    assert answer.context["form"].conflict == [("Text", "Erstens.", "Zweitens.")]
    again = browser.post(address, {"version": answer.context["form"]["version"].value(), "text": "Zweitens."})
    assert again.status_code == 302
    texts = SectionText.objects.filter(mappe=mappe).exclude(text="").values_list("section", "text")
    assert dict(texts) == {"bedarf": "Zweitens.", "partner": "Erstens."}


def test_handing_in_freezes_and_shows_what_changed_since(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    mappe = make_mappe(by, **TERM)
    goal, _ = plan_for(mappe, by)
    sent = move(mappe, MappeState.EINGEREICHT, by)
    assert not rules.may_edit_mappe(by, sent)
    for work in (
        lambda: actions.update_mappe(mappe=mappe, values={"title": "Neu"}, seen=sent.version, by=by),
        lambda: line(mappe, by, 1),
        lambda: actions.pick(mappe=mappe, refs=[], by=by),
        lambda: actions.write_section(mappe=mappe, section=Section.BEDARF, text="x", seen=1, by=by),
    ):
        assert code_of(work) == "mappe_handed_in"
    goal_actions.update_goal(goal=goal, values={"due_on": date(2028, 7, 1)}, seen=1, by=by)
    page = hettstedt.client("lesen").get(work_url(by.stelle, "funding:mappe_detail", mappe.pk))
    assert [(one.label, one.then[-30:], one.now[-30:]) for one in page.context["changes"]] == [
        (goal.title, "– · 01.06.2028 · –", "– · 01.07.2028 · –")
    ]
    assert "Seit dem Einreichen hat sich etwas geändert" in page.content.decode()
    # taken back and sent again: the first version stays beside the second
    draft = move(sent, MappeState.ENTWURF, by)
    again = move(draft, MappeState.EINGEREICHT, by)
    versions = queries.submissions_of(again)
    assert [one.number for one in versions] == [2, 1]
    assert len(changes(Paper.from_json(versions[1].content), Paper.from_json(versions[0].content))) == 1
    with pytest.raises(Invalid, match="submission_is_frozen"):
        versions[0].save()


def test_the_steps_and_what_they_need(hettstedt: Cast) -> None:
    by, mappe = hettstedt["koordination"], make_mappe(hettstedt["mitarbeit"])
    assert code_of(lambda: move(mappe, MappeState.EINGEREICHT, hettstedt["mitarbeit"])) == "mappe_state_not_for_role"
    assert code_of(lambda: move(mappe, MappeState.BEWILLIGT, by)) == "mappe_step_unknown"
    assert code_of(lambda: move(mappe, MappeState.EINGEREICHT, by, day=date(2026, 11, 23))) == "mappe_state_in_future"
    sent = move(mappe, MappeState.EINGEREICHT, by, note=" per Post ")
    assert sent.state_note == "per Post"
    assert code_of(lambda: move(sent, MappeState.BEWILLIGT, by)) == "granted_cents_missing"
    assert code_of(lambda: actions.delete_mappe(mappe=sent, by=by)) == "mappe_not_deletable"
    refused = move(sent, MappeState.ABGELEHNT, by)
    assert code_of(lambda: actions.delete_mappe(mappe=move(refused, MappeState.ENTWURF, by), by=by)) == (
        "mappe_not_deletable"
    )
    actions.delete_mappe(mappe=make_mappe(by, "Aus Versehen"), by=by)
    assert [one.title for one in Mappe.objects.all()] == [mappe.title]


def test_what_was_spent_stands_beside_the_plan(hettstedt: Cast) -> None:
    by, browser = hettstedt["koordination"], hettstedt.client("mitarbeit")
    assert code_of(lambda: actions.set_spending(mappe=make_mappe(by, "A"), spent={}, seen={}, by=by)) == (
        "proof_needs_grant"
    )
    mappe = granted(by)
    row = PlanLine.objects.get(mappe=mappe)
    address = work_url(by.stelle, "funding:mappe_proof", mappe.pk)
    assert "Noch nicht zum Einreichen" in browser.get(address).content.decode()
    word = Document(BytesIO(browser.get(address, {"als": "docx"}).content))
    assert "Bei 1 von 1 Positionen fehlt" in word.paragraphs[3].text
    assert browser.post(address, {f"line_{row.pk}": "950,1", f"seen_{row.pk}": 1}).status_code == 302
    late = browser.post(address, {f"line_{row.pk}": "1.000", f"seen_{row.pk}": 1})
    assert "inzwischen" in late.content.decode()
    assert "Noch nicht zum Einreichen" not in late.content.decode()
    row.refresh_from_db()
    assert (row.spent_cents, row.version) == (95_010, 2)
    wrong = browser.post(address, {f"line_{row.pk}": "viel", f"seen_{row.pk}": 2})
    assert wrong.context["form"].errors
    assert 'value="viel"' in wrong.content.decode()
    paper = compose_proof(queries.load_material(by, mappe, DAY), DAY)
    money = next(part for part in paper.parts if part.key == "nachweis-geld")
    assert money.tables[0].rows == (
        ("Lotsin", "2027", "Personal", "1.000,00\u00a0€", "950,10\u00a0€", "−49,90\u00a0€"),
    )  # fmt: skip
    assert dict(money.facts) == {"Bewilligt": "900,00\u00a0€"}


def test_every_file_says_that_it_is_no_form(hettstedt: Cast) -> None:
    by, browser = hettstedt["koordination"], hettstedt.client("lesen")
    mappe = granted(by)
    for name in ("funding:mappe_detail", "funding:mappe_proof"):
        address = work_url(by.stelle, name, mappe.pk)
        assert AID in browser.get(address).content.decode()
        word = Document(BytesIO(browser.get(address, {"als": "docx"}).content))
        assert word.paragraphs[1].text == AID
        with pikepdf.open(BytesIO(browser.get(address, {"als": "pdf"}).content)) as pdf:
            assert "pdfuaid" in str(pdf.Root.Metadata.read_bytes())
        assert browser.get(address, {"als": "exe"}).status_code == 404


def test_the_missing_list_leads_to_where_it_is_put_right(hettstedt: Cast) -> None:
    by, browser = hettstedt["koordination"], hettstedt.client("koordination")
    programme = make_programme(by)
    created = browser.post(
        work_url(by.stelle, "funding:mappe_create"), {"version": 1, "title": "Kita", "programme": programme.pk}
    )
    mappe = Mappe.objects.get()
    assert created["Location"] == work_url(by.stelle, "funding:mappe_choose", mappe.pk)
    page = browser.get(work_url(by.stelle, "funding:mappe_detail", mappe.pk))
    addresses = [url for _, rows in page.context["missing"] for _, url in rows if url]
    assert len(addresses) > 15
    assert {browser.get(url).status_code for url in set(addresses)} == {200}
    assert b"Was noch fehlt" not in hettstedt.client("lesen").get(page.request["PATH_INFO"]).content


def test_pages_take_a_constant_number_of_queries(
    hettstedt: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    by, browser = hettstedt["koordination"], hettstedt.client("koordination")
    mappe = make_mappe(by, **TERM)
    for _ in range(3):
        goal = make_goal(by)
        picked = [Ref(one.subject_kind, one.subject_key) for one in Pick.objects.all()]
        actions.pick(mappe=mappe, refs=[*picked, Ref(PickKind.GOAL, str(goal.pk))], by=by)
        line(mappe, by, 100)
        make_mappe(by)
    make_deadline(by, make_programme(by), date(2027, 1, 1))
    assert Goal.objects.count() == 3
    for name, args, most in (
        ("funding:mappe_list", (), 12),
        ("funding:mappe_detail", (mappe.pk,), 22),
        ("funding:mappe_choose", (mappe.pk,), 15),
        ("funding:mappe_plan", (mappe.pk,), 10),
    ):
        with django_assert_max_num_queries(most):
            browser.get(work_url(by.stelle, name, *args))
