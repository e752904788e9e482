"""The common result on paper, and working sheets for a Lernwerkstatt."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from lueckenlos.quality.models import Assessment
from lueckenlos.quality.presenters.pages import Result, placeholders, results
from lueckenlos.quality.presenters.words import now_words, step_words
from lueckenlos.quality.queries import Step, Worded
from lueckenlos.quality.rating import Given
from lueckenlos.quality.registry import CriteriaSet
from lueckenlos.shared.formats import day
from lueckenlos.shared.typesetting import pdf
from lueckenlos.tenancy.models import Stelle


def result_pdf(
    assessment: Assessment, agreed: dict[str, Given], set_title: str, steps: Sequence[Step], *, people: int, today: date
) -> bytes:
    """A4, PDF/UA; without the names and views of those who assessed."""
    groups = results(assessment.criteria, agreed)
    data = {
        "stelle": assessment.stelle.name,
        "demo": assessment.stelle.is_demo,
        "title": assessment.title,
        "set": set_title,
        "occasion": assessment.occasion,
        "state": assessment.get_state_display(),
        "closed": day(assessment.closed_on) if assessment.closed_on else "",
        "people": people,
        "placeholder": placeholders(assessment),
        "note": assessment.note,
        "day_text": day(today),
        "groups": [{"label": label, "lines": [_line(one) for one in lines]} for label, lines in groups],
        "duties": [_duty(one) for one in steps],
    }
    return pdf("quality", "ergebnis", data, day=today)


def sheets_pdf(stelle: Stelle, chosen: CriteriaSet, criteria: Sequence[Worded], today: date) -> bytes:
    """Two pages for each criterion: what it means with room for steps, and the Kopfstand."""
    data = {
        "stelle": stelle.name,
        "set": chosen.title,
        "source": chosen.source,
        "day_text": day(today),
        "criteria": [
            {
                "label": one.criterion.name,
                "text": one.criterion.text,
                "questions": list(one.criterion.questions),
                "upside_down": one.criterion.upside_down,
                "steps": [] if one.placeholder else list(one.steps),
                "rows": len(one.steps),
                "step_source": one.source,
            }
            for one in criteria
        ],
    }
    return pdf("quality", "arbeitsblatt", data, day=today)


def step_rows(steps: Sequence[Step], agreed: dict[str, Given]) -> list[tuple[str, ...]]:
    """Next steps for a spreadsheet, as ``messages.CSV_HEADER`` names the columns."""
    return [
        (
            one.criterion.label,
            now_words(agreed[one.row.criterion], one.criterion),
            step_words(one.row.wanted, one.criterion),
            one.row.next_action,
            one.row.who,
            _day(one.row.until_on),
            _day(one.row.done_on),
            one.row.done_note,
        )
        for one in steps
    ]


def _line(one: Result) -> dict[str, Any]:
    return {
        "label": one.criterion.label,
        "now": one.now,
        "step": one.step_now,
        "wanted": one.wanted,
        "evidence": one.given.evidence,
    }


def _duty(one: Step) -> dict[str, str]:
    row = one.row
    return {
        "label": one.criterion.label,
        "action": row.next_action,
        "who": row.who,
        "until": _day(row.until_on),
        "done": _day(row.done_on),
    }


def _day(value: date | None) -> str:
    return day(value) if value else ""
