"""KERN components as template tags; builtin, so no template needs ``{% load %}``."""

import functools

from django import template
from django.conf import settings
from django.forms import BaseForm, BoundField
from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.template.loader_tags import BlockNode
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from lueckenlos.shared.pagination import Page
from lueckenlos.web.components import ALERT_ICONS, BADGES, crumbs, icon_classes, page_links, page_url, summary_lines

register = template.Library()

# how forms/errors.html and forms/form.html begin what they have to say
FIELD_ERROR = 'class="kern-error'


# as many as there are communes in the Partnerprozess, with two pieces each and room to spare
@functools.lru_cache(maxsize=4_000)
def _made(piece: str, language: str | None, values: tuple[tuple[str, object], ...]) -> SafeString:
    return render_to_string(piece, dict(values))


@register.simple_tag
def fixed(piece: str, **values: object) -> SafeString:
    """A piece that says the same for the same ``values``: rendered once a process and language, seeing nothing else.

    Values must be hashable and compare by what they say: texts and truths, no objects of a model.
    """
    return render_to_string(piece, values) if settings.DEBUG else _made(piece, get_language(), tuple(values.items()))


class AgainNode(Node):
    """Renders a block a second time; a template may define each block only once."""

    def __init__(self, name: str) -> None:
        self.name = name

    def render(self, context: Context) -> SafeString:
        return SafeString(BlockNode(self.name, NodeList()).render_annotated(context))


@register.tag
def again(parser: Parser, token: Token) -> AgainNode:
    """``{% again title %}``: what ``{% block title %}`` holds."""
    return AgainNode(token.split_contents()[1])


@register.simple_tag
def icon(name: str, size: str = "default") -> SafeString:
    """A decorative icon: hidden from screen readers, so a text must stand beside it. Raises for an unknown name."""
    return format_html('<span class="{}" aria-hidden="true"></span>', icon_classes(name, size))


@register.simple_tag
def badge(text: str, kind: str = "neutral") -> SafeString:
    """``kind``: info, success, warning, danger or neutral. The text alone must say everything."""
    return format_html(
        '<span class="kern-badge kern-badge--small kern-badge--{}">'
        '<span class="kern-label kern-label--small">{}</span></span>',
        BADGES[kind],
        text,
    )


@register.inclusion_tag("web/components/chip.html")
def chip(label: str, remove_url: str = "") -> dict[str, object]:
    """A set filter; with ``remove_url`` a link that takes it away."""
    return {"label": label, "remove_url": remove_url}


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """One form field with label, help, errors and widget."""
    return SafeString(bound.as_widget() if bound.is_hidden else bound.as_field_group())


@register.inclusion_tag("web/components/breadcrumb.html", takes_context=True)
def breadcrumb(context: Context, *parts: str) -> dict[str, object]:
    """Label and address in turn, the last label without one: ``{% breadcrumb "Angebote" url "Stillgruppe" %}``.

    Inside the work area the start page of the Stelle comes first by itself.
    """
    return {"crumbs": crumbs(context.get("home_crumb"), parts)}


@register.inclusion_tag("web/components/pagination.html")
def pagination(page: Page) -> dict[str, object]:  # type: ignore[type-arg] # a page of any model
    """Links to the pages of a list; nothing for a single page."""
    return {
        "page": page,
        "links": page_links(page),
        "previous": page_url(page, page.previous) if page.previous else "",
        "next": page_url(page, page.next) if page.next else "",
    }


@register.inclusion_tag("web/components/progress.html")
def progress(value: float | None, max: float | None, label: str) -> dict[str, object]:  # noqa: A002 -- as in HTML
    """A bar with its share in words; without value or maximum it only shows that something is running."""
    known = value is not None and bool(max)
    share = min(value / max, 1.0) if value is not None and max else None
    return {"value": value, "max": max, "known": known, "share": share, "label": label}


@register.inclusion_tag("web/components/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, object]:
    """All errors of a form on top, each a link to its field. ``{{ form }}`` then leaves out the general ones."""
    form.summary_shown = True  # type: ignore[attr-defined] # read by KernRenderer
    return {"lines": summary_lines(form)}


@register.inclusion_tag("web/components/empty_state.html")
def empty_state(title: str, text: str = "", url: str = "", label: str = "") -> dict[str, object]:
    """What stands where a list would be: what is missing and the first step."""
    return {"title": title, "text": text, "url": url, "label": label}


@register.inclusion_tag("web/components/figure_value.html")
def figure_value(value: str | float | None, unit: str, note: str = "", url: str = "") -> dict[str, object]:
    """A large number with its unit; ``url`` makes the tile a link."""
    return {"value": value, "unit": unit, "note": note, "url": url}


@register.inclusion_tag("web/components/tabs.html")
def tabs(label: str, items: list[tuple[str, str, bool]]) -> dict[str, object]:
    """Views of one thing as links: (label, address, whether this one is shown)."""
    return {"label": label, "items": items}


@register.simple_block_tag
def alert(content: str, kind: str, title: str) -> SafeString:
    """A box with an icon. ``kind``: info, success, warning, danger or neutral."""
    shown = {
        "kind": BADGES[kind],
        "icon": ALERT_ICONS[kind],
        "title": title,
        "content": content if content.strip() else "",
    }
    return render_to_string("web/components/alert.html", shown)


@register.simple_block_tag
def dialog(content: str, id: str, title: str) -> SafeString:  # noqa: A002 -- as in HTML
    """A native dialog, opened by any link with ``data-dialog="id"``; the link's page is the way without JavaScript."""
    return render_to_string("web/components/dialog.html", {"id": id, "title": title, "content": content})


@register.simple_block_tag
def table_scroll(content: str, label: str) -> SafeString:
    """A box in which a wide table scrolls, reachable with the keyboard also without JavaScript."""
    return render_to_string("web/components/table_scroll.html", {"label": label, "content": content})


@register.simple_block_tag
def fold(content: str, id: str, label: str, number: int = 0) -> SafeString:  # noqa: A002 -- as in HTML
    """What a phone shows only on demand, so that the hits come first; ``number`` of the things set inside.

    An error inside is shown at once: nobody looks for it behind a button.
    """
    shown = {"id": id, "label": label, "number": number, "content": content, "open": FIELD_ERROR in content}
    return render_to_string("web/components/fold.html", shown)


@register.inclusion_tag("web/components/operator_value.html")
def operator_value(name: str) -> dict[str, object]:
    """What the operator of this installation has entered under ``name``, or a hint which setting is empty."""
    value: str = settings.OPERATOR[name]
    email = value if name == "email" else ""
    return {
        "lines": [line.strip() for line in value.split("|") if value],
        "email": email,
        "setting": f"OPERATOR_{name.upper()}",
    }
