"""Each component renders the markup a screen reader and the style sheet rely on."""

from datetime import date
from pathlib import Path

import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.template import TemplateSyntaxError

from lueckenlos.shared.pagination import Page
from lueckenlos.web.components import KERN_ICONS, OWN_ICONS, Crumb
from web.rendering import every, one, render, words


class NumberForm(forms.Form):
    tage = forms.IntegerField(label="Tage")


def list_page(number: int, pages: int, query: str = "") -> Page:
    return Page([], number, pages, pages * 50, query)


def test_icon_is_hidden_from_screen_readers() -> None:
    icon = one(render('{% icon "add" "small" %}'), "span")
    assert icon.get("aria-hidden") == "true"
    assert icon.get("class") == "kern-icon kern-icon--add kern-icon--small"


def test_an_unknown_icon_is_a_mistake_of_the_template() -> None:
    with pytest.raises(LookupError, match="there is no icon 'sparkles'"):
        render('{% icon "sparkles" %}')


def test_own_icons_are_drawn_and_styled() -> None:
    css = Path(finders.find("web/css/components.css")).read_text(encoding="utf-8")
    for name in OWN_ICONS:
        assert finders.find(f"web/icons/{name}.svg"), name
        assert f'url("../icons/{name}.svg")' in css
    assert not KERN_ICONS & OWN_ICONS


@pytest.mark.parametrize("kind", ["info", "success", "warning", "danger", "neutral"])
def test_badge(kind: str) -> None:
    badge = render("{% badge text kind %}", text="frei <gegeben>", kind=kind)[0]
    assert f"kern-badge--{kind}" in badge.get("class").split()
    assert words(badge) == "frei <gegeben>"


def test_badge_of_unknown_kind_fails() -> None:
    with pytest.raises(KeyError):
        render('{% badge "x" "grün" %}')


def test_chip_without_address_cannot_be_removed() -> None:
    assert every(render('{% chip "Bewegung" %}'), "a") == []


def test_chip_says_what_its_link_does() -> None:
    link = one(render('{% chip "Bewegung" "?status=a&b=c" %}'), "a")
    assert link.get("href") == "?status=a&b=c"
    assert words(link) == "Bewegung entfernen"


def test_alert_shows_title_and_content() -> None:
    box = render('{% alert "warning" "Läuft aus" %}<p>Drei Angebote</p>{% endalert %}')[0]
    assert box.get("class") == "kern-alert kern-alert--warning"
    assert words(one(box, "strong")) == "Läuft aus"
    assert words(one(box, "div", "kern-alert__body")) == "Drei Angebote"


def test_alert_escapes_values_but_not_its_own_markup() -> None:
    box = render('{% alert "info" title %}<p>{{ text }}</p>{% endalert %}', title="<b>", text="<i>")
    assert every(box, "b") == []
    assert every(box, "i") == []
    assert words(one(box, "p")) == "<i>"


def test_alert_without_content_has_no_body() -> None:
    assert every(render('{% alert "success" "Gespeichert" %}{% endalert %}'), "div", "kern-alert__body") == []


def test_breadcrumb_links_all_but_the_page_itself() -> None:
    trail = render('{% breadcrumb "Angebote" "/a/" "Stillgruppe" %}')
    assert [(link.text, link.get("href")) for link in every(trail, "a")] == [("Angebote", "/a/")]
    here = [span for span in every(trail, "span") if span.get("aria-current")]
    assert [(span.text, span.get("aria-current")) for span in here] == [("Stillgruppe", "page")]


def test_breadcrumb_begins_with_the_stelle_in_the_work_area() -> None:
    trail = render('{% breadcrumb "Angebote" %}', home_crumb=Crumb("Hettstedt", "/arbeit/hettstedt/"))
    assert [link.text for link in every(trail, "a")] == ["Hettstedt"]


def test_pagination_keeps_the_filter() -> None:
    nav = one(render("{% pagination page %}", page=list_page(2, 3, "status=entwurf")), "nav")
    assert [link.get("href") for link in every(nav, "a")] == [
        "?status=entwurf&seite=1",
        "?status=entwurf&seite=1",
        "?status=entwurf&seite=3",
        "?status=entwurf&seite=3",
    ]
    assert [words(span) for span in every(nav, "span") if span.get("aria-current")] == ["Seite 2"]


