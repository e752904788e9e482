"""Forms in the look of KERN: Django's accessible markup, with the classes put in here instead of in every form.

A form may name ``groups``: pairs of legend and field names. ``{{ form }}`` then shows fieldsets, the rest after them.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseForm, BoundField, CheckboxInput, DateInput, TimeInput
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.safestring import SafeString

from lueckenlos.web import markup

INPUT = "kern-form-input__input"
SELECT = "kern-form-input__select"
CHECKS = {"checkbox": "kern-form-check__checkbox", "radio": "kern-form-check__radio"}
_UNDRESSED = {"hidden", "range", "color"}
# of 64 bits; the databases refuse more, Django asks them all the same
_LONGEST_KEY = 18


class DayInput(DateInput):
    """The browser's own calendar; it wants ISO dates whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class ClockInput(TimeInput):
    """The browser's own clock."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class SeveralField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg] # rows of any model
    """Some rows of a list. A forged key that no column can hold is not one of them, instead of an error page."""

    def clean(self, value: Any) -> Any:
        if any(len(str(key)) > _LONGEST_KEY for key in value or ()):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": "…"})
        return super().clean(value)


class KernRenderer(TemplatesSetting):
    """Renders whole forms, single fields and widgets."""

    form_template_name = "web/forms/form.html"
    formset_template_name = "web/forms/formset.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> SafeString:
        if "widget" in context:
            dress(context["widget"])
            if made := markup.MARKUP.get(template_name):
                return made(context["widget"])
        elif template_name == self.field_template_name:
            return field_group(context["field"])
        elif template_name == self.form_template_name:
            context = {**context, **parts(context["form"], context["errors"])}
        return SafeString(super().render(template_name, context, request))


def dress(widget: dict[str, Any]) -> None:
    """Add the KERN class to a widget's context, and to its options and parts."""
    for _, options, _ in widget.get("optgroups", ()):
        for option in options:
            dress(option)
    for part in widget.get("subwidgets", ()):
        dress(part)
    base = _base_class(widget)
    if base:
        attrs = widget.get("attrs", {})
        given = [name for name in str(attrs.get("class", "")).split() if not name.startswith(base)]
        wrong = [f"{base}--error"] if attrs.get("aria-invalid") == "true" else []
        widget["attrs"] = {**attrs, "class": " ".join([base, *wrong, *given])}
        widget["wrapped"] = base == SELECT and not attrs.get("multiple")


def _base_class(widget: dict[str, Any]) -> str:
    kind = widget.get("type")
    if kind in CHECKS:
        return CHECKS[kind]
    if "optgroups" in widget:
        # groups of radio buttons and checkboxes carry options too
        return SELECT if str(widget["template_name"]).endswith("select.html") else ""
    if kind == "select" or kind in _UNDRESSED or "subwidgets" in widget or widget.get("is_hidden"):
        return ""
    return INPUT


def field_group(field: BoundField) -> SafeString:
    """Label, help, widget and errors in the layout that fits the widget."""
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        return markup.check_field(field)
    return (markup.group_field if widget.use_fieldset else markup.input_field)(field, _mark(field))


def _mark(field: BoundField) -> str:
    """Only the rarer kind is marked: the few that must be filled in, or the few that need not."""
    required = [other.required for other in field.form.fields.values() if not other.widget.is_hidden]
    must = sum(required)
    if not 0 < must < len(required):
        return ""
    few_required = must * 2 <= len(required)
    if field.field.required:
        return "Pflichtfeld" if few_required else ""
    return "" if few_required else "freiwillig"


def parts(form: BaseForm, errors: object) -> dict[str, object]:
    """Fields in their groups; errors of the whole form only where no error summary has shown them."""
    shown = {"errors": ()} if getattr(form, "summary_shown", False) else {"errors": errors}
    groups: list[tuple[str, list[BoundField]]] = []
    taken: set[str] = set()
    for legend, names in getattr(form, "groups", ()):
        groups.append((legend, [form[name] for name in names if name in form.fields]))
        taken.update(names)
    rest = [bound for bound in form.visible_fields() if bound.name not in taken]
    return {**shown, "groups": groups, "rest": rest}


class ThemeForm(forms.Form):
    """Light, dark or as the device says."""

    darstellung = forms.ChoiceField(
        label="Darstellung",
        choices=[("", "wie das Gerät es vorgibt"), ("hell", "immer hell"), ("dunkel", "immer dunkel")],
        widget=forms.RadioSelect,
        required=False,
    )
