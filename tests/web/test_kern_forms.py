"""Forms come out with KERN's classes and everything a screen reader needs."""

from typing import ClassVar

import pytest
from django import forms
from django.utils.safestring import SafeString

from lueckenlos.web.forms import ClockInput, DayInput, KernRenderer
from web.rendering import every, one, render, words


class OfferForm(forms.Form):
    title = forms.CharField(label="Titel", help_text="So heißt es öffentlich.")
    form = forms.ChoiceField(label="Form", choices=[("g", "Gruppe"), ("b", "Beratung")], required=False)
    fields_of_action = forms.MultipleChoiceField(
        label="Felder", choices=[("a", "Bewegung"), ("b", "Ernährung")], widget=forms.CheckboxSelectMultiple
    )
    checked = forms.BooleanField(label="geprüft", required=False)
    note = forms.CharField(label="Notiz", widget=forms.Textarea, required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> None:
        raise forms.ValidationError("Das passt nicht zusammen.")


class GroupedForm(forms.Form):
    groups: ClassVar = [("Wer", ["name", "gone"])]
    name = forms.CharField(label="Name")
    place = forms.CharField(label="Ort")


def test_text_field_is_tied_to_label_and_help() -> None:
    field = render("{% field form.title %}", form=OfferForm())
    box = one(field, "input")
    assert box.get("class") == "kern-form-input__input"
    assert one(field, "label").get("for") == box.get("id") == "id_title"
    assert one(field, "div", "kern-hint").get("id") == box.get("aria-describedby") == "id_title_helptext"


def test_field_with_error_says_so_in_words_and_roles() -> None:
    field = render("{% field form.title %}", form=OfferForm({}))
    box = one(field, "input")
    assert box.get("class") == "kern-form-input__input kern-form-input__input--error"
    assert box.get("aria-invalid") == "true"
    assert box.get("aria-describedby") == "id_title_helptext id_title_error"
    error = one(field, "div", "kern-error")
    assert error.get("id") == "id_title_error"
    assert words(error) == "Bitte füllen Sie dieses Feld aus."


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        (
            forms.CharField(max_length=3),
            "zu lang",
            "Bitte kürzen Sie den Text auf höchstens 3 Zeichen, jetzt sind es 7.",
        ),
        (
            forms.CharField(),
            "a\0b",
            "Im Text steckt ein Zeichen, das sich nicht speichern lässt. Bitte tippen Sie ihn neu.",
        ),
        (forms.IntegerField(min_value=1), "0", "Bitte geben Sie mindestens 1 ein."),
        (forms.DecimalField(max_value=5), "6", "Bitte geben Sie höchstens 5 ein."),
        (forms.IntegerField(), "viele", "Bitte geben Sie eine ganze Zahl ein, etwa 12."),
        (forms.DateField(), "31.02.2026", "Bitte geben Sie einen Tag ein, den es gibt, etwa 24.12.2026."),
        (forms.EmailField(), "keine", "Bitte geben Sie eine gültige E-Mail-Adresse ein, etwa name@stadt.example."),
        (
            forms.TypedChoiceField(choices=[("a", "A")]),
            "z",
            "„z“ ist keine gültige Auswahl. Bitte wählen Sie etwas aus der Liste.",
        ),
    ],
)
def test_a_wrong_value_is_answered_with_what_to_do(field: forms.Field, typed: str, said: str) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(typed)
    assert refused.value.messages == [said]


def test_select_is_wrapped_for_its_arrow() -> None:
    field = render("{% field form.form %}", form=OfferForm())
    select = one(field, "select", "kern-form-input__select")
    assert select.getparent().get("class") == "kern-form-input__select-wrapper"


def test_select_of_many_has_no_arrow() -> None:
    widget = forms.SelectMultiple(choices=[("a", "A")])
    select = one(render("{{ widget }}", widget=widget.render("x", [])), "select")
    assert select.getparent().get("class") is None
    assert select.get("class") == "kern-form-input__select"


