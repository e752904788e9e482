"""The markup of plain inputs, selects and groups of choices, and of a field around them.

Code and not templates, because the offer form has four hundred of these elements in ninety fields, and Django's
templates include three others for each of them. Everything that comes from outside goes through ``text``.
"""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any, Final

from django.forms import BoundField
from django.utils.safestring import SafeString

from lueckenlos.web.components import icon_classes

Widget = Mapping[str, Any]


def text(value: object) -> str:
    """Escaped unless it is markup already: Django's ``conditional_escape`` without its detour for lazy arguments."""
    return str(value.__html__()) if hasattr(value, "__html__") else escape(str(value))


def attributes(attrs: Mapping[str, Any]) -> str:
    """``True`` stands for a bare name, ``False`` for none at all."""
    return "".join(
        f" {name}" if value is True else f' {name}="{text(value)}"'
        for name, value in attrs.items()
        if value is not False
    )


def input_tag(widget: Widget) -> SafeString:
    value = widget.get("value")
    shown = "" if value is None else f' value="{text(value)}"'
    name = text(widget["name"])
    return SafeString(f'<input type="{widget["type"]}" name="{name}"{shown}{attributes(widget["attrs"])}>')


def option_tag(widget: Widget) -> SafeString:
    """One radio button or checkbox with its label."""
    if not widget.get("wrap_label"):
        return input_tag(widget)
    target = widget["attrs"].get("id")
    for_input = f' for="{text(target)}"' if target else ""
    return SafeString(f'{input_tag(widget)}<label class="kern-label"{for_input}>{text(widget["label"])}</label>')


def choices(widget: Widget) -> SafeString:
    """Radio buttons or checkboxes, under headings where the choices have groups."""
    lines = []
    for group, options, _ in widget["optgroups"]:
        checks = "\n".join(f'<div class="kern-form-check">{option_tag(option)}</div>' for option in options)
        heading = text(group) if group else ""
        lines.append(
            f'<div class="choices__group" role="group" aria-label="{heading}">'
            f'<span class="choices__heading" aria-hidden="true">{heading}</span>\n{checks}\n</div>'
            if group
            else checks
        )
    return SafeString("\n".join(lines))


def select(widget: Widget) -> SafeString:
    lines = []
    for group, options, _ in widget["optgroups"]:
        inside = "\n".join(_option(option) for option in options)
        lines.append(f'<optgroup label="{text(group)}">\n{inside}\n</optgroup>' if group else inside)
    name = text(widget["name"])
    tag = f'<select name="{name}"{attributes(widget["attrs"])}>\n' + "\n".join(lines) + "\n</select>"
    return SafeString(f'<div class="kern-form-input__select-wrapper">{tag}</div>' if widget.get("wrapped") else tag)


def textarea(widget: Widget) -> SafeString:
    # browsers swallow the first line break
    content = text(widget["value"] or "")
    return SafeString(f'<textarea name="{text(widget["name"])}"{attributes(widget["attrs"])}>\n{content}</textarea>')


def check_field(field: BoundField) -> SafeString:
    """A single box to tick, before its label."""
    label = f'<label class="kern-label" for="{text(field.id_for_label)}">{text(field.label)}</label>'
    return _joined(f'<div class="{_classes(field, "kern-form-check")}">', field, label, *_said(field), "</div>")


def group_field(field: BoundField, mark: str) -> SafeString:
    """Several inputs that answer one question."""
    described = field.aria_describedby
    about = f' aria-describedby="{text(described)}"' if described else ""
    head = f'<fieldset class="{_classes(field, "kern-fieldset")}" id="{text(field.auto_id)}"{about} tabindex="-1">'
    legend = f'<legend class="kern-label">{text(field.label)}{_mark(mark)}</legend>'
    help_text, errors = _said(field)
    return _joined(head, legend, help_text, f'<div class="kern-fieldset__body">{field}</div>', errors, "</fieldset>")


def input_field(field: BoundField, mark: str) -> SafeString:
    """One input under its label."""
    label = f'<label class="kern-label" for="{text(field.id_for_label)}">{text(field.label)}{_mark(mark)}</label>'
    help_text, errors = _said(field)
    return _joined(f'<div class="{_classes(field, "kern-form-input")}">', label, help_text, field, errors, "</div>")


def _joined(*parts: object) -> SafeString:
    return SafeString("\n".join(str(part) for part in parts if part))


def _classes(field: BoundField, kind: str) -> str:
    wrong = f"{kind}--error" if field.errors else ""
    return text(" ".join(filter(None, ("field", kind, wrong, field.css_classes()))))


def _mark(mark: str) -> str:
    return f' <span class="kern-label__optional">({text(mark)})</span>' if mark else ""


def _said(field: BoundField) -> tuple[str, str]:
    """What explains the field, and what is wrong with it. Help texts are ours and may hold markup."""
    key, errors = text(field.auto_id), field.errors
    help_text = f'<div class="kern-hint" id="{key}_helptext">{field.help_text}</div>' if field.help_text else ""
    if not errors:
        return help_text, ""
    lines = "".join(f'<p class="kern-body">{text(error)}</p>' for error in errors)
    icon = f'<span class="{icon_classes("danger")}" aria-hidden="true"></span>'
    return help_text, f'<div class="kern-error" id="{key}_error">{icon}<div>{lines}</div></div>'


def _option(option: Widget) -> str:
    marks = (" selected" if option["selected"] else "") + (" disabled" if option["attrs"].get("disabled") else "")
    value = text(option["value"])
    return f'<option value="{value}"{marks}>{text(option["label"])}</option>'


_FOLDER: Final = "django/forms/widgets/"
_INPUTS: Final = ("text", "number", "email", "url", "tel", "password", "hidden", "date", "time", "search", "checkbox")
# by the template Django would take; those not named here keep it
MARKUP: Final[dict[str, Callable[[Widget], SafeString]]] = {
    **{f"{_FOLDER}{kind}.html": input_tag for kind in _INPUTS},
    f"{_FOLDER}checkbox_option.html": option_tag,
    f"{_FOLDER}radio_option.html": option_tag,
    f"{_FOLDER}checkbox_select.html": choices,
    f"{_FOLDER}radio.html": choices,
    f"{_FOLDER}select.html": select,
    f"{_FOLDER}textarea.html": textarea,
}
