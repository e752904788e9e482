"""The pages of the work area in the order of the navigation, and who sees which."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from django.urls import NoReverseMatch, reverse

from lueckenlos.adoption import rules as adoption_rules
from lueckenlos.advice import rules as advice_rules
from lueckenlos.boards import rules as board_rules
from lueckenlos.chains import rules as chain_rules
from lueckenlos.desk.messages import GROUPS, PAGES
from lueckenlos.directory import rules as directory_rules
from lueckenlos.events import rules as event_rules
from lueckenlos.exchange import rules as exchange_rules
from lueckenlos.funding import rules as funding_rules
from lueckenlos.goals import rules as goal_rules
from lueckenlos.imports import offer_rules as import_rules
from lueckenlos.indicators import rules as indicator_rules
from lueckenlos.library import rules as library_rules
from lueckenlos.network import rules as network_rules
from lueckenlos.news import rules as news_rules
from lueckenlos.participation import rules as participation_rules
from lueckenlos.partners import rules as partner_rules
from lueckenlos.prizes import rules as prize_rules
from lueckenlos.process import rules as process_rules
from lueckenlos.quality import rules as quality_rules
from lueckenlos.reports import rules as report_rules
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy import rules as tenancy_rules
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission
from lueckenlos.web.components import Crumb


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the navigation, for everybody whom ``may`` lets in.

    ``nouns`` are the first words of page names that belong below it, besides its own; a page of another package is
    named in full.
    """

    view: str
    icon: str
    may: Callable[[Actor], bool | Verdict]
    nouns: tuple[str, ...] = ()
    # packages all of whose pages belong below it
    packages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A section as one page shows it; ``current`` is the value of aria-current."""

    label: str
    url: str
    icon: str
    current: str


@dataclass(frozen=True, slots=True)
class Group:
    """Sections under one heading; a long navigation shows only what is ``open``, the rest by one more click."""

    name: str
    label: str
    items: list[Item]
    open: bool = True


def _everyone(actor: Actor) -> bool:
    return True


def _with(permission: Permission) -> Callable[[Actor], bool]:
    return lambda actor: actor.has(permission)


SECTIONS: Final[dict[str, tuple[Section, ...]]] = {
    "start": (Section("desk:stelle_home", "house", _everyone),),
    "advice": (
        Section("advice:week", "clock", advice_rules.may_view),
        Section("advice:board", "table", advice_rules.may_view, ("commune", "register")),
        Section("advice:case_list", "voices", advice_rules.may_view),
        Section("advice:activity_list", "checklist", advice_rules.may_view, ("document",)),
    ),
    "chain": (
        Section("chains:picture", "chain", chain_rules.may_view_picture),
        Section("chains:hints", "flag", chain_rules.may_view_picture, ("hint", "decide")),
        Section("chains:transitions", "arrow-forward", chain_rules.may_view_picture, ("handover",)),
        Section("indicators:need", "chart", indicator_rules.may_view_need),
        Section("chains:bestandsaufnahme_list", "snapshot", chain_rules.may_view_picture, ("freeze", "compare")),
    ),
    "stock": (
        Section("directory:offer_list", "checklist", directory_rules.may_list),
        Section(
            "events:event_list",
            "calendar-today",
            event_rules.may_list,
            ("boerse", "booking", "registration", "table", "door", "cash", "privacy", "deletions", "forget"),
            ("halls", "bazaar", "courses", "conferences"),
        ),
        Section("partners:organisation_list", "group", partner_rules.may_list),
        Section("network:picture", "network", network_rules.may_view, packages=("network",)),
    ),
    "process": (
        Section("process:overview", "blocks", process_rules.may_enter, ("baustein", "answers", "question")),
        Section("goals:goal_tree", "target", goal_rules.may_view, packages=("goals",)),
        Section("boards:gremium_list", "gavel", board_rules.may_view, packages=("boards",)),
        Section("participation:overview", "voices", participation_rules.may_view, packages=("participation",)),
        Section("prizes:call_list", "award", prize_rules.may_view, packages=("prizes",)),
        Section("quality:assessment_list", "radar", quality_rules.may_enter, packages=("quality",)),
    ),
    "knowledge": (
        Section("adoption:paper_list", "paper", adoption_rules.may_read, packages=("adoption",)),
        Section("advice:shared", "voices", advice_rules.may_read_shared),
        Section("library:example_list", "books", library_rules.may_enter, ("imports:shelf",), ("library",)),
        Section("exchange:question_list", "voices", exchange_rules.may_enter, packages=("exchange",)),
        Section("news:article_list", "paper", news_rules.may_enter, packages=("news",)),
    ),
    "reports": (
        Section("reports:yearly_list", "paper", report_rules.may_view),
        Section("reports:health_list", "paper", report_rules.may_view_health),
        Section("funding:mappe_list", "drive-folder-upload", funding_rules.may_view, packages=("funding",)),
        Section("reports:federal", "chart", report_rules.may_compare),
        Section("imports:offer_list", "upload", import_rules.may_import),
        Section("imports:data_list", "table", _with(Permission.VIEW), ("territory",)),
    ),
    "stelle": (
        Section("tenancy:stelle_list", "building", tenancy_rules.may_view_children),
        Section("tenancy:member_list", "account-circle", tenancy_rules.may_view_members, ("invitation",)),
        Section("tenancy:settings", "settings", _with(Permission.MANAGE)),
        Section("tenancy:audit_list", "history", tenancy_rules.may_view_audit),
    ),
}

# so many entries fit beside each other on a small laptop, headings included
UNFOLDED: Final = 12
# stands for the slug in addresses that are looked up once
_SOME_STELLE: Final = "irgendeine-stelle"

# pages without an entry of their own that the start page leads to
SHORTCUTS: Final = (
    Section("advice:activity_create", "add", advice_rules.may_edit),
    Section("advice:commune_add", "add", advice_rules.may_edit),
    Section("library:order_list", "mail", library_rules.may_enter),
    Section("directory:offer_create", "add", directory_rules.may_create),
    Section("directory:inbox", "mail", directory_rules.may_decide_proposals),
    Section("imports:offer_start", "upload", import_rules.may_import),
    Section("tenancy:invitation_create", "mail", _with(Permission.MANAGE)),
)


def groups_for(actor: Actor, current_view: str) -> list[Group]:
    """The navigation of one person on one page; groups without a visible page are left out."""
    current = section_of(current_view)
    shown = (
        Group(
            name,
            GROUPS[name],
            [_item(section, url, current) for section in sections if (url := _address(section, actor))],
        )
        for name, sections in SECTIONS.items()
    )
    return _folded([group for group in shown if group.items])


def addresses(actor: Actor) -> dict[str, str]:
    """The pages open to the actor by name (``directory_offer_list``); the start page links only to these."""
    return {
        section.view.replace(":", "_"): url
        for section in (*(one for sections in SECTIONS.values() for one in sections), *SHORTCUTS)
        if (url := _address(section, actor))
    }


def home_crumb(actor: Actor) -> Crumb:
    """The start page of the Stelle, first in every path."""
    return Crumb(actor.stelle.name, reverse("desk:stelle_home", args=[actor.stelle.slug]))


def _folded(groups: list[Group]) -> list[Group]:
    """More than a screen holds: only the group of the current page is open, and before one is chosen the first."""
    if sum(len(group.items) for group in groups) <= UNFOLDED:
        return groups
    named = [group for group in groups if group.label]
    near = [group for group in named if any(item.current for item in group.items)] or named[:1]
    return [replace(group, open=group in near) for group in groups]


def _item(section: Section, url: str, current: tuple[str, str]) -> Item:
    view, kind = current
    return Item(PAGES[section.view], url, section.icon, kind if view == section.view else "")


def section_of(view: str) -> tuple[str, str]:
    """The section a page belongs to, with ``page`` on the section's own page and ``true`` on those below it.

    A page below shares the first word of the name (``offer_edit`` with ``offer_list``), else only the package.
    """
    sections = [section for group in SECTIONS.values() for section in group]
    package, _, name = view.partition(":")
    noun = name.split("_")[0]
    near = [section for section in sections if section.view.startswith(f"{package}:")]
    for section in sections:
        if package in section.packages or view in section.nouns:
            return section.view, "true"
    for section in near:
        if section.view == view:
            return view, "page"
    for section in near:
        if noun in section.nouns or section.view.startswith(f"{package}:{noun}_"):
            return section.view, "true"
    return (near[0].view if near else ""), "true"


def _address(section: Section, actor: Actor) -> str:
    """Empty for a page the actor may not see, or that this installation does not have."""
    return _pattern(section.view).replace(_SOME_STELLE, actor.stelle.slug) if section.may(actor) else ""


@cache
def _pattern(view: str) -> str:
    """The address at some Stelle: forty of them stand on every page, and looking them all up took 2 ms."""
    try:
        return reverse(view, args=[_SOME_STELLE])
    except NoReverseMatch:
        return ""
