"""What the component tags compute before a template shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from django.forms import BaseForm

from lueckenlos.shared.pagination import Page

# a kind that is not listed here is a typing mistake: the template shall fail, not the look
BADGES: Final = MappingProxyType({kind: kind for kind in ("info", "success", "warning", "danger", "neutral")})
ALERT_ICONS: Final = MappingProxyType({**BADGES, "neutral": "info"})

KERN_ICONS: Final = frozenset(
    (
        "account-circle add arrow-down arrow-up arrow-forward arrow-back autorenew calendar-today check checklist "
        "chevron-left chevron-right close content-copy danger dehaze delete download draft drive-folder-upload "
        "easy-language edit home help info keyboard-double-arrow-left keyboard-double-arrow-right logout language mail "
        "more-vert open-in-new question-mark search sign-language success visibility visibility-off warning "
        "brightness-medium light-mode dark-mode"
    ).split()
)
# drawn for this project, see static/web/icons
OWN_ICONS: Final = frozenset(
    (
        "award blocks books building chain chart clock filter flag gavel group history house lock network paper phone "
        "place print radar settings snapshot table target upload voices"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the path to this page; the page itself has no address."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class PageLink:
    """One entry of the pagination; a gap has no number."""

    number: int | None
    url: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One error; ``target`` is the id to jump to, empty for errors of the whole form."""

    text: str
    label: str = ""
    target: str = ""


def icon_classes(name: str, size: str = "default") -> str:
    """The classes of an icon; raises LookupError for a name nobody has drawn."""
    if name not in KERN_ICONS and name not in OWN_ICONS:
        known = ", ".join(sorted(KERN_ICONS | OWN_ICONS))
        message = f"there is no icon {name!r}; known: {known}"
        raise LookupError(message)
    return f"kern-icon kern-icon--{name} kern-icon--{size}"


def crumbs(home: Crumb | None, parts: Sequence[str]) -> list[Crumb]:
    """Pairs of label and address, the last label alone."""
    path = [Crumb(str(label), str(url)) for label, url in zip(parts[::2], parts[1::2], strict=False)]
    if len(parts) % 2:
        path.append(Crumb(str(parts[-1])))
    return [home, *path] if home else path


def page_links(page: Page[Any]) -> list[PageLink]:
    return [
        PageLink(number or None, page_url(page, number) if number else "", number == page.number)
        for number in page.near
    ]


def page_url(page: Page[Any], number: int) -> str:
    """The address of another page of the same list, with its filter."""
    kept = f"{page.query}&" if page.query else ""
    return f"?{kept}seite={number}"


def summary_lines(form: BaseForm) -> list[SummaryLine]:
    """Every error of a bound form: those of the whole first, then field by field."""
    if not form.is_bound:
        return []
    general = [SummaryLine(str(text)) for text in form.non_field_errors()]
    for bound in form.hidden_fields():
        general += [SummaryLine(str(text)) for text in bound.errors]
    return general + [
        SummaryLine(str(text), str(bound.label), bound.id_for_label or bound.auto_id)
        for bound in form.visible_fields()
        for text in bound.errors
    ]
