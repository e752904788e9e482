"""Rendering of template pieces, and reading the result back as a tree."""

from django.http import HttpResponse
from django.template import engines
from lxml import html
from lxml.html import HtmlElement


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
