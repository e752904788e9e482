"""Rendering of template pieces, and reading the result back as a tree."""

from django.http import HttpResponse
from django.template import engines
from lxml import html
from lxml.html import HtmlElement

NOT_TYPED = {"checkbox", "radio", "file", "submit", "button"}


def render(source: str, **values: object) -> HtmlElement:
    """A template with the project's builtins; the result inside one ``div``."""
    text = engines["django"].from_string(source).render(values)
    return html.fragment_fromstring(text, create_parent="div")


def page(response: HttpResponse) -> HtmlElement:
    return html.document_fromstring(response.content.decode())


def words(element: HtmlElement) -> str:
    """All text with single blanks between the words."""
    return " ".join(element.text_content().split())


def every(element: HtmlElement, tag: str, css: str = "") -> list[HtmlElement]:
    """Elements below of this tag that carry the class ``css``."""
    return [found for found in element.iter(tag) if not css or css in found.get("class", "").split()]


def one(element: HtmlElement, tag: str, css: str = "") -> HtmlElement:
    """The only such element; anything else fails the test."""
    found = every(element, tag, css)
    assert len(found) == 1, f"{len(found)} × {tag}.{css}"
    return found[0]


def as_sent(form: HtmlElement) -> dict[str, list[str]]:
    """What a browser sends of a form that nobody has touched."""
    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        # as browsers read and write the lines of a text
        text = getattr(form.inputs[name], "tag", "") == "textarea"
        told = value.removeprefix("\r").removeprefix("\n") if text else value
        sent.setdefault(name, []).append(told.replace("\r\n", "\n").replace("\n", "\r\n"))
    for field in form.inputs:
        # the parser takes a field without a value for one that is not sent
        if field.tag == "input" and field.type not in NOT_TYPED and field.name and field.value is None:
            sent.setdefault(field.name, []).append("")
    return sent
