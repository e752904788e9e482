"""PDFs: the poster with the address, and a result."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpResponse

from lueckenlos.participation.messages import words
from lueckenlos.participation.models import Survey
from lueckenlos.participation.models.surveys import Doored
from lueckenlos.shared.mail import absolute
from lueckenlos.shared.typesetting import pdf, qr_svg


def poster(row: Doored, day: date) -> HttpResponse:
    """One A4 page to hang up."""
    address = absolute(row.get_absolute_url())
    data = {
        "title": row.title,
        "intro": row.intro,
        "stelle": row.stelle.name,
        "address": address,
        "code": qr_svg(address),
        "term": words.term_text(row.starts_on, row.ends_on) if row.ends_on else "",
        "idea": not isinstance(row, Survey),
    }
    return _handed_out(pdf("participation", "plakat", data, day=day), f"plakat-{row.public_id}.pdf")


def result_paper(survey: Survey, data: Mapping[str, Any], day: date) -> HttpResponse:
    return _handed_out(pdf("participation", "ergebnis", dict(data), day=day), f"befragung-{survey.pk}.pdf")


def _handed_out(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
