"""Pages of goals and measures: forms, the table, its file, and how many queries they take."""

from datetime import date

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from factories import Cast
from goals.plans import DAY, make_goal, make_measure, make_yardstick
from lueckenlos.geo.models import Gebiet
from lueckenlos.goals import actions
from lueckenlos.goals.models import Goal, Measure
from lueckenlos.tenancy.forms.versioned import UNTOUCHED
from lueckenlos.tenancy.links import work_url
from web.rendering import as_sent
from web.rendering import page as page_of


def test_a_measure_with_everything(hettstedt: Cast) -> None:
    browser, stelle = hettstedt.client("mitarbeit"), hettstedt.hettstedt
    goal = make_goal(hettstedt["koordination"])
    area = Gebiet.objects.get(name="Neustadt")
    sent = browser.post(
        work_url(stelle, "goals:measure_create"),
        {
            "version": 1,
            "title": " Lotsin einstellen ",
            "goal": goal.pk,
            "responsible": hettstedt.traeger.name,
            "starts_on": "2026-12-01",
            "due_on": "2027-06-30",
            "cost_cents": "12.500,50",
            "funding": "Haushalt",
            "funding_state": "beantragt",
            "partners": f"{hettstedt.traeger.name}\n\nNeuer Verein (erfunden)",
            "lebensphasen": ["kita-alter", "fruehe-kindheit"],
            "uebergaenge": ["familie-kita"],
            "areas": [area.pk],
        },
    )
    row = Measure.objects.get()
    assert sent["Location"] == work_url(stelle, "goals:measure_detail", row.pk)
    assert (row.title, row.goal, row.owner, row.cost_cents) == (
        "Lotsin einstellen", goal, hettstedt.traeger, 1_250_050,
    )  # fmt: skip
    assert (row.lebensphasen, row.uebergaenge) == ({"kita-alter", "fruehe-kindheit"}, {"familie-kita"})
    assert [one.name for one in row.partners.all()] == [hettstedt.traeger.name, "Neuer Verein (erfunden)"]
    assert list(row.areas.all()) == [area]
    edit = browser.get(work_url(stelle, "goals:measure_edit", row.pk)).context["form"]
    assert {bound.name: bound.value() for bound in edit}["partners"].splitlines() == [
        hettstedt.traeger.name, "Neuer Verein (erfunden)",
    ]  # fmt: skip
    assert [part["open"] for part in edit.parts] == [True, True, False]


def test_the_open_part_of_a_form_is_short(hettstedt: Cast) -> None:
    browser, stelle = hettstedt.client("koordination"), hettstedt.hettstedt
    for name in ("goals:goal_create", "goals:measure_create"):
        form = browser.get(work_url(stelle, name)).context["form"]
        assert len(form.open_fields) <= 8
        assert not any(part["open"] for part in form.parts)


def test_the_second_editor_sees_what_changed_and_may_save_then(hettstedt: Cast) -> None:
    browser, stelle, by = hettstedt.client("koordination"), hettstedt.hettstedt, hettstedt["leitung"]
    row = make_measure(by, cost_cents=100_000)
    values = {"title": "Lotsin in zwei Kitas", "cost_cents": 200_000, "due_on": date(2027, 3, 1)}
    actions.update_measure(measure=row, values=values, seen=1, by=by)
    page = work_url(stelle, "goals:measure_edit", row.pk)
    typed = {"version": 1, "title": "Lotsin in der Kita", "cost_cents": "1.500", "due_on": "2027-03-01"}
    answer = browser.post(page, typed)
    assert answer.context["form"].conflict == [
        ("Titel", "Lotsin in zwei Kitas", "Lotsin in der Kita"),
        ("Kosten", "2.000\u00a0Euro", "1.500\u00a0Euro"),
    ]
    assert 'value="Lotsin in der Kita"' in answer.content.decode()
    again = browser.post(page, {**typed, "version": answer.context["form"]["version"].value()})
    assert again.status_code == 302
    row.refresh_from_db()
    assert (row.title, row.cost_cents, row.version) == ("Lotsin in der Kita", 150_000, 3)


def sent_by(answer: HttpResponse, **typed: str) -> dict[str, list[str]]:
    """What a browser sends of the form on a page when only ``typed`` is typed."""
    (form,) = [one for one in page_of(answer).forms if "version" in one.fields]
    return as_sent(form) | {name: [value] for name, value in typed.items()}