def test_choices_form_a_fieldset_with_legend() -> None:
    group = one(render("{% field form.fields_of_action %}", form=OfferForm()), "fieldset")
    assert words(one(group, "legend")).startswith("Felder")
    boxes = every(group, "input", "kern-form-check__checkbox")
    assert [box.get("value") for box in boxes] == ["a", "b"]
    assert [label.get("for") for label in every(group, "label")] == [box.get("id") for box in boxes]


def test_fieldset_with_error_describes_itself() -> None:
    group = one(render("{% field form.fields_of_action %}", form=OfferForm({})), "fieldset")
    assert group.get("aria-describedby") == "id_fields_of_action_error"
    assert "kern-fieldset--error" in group.get("class").split()


def test_error_summary_can_put_the_focus_on_a_fieldset() -> None:
    group = one(render("{% field form.fields_of_action %}", form=OfferForm({})), "fieldset")
    assert (group.get("id"), group.get("tabindex")) == ("id_fields_of_action", "-1")


def test_names_and_errors_are_text_whatever_they_hold() -> None:
    """Names of organisations and areas come from people."""

    class Foreign(forms.Form):
        plain = forms.CharField(label="<b>A</b>", help_text="Etwa <code>A</code>.", required=False)
        check = forms.BooleanField(label="<b>B</b>", required=False)
        group = forms.MultipleChoiceField(
            label="<b>C</b>", choices=[("<i>", "<b>D</b>")], widget=forms.CheckboxSelectMultiple, required=False
        )

        def clean(self) -> None:
            for name in self.fields:
                self.add_error(name, "„<b>E</b>“ fehlt.")

    for form in (Foreign(), Foreign({})):
        shown = render("{% field form.plain %}{% field form.check %}{% field form.group %}", form=form)
        assert every(shown, "b") == []
        assert [words(label) for label in every(shown, "label")] == ["<b>A</b>", "<b>B</b>", "<b>D</b>"]
        assert words(one(shown, "legend")).startswith("<b>C</b>")
        assert words(one(shown, "code")) == "A"
    assert [words(error) for error in every(shown, "div", "kern-error")] == ["„<b>E</b>“ fehlt."] * 3


def test_check_box_stands_before_its_label() -> None:
    field = render("{% field form.checked %}", form=OfferForm())[0]
    assert [child.tag for child in field] == ["input", "label"]


def test_hidden_field_shows_nothing() -> None:
    assert [element.tag for element in render("{% field form.secret %}", form=OfferForm())] == ["input"]


def test_the_rarer_kind_is_marked() -> None:
    marked = [words(mark) for mark in every(render("{{ form }}", form=OfferForm()), "span", "kern-label__optional")]
    assert marked == ["(Pflichtfeld)", "(Pflichtfeld)"]
    assert every(render("{{ form }}", form=GroupedForm()), "span", "kern-label__optional") == []


def test_error_summary_links_to_the_fields() -> None:
    box = render("{% error_summary form %}", form=OfferForm({}))
    assert [words(item) for item in every(box, "li")] == [
        "Das passt nicht zusammen.",
        "Titel: Bitte füllen Sie dieses Feld aus.",
        "Felder: Bitte wählen Sie etwas aus.",
    ]
    form = render("{{ form }}", form=OfferForm({}))
    targets = {element.get("id") for element in form.iter()}
    assert {link.get("href")[1:] for link in every(box, "a")} <= targets


def test_general_errors_are_said_once() -> None:
    assert (
        words(render("{% error_summary form %}{{ form }}", form=OfferForm({}))).count("Das passt nicht zusammen.") == 1
    )
    assert words(render("{{ form }}", form=OfferForm({}))).count("Das passt nicht zusammen.") == 1


def test_no_summary_without_errors() -> None:
    assert words(render("{% error_summary form %}", form=OfferForm())) == ""


def test_groups_become_fieldsets_and_nothing_is_lost() -> None:
    form = render("{{ form }}", form=GroupedForm())
    group = one(form, "fieldset", "form-group")
    assert words(one(group, "legend")) == "Wer"
    assert [box.get("name") for box in every(group, "input")] == ["name"]
    assert [box.get("name") for box in every(form, "input")] == ["name", "place"]


