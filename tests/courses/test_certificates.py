"""Certificates come from real presence, hold no name, and can be corrected."""

import re
import unicodedata
from datetime import timedelta
from decimal import Decimal

import pypdfium2
import pytest
import segno
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from courses.training import GOALS, attend, certified, fill, issue, last_begin, make_course, now, person, register
from factories import Cast
from lueckenlos.courses.actions import attendance, certificates
from lueckenlos.courses.documents import certificates_pdf, printable
from lueckenlos.courses.enums import CertificateStatus, Standing
from lueckenlos.courses.models import Certificate
from lueckenlos.courses.queries.people import participants
from lueckenlos.courses.queries.work import termine_of
from lueckenlos.courses.rules import name_hash, name_matches
from lueckenlos.events.models import Registration
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.shared.text import LETTERS
from lueckenlos.shared.typesetting import qr_svg
from lueckenlos.tenancy.models import AuditEntry

WHO = "koordination"


def text_of(document: bytes) -> list[str]:
    pdf = pypdfium2.PdfDocument(document)
    pages = []
    for page in pdf:
        text = page.get_textpage()
        pages.append(text.get_text_range())
        text.close()
        page.close()
    pdf.close()
    return pages


def test_from_presence_to_a_certificate(hettstedt: Cast) -> None:
    course, _, certificate = certified(hettstedt[WHO])
    assert certificate.facts["units"] == "8.0"
    assert certificate.facts["hours"] == "6.00"
    assert [one["title"] for one in certificate.facts["sessions"]] == ["Kriterien", "Eigenes Vorhaben"]
    assert (certificate.facts["goals"], certificate.facts["stelle"]) == (GOALS, "Hettstedt")
    assert certificate.issued_on == timezone.localdate()
    assert issue(course, hettstedt[WHO]) == []


@pytest.mark.parametrize(
    ("units", "standing"), [("2.4", Standing.BEREIT), ("2.0", Standing.FEHLT), ("0", Standing.FEHLT)]
)
def test_threshold_is_exact(hettstedt: Cast, units: str, standing: Standing) -> None:
    """Eight units, 80 percent needed: 6.4 are enough."""
    course = make_course(hettstedt[WHO])
    row = register(course)
    first, second = termine_of(course)
    attend(course, [row], hettstedt[WHO], termine=[first])
    attendance.correct_units(
        course=course, registration=row, units={second: Decimal(units)}, by=hettstedt[WHO], now=now()
    )
    assert person(course, row).standing is standing


def test_nobody_gets_one_without_presence(hettstedt: Cast) -> None:
    course = make_course(hettstedt[WHO], share_needed=1)
    register(course)
    assert issue(course, hettstedt[WHO]) == []


def test_not_before_the_last_session_begins(hettstedt: Cast) -> None:
    course = make_course(hettstedt[WHO], begins=now() - timedelta(minutes=30))
    row = register(course)
    attend(course, [row], hettstedt[WHO], at=last_begin(course))
    with pytest.raises(NotAllowed) as refused:
        issue(course, hettstedt[WHO])
    assert refused.value.code == "certificates_too_early"


def test_holds_no_name_anywhere(hettstedt: Cast) -> None:
    _, _, certificate = certified(hettstedt[WHO], "Ayşe Yılmaz (erfunden)")
    row = Certificate.objects.filter(pk=certificate.pk).values().get()
    assert "Ay" not in str(row)
    assert "Yılmaz" not in str(list(AuditEntry.objects.values()))
    assert name_matches("Ayse Yilmaz erfunden", certificate.code, certificate.name_hash)


def test_equal_names_have_different_hashes(hettstedt: Cast) -> None:
    hashes = {certified(hettstedt[WHO])[2].name_hash for _ in range(2)}
    assert len(hashes) == 2