def test_the_second_editor_writes_back_nothing_that_was_left_alone(hettstedt: Cast) -> None:
    browser, stelle, by = hettstedt.client("koordination"), hettstedt.hettstedt, hettstedt["leitung"]
    row = make_measure(
        by, description="Alt", reason="Weil\nso", partners=["Verein A"], lebensphasen={"kita-alter"}, due_on=DAY
    )
    page = work_url(stelle, "goals:measure_edit", row.pk)
    typed = sent_by(browser.get(page), title="Lotsin in der Schule", partners="Verein A\nVerein B")
    values = {"title": "Lotsin in zwei Kitas", "description": "Neu", "due_on": None, "partners": ["Verein C"],
              "lebensphasen": {"grundschulalter"}, "cost_cents": 100_000}  # fmt: skip
    actions.update_measure(measure=row, values=values, seen=1, by=by)
    met = browser.post(page, typed)
    form = met.context["form"]
    assert [(label, mine) for label, _, mine in form.conflict if mine != UNTOUCHED] == [
        ("Titel", "Lotsin in der Schule"),
        ("Partner", "Verein A\nVerein B"),
    ]
    assert [label for label, _, mine in form.conflict if mine == UNTOUCHED] == [
        "Worum es geht", "Termin", "Kosten", "Lebensphasen",
    ]  # fmt: skip
    assert (form["description"].value(), form["due_on"].value(), form["lebensphasen"].value()) == (
        "Neu", "", ["grundschulalter"],
    )  # fmt: skip
    # and what is emptied on purpose is empty then
    assert browser.post(page, sent_by(met, cost_cents="")).status_code == 302
    row.refresh_from_db()
    assert (row.title, row.description, row.due_on, row.cost_cents) == ("Lotsin in der Schule", "Neu", None, None)
    assert row.lebensphasen == {"grundschulalter"}
    assert sorted(one.name for one in row.partners.all()) == ["Verein A", "Verein B"]
    # the page of before, sent with the version of now: as when somebody saves between reading and showing
    assert browser.post(page, typed | {"version": [str(row.version)]}).status_code == 302
    row.refresh_from_db()
    assert (row.description, row.due_on) == ("Neu", None)


def test_to_change_a_teilziel_leaves_it_where_it_is(hettstedt: Cast) -> None:
    """What the form shows is sent back as it is."""
    browser, stelle, by = hettstedt.client("koordination"), hettstedt.hettstedt, hettstedt["koordination"]
    above = make_goal(by)
    goal = make_goal(by, "Jede zweite Familie", parent=above)
    page = work_url(stelle, "goals:goal_edit", goal.pk)
    form = browser.get(page).context["form"]
    assert f'<option value="{above.pk}" selected>' in str(form["parent"])
    shown = {name: form[name].value() or "" for name in form.fields}
    browser.post(page, {**shown, "lebensphasen": [], "title": "Zwei von drei Familien"})
    goal.refresh_from_db()
    assert (goal.title, goal.parent) == ("Zwei von drei Familien", above)