def test_own_classes_stay() -> None:
    widget = forms.TextInput({"class": "breit"})
    assert (
        one(render("{{ widget }}", widget=widget.render("x", "")), "input").get("class")
        == "kern-form-input__input breit"
    )


@pytest.mark.parametrize(("widget", "kind"), [(DayInput(), "date"), (ClockInput(), "time")])
def test_browser_calendar_and_clock(widget: forms.Widget, kind: str) -> None:
    assert one(render("{{ widget }}", widget=widget.render("x", None)), "input").get("type") == kind


def test_browser_calendar_gets_and_gives_iso_dates() -> None:
    class Form(forms.Form):
        day = forms.DateField(widget=DayInput)

    form = Form({"day": "2026-03-05"})
    assert form.is_valid()
    assert one(render("{{ form.day }}", form=form), "input").get("value") == "2026-03-05"


def test_file_field_offers_to_remove_the_file() -> None:
    class Stored:
        url = "/datei"

        def __str__(self) -> str:
            return "liste.xlsx"

    field = forms.FileField(required=False)
    field.widget.is_required = False
    box = render("{{ widget }}", widget=field.widget.render("x", Stored(), {"id": "id_x"}))
    assert [element.get("type") for element in every(box, "input")] == ["checkbox", "file"]
    assert one(box, "a").get("href") == "/datei"


def test_formset_shows_every_form() -> None:
    formset = forms.formset_factory(GroupedForm, extra=2)()
    assert len(every(render("{{ formset }}", formset=formset), "div", "formset__form")) == 2


NASTY = '"><script>&'


@pytest.mark.parametrize(
    "widget",
    [
        forms.TextInput({"title": NASTY}),
        forms.Textarea({"title": NASTY}),
        forms.Select({"title": NASTY}, choices=[(NASTY, NASTY)]),
        forms.RadioSelect({"title": NASTY}, choices=[(NASTY, NASTY)]),
        forms.CheckboxSelectMultiple({"title": NASTY}, choices=[(NASTY, [(NASTY, NASTY)])]),
        forms.HiddenInput({"title": NASTY}),
    ],
)
def test_what_people_type_stays_text(widget: forms.Widget) -> None:
    value = [NASTY] if isinstance(widget, forms.CheckboxSelectMultiple) else NASTY
    markup = str(widget.render(NASTY, value, renderer=KernRenderer()))
    assert "<script>" not in markup
    box = render("{{ markup }}", markup=SafeString(markup))
    assert {element.get("name") for element in box.iter() if element.get("name")} == {NASTY}
    assert all(element.get("title") == NASTY for element in box.iter("input", "select", "textarea"))


def test_choices_under_headings() -> None:
    widget = forms.CheckboxSelectMultiple(choices=[("Gruppe", [("a", "A"), ("b", "B")]), ("c", "C")])
    box = render("{{ markup }}", markup=widget.render("x", ["b"], {"id": "id_x"}, renderer=KernRenderer()))
    group = one(box, "div", "choices__group")
    assert group.get("aria-label") == "Gruppe"
    assert [item.get("value") for item in every(group, "input")] == ["a", "b"]
    assert [item.get("value") for item in every(box, "input") if item.get("checked") is not None] == ["b"]
    assert [label.get("for") for label in every(box, "label")] == [item.get("id") for item in every(box, "input")]


def test_options_under_headings() -> None:
    widget = forms.Select(choices=[("", "alle"), ("Gruppe", [("a", "A"), ("b", "B")])])
    box = render("{{ markup }}", markup=widget.render("x", "b", renderer=KernRenderer()))
    assert [item.get("value") for item in every(one(box, "optgroup"), "option")] == ["a", "b"]
    assert [item.get("value") for item in every(box, "option") if item.get("selected") is not None] == ["b"]


def test_a_single_choice_can_stand_alone() -> None:
    class Form(forms.Form):
        way = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)

    box = render("{% for choice in form.way %}{{ choice.tag }}{% endfor %}", form=Form())
    assert [item.get("class") for item in every(box, "input")] == ["kern-form-check__radio"] * 2