def test_reissue_for_a_corrected_name(hettstedt: Cast) -> None:
    course, row, old = certified(hettstedt[WHO], "Ana Müler (erfunden)")
    new = certificates.reissue(
        course=course,
        termine=termine_of(course),
        person=person(course, row),
        name="Anna  Müller (erfunden)",
        by=hettstedt[WHO],
        now=now(),
    )
    old.refresh_from_db()
    row.refresh_from_db()
    assert row.name == "Anna Müller (erfunden)"
    assert (old.status, old.withdrawn_reason, old.replaced) == ("zurueckgezogen", "name", True)
    assert name_matches("Anna Mueller (erfunden)", new.code, new.name_hash)
    assert new.code != old.code
    assert "Müler" not in str(list(AuditEntry.objects.values()))


def test_reissue_for_corrected_presence(hettstedt: Cast) -> None:
    course, row, old = certified(hettstedt[WHO])
    _, second = termine_of(course)
    by = hettstedt[WHO]
    attendance.correct_units(course=course, registration=row, units={second: Decimal(3)}, by=by, now=now())
    assert person(course, row).standing is Standing.WEICHT_AB
    made = certificates.reissue(
        course=course, termine=termine_of(course), person=person(course, row), name=row.name, by=by, now=now()
    )
    old.refresh_from_db()
    assert (made.facts["units"], old.withdrawn_reason) == ("7.0", "stunden")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "certificate_name_wrong"),
        ("(  )", "certificate_name_wrong"),
        ("x" * 161, "certificate_name_wrong"),
        ("Anna Müller (erfunden)", "certificate_unchanged"),
        ("李雷", "certificate_name_signs"),
    ],
)
def test_reissue_refuses(hettstedt: Cast, name: str, code: str) -> None:
    course, row, old = certified(hettstedt[WHO])
    with pytest.raises(Invalid) as refused:
        certificates.reissue(
            course=course,
            termine=termine_of(course),
            person=person(course, row),
            name=name,
            by=hettstedt[WHO],
            now=now(),
        )
    old.refresh_from_db()
    row.refresh_from_db()
    assert (refused.value.code, old.valid, row.name) == (code, True, "Anna Müller (erfunden)")


def test_withdraw_needs_release_and_a_known_reason(hettstedt: Cast) -> None:
    _, _, certificate = certified(hettstedt[WHO])
    today = timezone.localdate()
    with pytest.raises(NotAllowed):
        certificates.withdraw(certificate=certificate, reason="irrtum", by=hettstedt["mitarbeit"], today=today)
    with pytest.raises(Invalid):
        certificates.withdraw(certificate=certificate, reason="weil halt", by=hettstedt[WHO], today=today)
    done = certificates.withdraw(certificate=certificate, reason="irrtum", by=hettstedt[WHO], today=today)
    assert (done.status, done.withdrawn_on, done.replaced) == (CertificateStatus.ZURUECKGEZOGEN, today, False)


def test_issuing_for_the_others_brings_no_withdrawn_one_back(hettstedt: Cast) -> None:
    """Withdrawn because it was a mistake; then somebody else is due. The person's own page can still make a new one."""
    course, row, old = certified(hettstedt[WHO])
    by = hettstedt[WHO]
    certificates.withdraw(certificate=old, reason="irrtum", by=by, today=timezone.localdate())
    late = register(course, "Ben Beispiel (erfunden)")
    attend(course, [late], by)
    assert [one.registration_id for one in issue(course, by)] == [late.pk]
    assert person(course, row).standing is Standing.ZURUECKGEZOGEN
    made = certificates.reissue(
        course=course, termine=termine_of(course), person=person(course, row), name=row.name, by=by, now=now()
    )
    assert made.valid


def test_a_name_our_font_cannot_show_keeps_nobody_from_theirs(hettstedt: Cast) -> None:
    course = make_course(hettstedt[WHO])
    rows = [register(course, "李雷 🎉"), register(course, "Ö. Ærø-Łuk (erfunden)")]
    attend(course, rows, hettstedt[WHO])
    assert [one.registration_id for one in issue(course, hettstedt[WHO])] == [rows[1].pk]


def test_pdf_carries_name_code_and_facts(hettstedt: Cast) -> None:
    course, row, certificate = certified(hettstedt[WHO], "Ayşe Yılmaz-Großkopf (erfunden)")
    certificate.registration = row
    (page,) = text_of(certificates_pdf([certificate]))
    wanted = ["Teilnahmezertifikat", "Ayşe Yılmaz-Großkopf (erfunden)", "Hettstedt", "Kriterien", *GOALS]
    assert [word for word in wanted if word not in page] == []
    assert certificate.code[:9] in page
    assert str(course) in page