def test_a_circle_of_goals_is_one_sentence_and_what_was_typed_stays(hettstedt: Cast) -> None:
    """Somebody else has hung the upper one below in the meantime."""
    browser, stelle, by = hettstedt.client("koordination"), hettstedt.hettstedt, hettstedt["koordination"]
    above, below = make_goal(by, "Oben"), make_goal(by, "Unten")
    page = work_url(stelle, "goals:goal_edit", above.pk)
    actions.update_goal(goal=below, values={"title": "Unten", "parent": above}, seen=1, by=by)
    answer = browser.post(page, {"version": 1, "title": "Ganz oben", "parent": below.pk})
    assert answer.status_code == 200
    assert answer.context["form"]["title"].value() == "Ganz oben"
    assert "gehört inzwischen selbst zu diesem hier" in answer.content.decode()


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Spät", "Bald", "Ohne alles"]),
        ("stand=alle", ["Spät", "Fertig", "Bald", "Ohne alles"]),
        ("stand=umgesetzt", ["Fertig"]),
        ("blick=ueberfaellig", ["Spät"]),
        ("blick=ohne_zustaendige", ["Ohne alles"]),
        ("blick=ohne_termin", ["Ohne alles"]),
        ("blick=bald", ["Bald"]),
        ("phase=kita-alter", ["Bald"]),
        ("zustaendig=Amt+51", ["Spät"]),
        ("wort=SPAT", ["Spät"]),
        ("stand=Unsinn&ziel=999&phase=nichts", ["Spät", "Bald", "Ohne alles"]),
    ],
)
def test_the_table_and_its_filter(
    hettstedt: Cast, monkeypatch: pytest.MonkeyPatch, query: str, titles: list[str]
) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2026, 11, 22))
    by = hettstedt["koordination"]
    make_measure(by, "Spät", due_on=date(2026, 11, 21), responsible="Amt 51")
    make_measure(by, "Bald", due_on=date(2026, 12, 1), responsible="Amt 40", lebensphasen={"kita-alter"})
    make_measure(by, "Ohne alles")
    done = make_measure(by, "Fertig", due_on=date(2026, 1, 1), responsible="Amt 40")
    Measure.objects.filter(pk=done.pk).update(state="umgesetzt")
    page = hettstedt.client("steuerungsgruppe").get(f"{work_url(by.stelle, 'goals:measure_list')}?{query}")
    assert [row.title for row in page.context["rows"]] == titles


def test_the_table_as_a_file(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    make_measure(by, "=Lotsin", goal=make_goal(by), responsible="Amt 51", cost_cents=150_000, due_on=date(2099, 1, 31))
    answer = hettstedt.client("lesen").get(f"{work_url(by.stelle, 'goals:measure_list')}?als=csv")
    text = answer.getvalue().decode("utf-8-sig")  # type: ignore[attr-defined] # a streaming answer
    assert text.splitlines()[1] == ("'=Lotsin;Jede Familie kennt die Hilfen;geplant;;Amt 51;;31.01.2099;;;;1500,00;;;")


@pytest.mark.parametrize(("name", "most"), [("goal_tree", 14), ("measure_list", 12), ("measure_gantt", 12)])
@pytest.mark.parametrize("count", [1, 3])
def test_lists_take_the_same_queries_for_one_and_three(
    hettstedt: Cast, django_assert_max_num_queries: DjangoAssertNumQueries, name: str, most: int, count: int
) -> None:
    by = hettstedt["koordination"]
    for number in range(count):
        goal = make_goal(by, f"Ziel {number}", responsible=hettstedt.traeger.name)
        make_measure(by, f"Maßnahme {number}", goal=goal, responsible=hettstedt.traeger.name, due_on=date(2026, 1, 1))
    browser = hettstedt.client("lesen")
    with django_assert_max_num_queries(most):
        assert browser.get(work_url(by.stelle, f"goals:{name}")).status_code == 200


def test_the_state_form_says_what_is_missing(hettstedt: Cast) -> None:
    by, browser = hettstedt["koordination"], hettstedt.client("koordination")
    goal = make_goal(by, "Teilziel", parent=make_goal(by))
    answer = browser.post(
        work_url(by.stelle, "goals:goal_state", goal.pk),
        {"version": 1, "state": "verabschiedet", "outlook": "gut", "state_note": "Getippt"},
    )
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "erst mit Termin und Messgröße verabschiedet" in text
    assert "Getippt" in text
    assert Goal.objects.get(pk=goal.pk).state == "entwurf"


def test_readings_are_typed_with_a_comma(hettstedt: Cast) -> None:
    by, browser = hettstedt["koordination"], hettstedt.client("mitarbeit")
    yardstick = make_yardstick(by, make_measure(by))
    page = work_url(by.stelle, "goals:yardstick_detail", yardstick.pk)
    assert browser.post(page, {"read_on": "2026-10-01", "value": "1.012,5"}).status_code == 302
    assert "1.012,5" in browser.get(page).content.decode()
    wrong = browser.post(page, {"read_on": "2026-10-01", "value": "7"})
    assert "Für den 01.10.2026 ist schon ein Messwert eingetragen." in wrong.content.decode()
    assert browser.post(page, {"loeschen": yardstick.readings.get().pk}).status_code == 302
    assert not yardstick.readings.exists()
    # readers see the values and no form
    assert hettstedt.client("steuerungsgruppe").get(page).context["form"] is None
