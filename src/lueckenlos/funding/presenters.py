"""Antragsmappen and Förderprogramme as pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from lueckenlos.funding import queries, rules
from lueckenlos.funding.enums import STATE_KINDS, MappeState, Section
from lueckenlos.funding.messages import paper as words
from lueckenlos.funding.messages.missing import MISSING
from lueckenlos.funding.models import Mappe, Submission
from lueckenlos.funding.papers.compare import changed_texts, changes
from lueckenlos.funding.papers.compose import compose, term_text
from lueckenlos.funding.papers.missing import Missing, Place, missing_of
from lueckenlos.funding.papers.sheet import Paper
from lueckenlos.funding.plan import Sums, plan_of
from lueckenlos.funding.queries import Material, Upcoming
from lueckenlos.shared.formats import day as day_text
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.models import Stelle

TODAY = "heute"
_PAGES = {
    "edit": "funding:mappe_edit",
    "choose": "funding:mappe_choose",
    "plan": "funding:mappe_plan",
    "goal": "goals:goal_detail",
    "measure": "goals:measure_detail",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """``version`` is None for today; ``said`` names the state in words."""

    mappe: Mappe
    paper: Paper
    version: Submission | None
    said: str
    file_name: str


def shown(material: Material, versions: Sequence[Submission], asked: str, today: date) -> Shown | None:
    """A draft as it is today, what was handed in as it went out; ``asked`` is a version or „heute“. None: no such."""
    mappe = material.mappe
    version = next((one for one in versions if str(one.number) == asked), None)
    if asked and asked != TODAY and version is None:
        return None
    if not asked and not mappe.is_draft and versions:
        version = versions[0]
    name = f"antragsmappe-{mappe.stelle.slug}-{mappe.pk}"
    if version is None:
        said = words.LIVE.format(day=day_text(today))
        return Shown(mappe, compose(material, today), None, said, f"{name}-{today:%Y-%m-%d}")
    said = words.SUBMITTED.format(number=version.number, day=day_text(version.submitted_on))
    return Shown(mappe, Paper.from_json(version.content), version, said, f"{name}-fassung-{version.number}")


def page_of(
    actor: Actor, found: Shown, material: Material, versions: Sequence[Submission], today: date
) -> dict[str, Any]:
    """Everything the page of one Mappe shows."""
    mappe, address = found.mappe, work_url(actor.stelle, "funding:mappe_detail", found.mappe.pk)
    live = compose(material, today) if found.version else found.paper
    then = Paper.from_json(versions[0].content) if versions and not mappe.is_draft else None
    may_edit = bool(rules.may_edit_mappe(actor, mappe))
    return {
        "mappe": mappe,
        "paper": found.paper,
        "version": found.version,
        "version_text": found.said,
        "tabs": _tabs(address, found, versions),
        "badge": badge_of(mappe),
        "term": term_text(mappe.starts_on, mappe.ends_on),
        "programme": material.programme,
        "money": money(plan_of(material.lines).total),
        "granted": "" if mappe.granted_cents is None else words.euro(mappe.granted_cents),
        "missing": grouped(actor.stelle, mappe, missing_of(material)) if may_edit and not found.version else [],
        "changes": changes(then, live) if then else [],
        "changed_texts": changed_texts(then, live) if then else [],
        "against": versions[0] if then else None,
        "writes": may_edit and not found.version,
        "may_read_proof": bool(rules.may_read_proof(actor, mappe)),
        "may_delete": may_edit and bool(rules.may_decide(actor)) and not versions,
    }


def grouped(stelle: Stelle, mappe: Mappe, missing: Sequence[Missing]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Section → (sentence, address of the page where it is put right)."""
    return [
        (section.label, [(MISSING[one.code].format(**one.values), _address(stelle, mappe, one.at)) for one in rows])
        for section, rows in groupby(missing, lambda one: one.section)
    ]


def badge_of(mappe: Mappe) -> tuple[str, str]:
    state = MappeState(mappe.state)
    return state.label, STATE_KINDS[state]


def money(total: Sums) -> list[tuple[str, str]]:
    """Label and amount; nothing while nothing is planned."""
    if total == Sums():
        return []
    pairs = ((words.COST, total.cost), (words.OWN, total.own), (words.THIRD, total.third), (words.ASKED, total.asked))
    return [(label, words.euro(cents)) for label, cents in pairs if cents or label == words.ASKED]


def mappe_rows(mappen: list[Mappe]) -> list[dict[str, Any]]:
    """One query more, however many."""
    sums = queries.sums_of_mappen(mappen)
    return [
        {
            "mappe": one,
            "badge": badge_of(one),
            "term": term_text(one.starts_on, one.ends_on),
            "asked": words.euro(sums[one.pk].asked) if one.pk in sums else "",
        }
        for one in mappen
    ]


def deadline_rows(actor: Actor, rows: Sequence[Upcoming], today: date) -> list[dict[str, Any]]:
    """With the days that are left; near from the day of the reminder on."""
    return [
        {
            "one": row,
            "days": row.days_left(today),
            "near": row.remind_from <= today,
            "url": _of(actor.stelle, row),
            "stelle": row.programme.stelle if row.programme and row.programme.stelle_id != actor.stelle.pk else None,
        }
        for row in rows
    ]


def section_of(slug: str) -> Section | None:
    return Section(slug) if slug in Section else None


def _of(stelle: Stelle, row: Upcoming) -> str:
    if row.mappe is not None:
        return work_url(stelle, "funding:mappe_proof", row.mappe.pk)
    return work_url(stelle, "funding:programme_detail", row.programme.pk) if row.programme else ""


def _address(stelle: Stelle, mappe: Mappe, place: Place) -> str:
    if place.page == "text":
        return work_url(stelle, "funding:mappe_section", mappe.pk, place.key)
    if not place.page:
        return ""
    return work_url(stelle, _PAGES[place.page], place.key or mappe.pk)


def _tabs(address: str, found: Shown, versions: Sequence[Submission]) -> list[tuple[str, str, bool]]:
    if not versions:
        return []
    chosen = found.version.pk if found.version else None
    rows = [
        (words.SUBMITTED.format(number=one.number, day=day_text(one.submitted_on)), one.number, one.pk)
        for one in versions
    ]
    frozen = [(label, f"{address}?fassung={number}", pk == chosen) for label, number, pk in rows]
    return [(words.TODAY, f"{address}?fassung={TODAY}", chosen is None), *frozen]