@pytest.mark.parametrize(("goals", "pages"), [(2, 1), (6, 1), (12, 2)])
def test_every_certificate_has_as_many_pages_as_it_says(hettstedt: Cast, goals: int, pages: int) -> None:
    by = hettstedt[WHO]
    texts = [f"Ich kann das Ziel Nummer {number} erreichen und in der Kommune umsetzen." for number in range(goals)]
    long = "Ein sehr langer Titel für eine Qualifizierung, " * 4
    course = make_course(by, goals=texts, title=long[:200], speakers=["Kim Beispiel (erfunden), KGC"] * 3)
    row = register(course, "Maximiliane-Theodora von und zu Hohenlohe-Langenburg-Beispiel (erfunden)")
    attend(course, [row], by)
    (certificate,) = issue(course, by)
    certificate.registration = row
    shown = text_of(certificates_pdf([certificate]))
    assert len(shown) == pages
    assert ("zweiten Seite" in shown[0]) is (pages == 2)


def test_a_smiley_in_the_title_does_not_stop_the_press(hettstedt: Cast) -> None:
    by = hettstedt[WHO]
    course = make_course(by, title="Bewegung 🎉 im Kita-Alltag")
    row = register(course)
    attend(course, [row], by)
    (certificate,) = issue(course, by)
    certificate.registration = row
    (page,) = text_of(certificates_pdf([certificate]))
    assert "Kita-Alltag" in page


def test_the_font_has_every_letter_we_let_through(hettstedt: Cast) -> None:
    """Typst refuses a document with a sign that the font has not."""
    shown = re.compile(f"[{LETTERS}]")
    letters = "".join(
        sign for sign in map(chr, range(0x20, 0x2300)) if shown.match(sign) and not unicodedata.combining(sign)
    )
    parts = [letters[start : start + 150] for start in range(0, len(letters), 150)]
    assert len(letters) > 900
    course, row, certificate = certified(hettstedt[WHO])
    certificate.registration, rows = row, []
    for part in parts:
        facts = {**certificate.facts, "title": part, "goals": [part], "speakers": [part], "signatory": part}
        name = f"Anna {part}"[:160]
        rows.append(
            Certificate(
                stelle=course.stelle,
                code=certificate.code,
                name_hash=name_hash(name, certificate.code),
                registration=Registration(name=name),
                facts=facts,
                issued_on=certificate.issued_on,
            )
        )
    assert len(text_of(certificates_pdf(rows))) >= len(parts)


def test_qr_code_is_the_address(hettstedt: Cast) -> None:
    """Every dark run of the path is one of the code, and no other."""
    address = "https://example.org/nachweis/K7QM-2XWD-94TB-H6P3/"
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", qr_svg(address))
    dark = {(int(y), int(x) + step) for x, y, long in runs for step in range(int(long))}
    matrix = segno.make(address, error="m", micro=False, mask=2, boost_error=False).matrix
    assert dark == {(y, x) for y, line in enumerate(matrix) for x, value in enumerate(line) if value}
    assert f'viewBox="-2 -2 {len(matrix) + 4} {len(matrix) + 4}"' in qr_svg(address, border=2)


def test_no_document_under_another_name(hettstedt: Cast) -> None:
    _, row, certificate = certified(hettstedt[WHO])
    row.name = "Jemand anderes"
    certificate.registration = row
    assert not printable(certificate)
    with pytest.raises(Invalid):
        certificates_pdf([certificate])


@pytest.mark.parametrize("number", [3, 60])
def test_issuing_costs_the_same_for_any_number(
    hettstedt: Cast, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    by = hettstedt[WHO]
    course = make_course(by)
    rows = fill(course, number)
    attend(course, rows, by)
    termine = termine_of(course)
    people = participants(by, course, termine)
    with django_assert_num_queries(6):
        made = certificates.issue(course=course, termine=termine, people=people, by=by, now=now())
    assert len(made) == number
