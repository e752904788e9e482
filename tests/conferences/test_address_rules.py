"""Addresses as people paste them."""

import pytest

from lueckenlos.conferences.rules import Pasted, read_addresses
from lueckenlos.conferences.rules.addresses import MOST_ADDRESSES


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a@b.de", [("", "a@b.de")]),
        ("Ada Muster <a@b.de>", [("Ada Muster", "a@b.de")]),
        ('"Muster, Dr. Ada" <a@b.de>', [("Muster, Dr. Ada", "a@b.de")]),
        ("Ada Muster;a@b.de", [("Ada Muster", "a@b.de")]),
        ("a@b.de\tAda Muster", [("Ada Muster", "a@b.de")]),
        ("a@b.de, c@d.de;e@f.de", [("", "a@b.de"), ("", "c@d.de"), ("", "e@f.de")]),
        ("Ada <a@b.de>; Bo <c@d.de>", [("Ada", "a@b.de"), ("Bo", "c@d.de")]),
        ("mailto:a@b.de\r\n\r\n  c@d.de  ", [("", "a@b.de"), ("", "c@d.de")]),
        ("A@B.de\na@b.DE", [("", "A@B.de")]),
    ],
)
def test_what_can_be_read(text: str, found: list[tuple[str, str]]) -> None:
    assert read_addresses(text)[0] == [Pasted(*one) for one in found]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("nur ein Name", "address_missing"),
        ("a@", "address_wrong"),
        ("@b.de", "address_wrong"),
        ("a@b", "address_wrong"),
        ("a@b..de", "address_wrong"),
        ("x" * 300 + "@b.de", "address_wrong"),
        ("N" * 161 + " <a@b.de>", "address_name_long"),
        ("a@b.de\na@b.de", "address_twice"),
        ("=cmd|' /C calc'!A0", "address_missing"),
    ],
)
def test_what_cannot(text: str, code: str) -> None:
    assert [one.code for one in read_addresses(text)[1]] == [code]


def test_a_line_break_smuggles_no_header() -> None:
    found, _ = read_addresses("Ada\u2028Bcc: x@y.de <a@b.de>")
    assert all("\n" not in one.name + one.email for one in found)


def test_10_000_lines_with_every_defect() -> None:
    kinds = [
        "Person {n} <p{n}@example.org>",
        "p{n}@",
        "kein Zeichen {n}",
        "\x00\x07{n}@example.org",
        "@" * 50,
        "<>;,{n}",
    ]
    text = "\n".join(kinds[n % len(kinds)].format(n=n) for n in range(10_050))
    found, wrong = read_addresses(text)
    assert len(found) > 3_000
    assert wrong[-1].code == "address_too_many"
    assert {one.code for one in wrong} == {"address_missing", "address_wrong", "address_too_many"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a" * 900_000, ["address_missing"]),
        ("@" * 900_000, ["address_wrong"]),
        ("a@" * 400_000, ["address_wrong"]),
        ("<" * 900_000, []),
        ("a@b.de," * 100_000, ["address_twice"] * (MOST_ADDRESSES - 1) + ["address_too_many"]),
    ],
)
def test_one_endless_line_is_cut_short(text: str, codes: list[str]) -> None:
    assert [one.code for one in read_addresses(text)[1]] == codes