def test_pagination_addresses_have_no_thousands_separator() -> None:
    nav = render("{% pagination page %}", page=list_page(1500, 2000))
    assert "?seite=1501" in [link.get("href") for link in every(nav, "a")]
    assert "Seite 1.500 von 2.000" in words(nav)


def test_a_single_page_needs_no_pagination() -> None:
    assert words(render("{% pagination page %}", page=list_page(1, 1))) == ""


def test_progress_says_its_share_in_words() -> None:
    bar = render('{% progress 340 1000 "Zeilen werden geprüft" %}')
    assert words(bar) == "Zeilen werden geprüft 34 %"
    assert (one(bar, "progress").get("value"), one(bar, "progress").get("max")) == ("340", "1000")


@pytest.mark.parametrize(("value", "most"), [(None, 100), (5, None), (5, 0)])
def test_progress_of_unknown_length_has_no_value(value: int | None, most: int | None) -> None:
    bar = one(render('{% progress value most "Wird vorbereitet" %}', value=value, most=most), "progress")
    assert bar.get("value") is None
    assert bar.get("aria-label") == "Wird vorbereitet"


def test_dialog_is_named_by_its_title() -> None:
    box = one(render('{% dialog "loeschen" "Löschen?" %}<p>Text</p>{% enddialog %}'), "dialog")
    assert box.get("id") == "loeschen"
    assert words(one(box, "h2")) == "Löschen?"
    assert box.get("aria-labelledby") == one(box, "h2").get("id")
    assert words(one(box, "button")) == "Schließen"


def test_scrolling_table_can_be_reached_with_the_keyboard() -> None:
    box = render('{% table_scroll "Angebote" %}<table></table>{% endtable_scroll %}')[0]
    assert (box.get("role"), box.get("tabindex"), box.get("aria-label")) == ("region", "0", "Angebote")


def test_a_fold_is_open_when_it_holds_an_error() -> None:
    source = '{% fold "filter" "Filter" 0 %}{{ form }}{% endfold %}'
    for typed, opened in (("12", None), ("viele", "")):
        form = NumberForm({"tage": typed})
        assert one(render(source, form=form), "details").get("open") == opened


def test_empty_state_offers_the_first_step() -> None:
    box = render('{% empty_state "Noch nichts" "Legen Sie los." "/neu/" "Anlegen" %}')
    assert words(box) == "Noch nichts Legen Sie los. Anlegen"
    assert one(box, "a").get("href") == "/neu/"


def test_figure_is_a_link_only_with_an_address() -> None:
    assert words(render('{% figure_value 12 "Angebote" "davon 3 neu" %}')) == "12 Angebote davon 3 neu"
    assert one(render('{% figure_value 12 "Angebote" "" "/a/" %}'), "a").get("href") == "/a/"


def test_tabs_mark_the_shown_view() -> None:
    bar = render('{% tabs "Ansichten" items %}', items=[("Liste", "/l/", True), ("Karte", "/k/", False)])
    assert [(link.text, link.get("aria-current")) for link in every(bar, "a")] == [("Liste", "page"), ("Karte", None)]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ 12345|whole }}", "12.345"),
        ("{{ 12345.678|decimal:2 }}", "12.345,68"),
        ("{{ 0.256|percent:1 }}", "25,6\u00a0%"),
        ("{{ none|whole }}", "–"),
        ("{{ none|percent }}", "–"),
        ("{{ when|day }}", "05.03.2026"),
    ],
)
def test_numbers_and_dates_are_german(source: str, shown: str) -> None:
    assert render(source, none=None, when=date(2026, 3, 5)).text == shown


def test_title_block_is_shown_again_as_heading() -> None:
    source = '{% extends "web/base.html" %}{% block title %}Angebot „{{ name }}“{% endblock %}'
    document = render(source, name="Still & Gut")
    assert words(one(document, "h1")) == "Angebot „Still & Gut“"


def test_again_needs_a_block() -> None:
    with pytest.raises((IndexError, TemplateSyntaxError)):
        render("{% again %}")
