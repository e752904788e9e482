"""Certificates as PDF/UA. The name comes from the registration; without it there is no document, only the check."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from lueckenlos.courses.enums import CertificateKind
from lueckenlos.courses.forms.course import units_text
from lueckenlos.courses.messages.texts import COURSE_CERTIFICATE, SERIES_CERTIFICATE
from lueckenlos.courses.models import Certificate
from lueckenlos.courses.presenters import days_text, extent_text
from lueckenlos.courses.rules import name_matches
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.mail import absolute
from lueckenlos.shared.typesetting import pdf, qr_svg

# where config/urls mounts the public check
PATH: Final = "/nachweis/{code}/"
# so much fits on the first page under the name
_MOST_LINES: Final = 8
_LETTERS_IN_LINE: Final = 80
# letters → points
_NAME_SIZES: Final = ((40, 26), (56, 21), (80, 16), (160, 13))
_TITLE_SIZES: Final = ((75, 19), (110, 16), (150, 13), (200, 11))
_INK: Final = "#14213d"


def certificates_pdf(rows: Iterable[Certificate]) -> bytes:
    """One document, each certificate on a page of its own; ``rows`` are not empty and their registrations are there.

    Raises Invalid where the name is no longer the one the certificate was issued for.
    """
    found = list(rows)
    pages = [_page(row) for row in found]
    stelle = found[0].stelle if found else None
    data = {
        "pages": pages,
        "title": pages[0]["heading"] if len(pages) == 1 else f"{len(pages)} Zertifikate",
        "author": stelle.name if stelle else "",
        "demo": bool(stelle and stelle.is_demo),
    }
    return pdf("courses", "zertifikat", data, day=max(row.issued_on for row in found))


def printable(row: Certificate) -> bool:
    """Whether the person is still known by the name that the certificate was issued for."""
    person = row.registration
    return person is not None and name_matches(person.name, row.code, row.name_hash)


def check_address(code: str) -> str:
    return absolute(PATH.format(code=code))


def _page(row: Certificate) -> dict[str, Any]:
    if row.registration is None or not printable(row):
        raise Invalid("certificate_name_changed")
    name = row.registration.name
    facts = row.facts
    series = row.kind == CertificateKind.SERIES
    sessions, modules, goals = facts.get("sessions", []), facts.get("modules", []), facts.get("goals", [])
    lines = sum(1 + len(goal) // _LETTERS_IN_LINE for goal in goals)
    goals_first = lines <= _MOST_LINES
    sessions_first = goals_first and lines + len(sessions) + len(modules) <= _MOST_LINES
    page = {
        "series": series,
        "heading": SERIES_CERTIFICATE if series else COURSE_CERTIFICATE,
        "name": name,
        "name_size": _size(name, _NAME_SIZES),
        "title": facts["title"],
        "title_size": _size(facts["title"], _TITLE_SIZES),
        "stelle": facts["stelle"],
        "where": " · ".join(part for part in (facts.get("art"), days_text(facts), facts.get("place")) if part),
        "extent": extent_text(facts),
        "goals": goals,
        "sessions": [_session(one) for one in sessions],
        "modules": [{**one, "when": f"{datetime.fromisoformat(one['day']):%d.%m.%Y}"} for one in modules],
        "goals_first": goals_first,
        "sessions_first": sessions_first,
        "long": not (goals_first and sessions_first),
        "speakers": "; ".join(facts.get("speakers", ())),
        "signatory": facts.get("signatory", ""),
        "signatory_role": facts.get("signatory_role", ""),
        "issued": f"{row.issued_on:%d.%m.%Y}",
        "code": row.code,
        "address": check_address(row.code),
    }
    return {**page, "qr": qr_svg(check_address(row.code), ink=_INK)}


def _session(one: dict[str, Any]) -> dict[str, str]:
    when = f"{datetime.fromisoformat(one['day']):%d.%m.%Y}, {one['from']} bis {one['to']} Uhr"
    return {"when": when, "title": one["title"] or "–", "units": units_text(Decimal(one["units"]))}


def _size(text: str, sizes: tuple[tuple[int, int], ...]) -> int:
    """The largest size in points that keeps the text to two lines."""
    return next((size for letters, size in sizes if len(text) <= letters), sizes[-1][1])
