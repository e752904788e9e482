"""Check codes tell typing mistakes apart; names compare right however they are written."""

import re
import unicodedata
from decimal import Decimal

import pytest

from lueckenlos.courses.enums import CodeProblem, OrganisationKind
from lueckenlos.courses.rules import (
    enough,
    hours_of,
    kind_of,
    name_hash,
    name_key,
    name_matches,
    new_code,
    percent_of,
    printable_name,
    proposed_units,
    read_code,
)
from lueckenlos.courses.rules.codes import DRAWN, SIGNS, check_signs, grouped
from lueckenlos.shared.text import LETTERS

CODE = grouped("K7QM2XWD94TBH6" + check_signs("K7QM2XWD94TBH6"))


def test_new_codes_read_as_themselves() -> None:
    codes = [new_code() for _ in range(200)]
    assert [read_code(code) for code in codes] == codes
    assert len(set(codes)) == 200


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        f"  {CODE}\n",
        CODE.replace("-", " – "),
        CODE.replace("-", "."),
    ],
)
def test_reads_what_people_type(typed: str) -> None:
    assert read_code(typed) == CODE


def test_reads_letters_people_mix_up() -> None:
    drawn = "01V" + "K7QM2XWD94T"
    code = drawn + check_signs(drawn)
    assert read_code("oLu" + code[3:]) == grouped(code)
    assert read_code("OIU" + code[3:]) == grouped(code)


def test_every_single_wrong_sign_is_noticed() -> None:
    plain = CODE.replace("-", "")
    wrong = [
        plain[:place] + sign + plain[place + 1 :]
        for place in range(len(plain))
        for sign in SIGNS
        if sign != plain[place]
    ]
    assert {read_code(one) for one in wrong} == {CodeProblem.TYPING}


def test_every_swap_of_neighbours_is_noticed() -> None:
    for code in [new_code().replace("-", "") for _ in range(50)]:
        swapped = [
            code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(DRAWN - 1) if code[at] != code[at + 1]
        ]
        assert {read_code(one) for one in swapped} == {CodeProblem.TYPING}


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", CodeProblem.LENGTH),
        ("-", CodeProblem.LENGTH),
        (CODE[:-1], CodeProblem.LENGTH),
        (CODE + "0", CodeProblem.LENGTH),
        ("K7QM-2XWD-94TB-H6P\x00", CodeProblem.SIGNS),
        ("ÄÖÜß-2XWD-94TB-H6P3", CodeProblem.SIGNS),
        ("../../../etc/passwd", CodeProblem.LENGTH),
        ("'; DROP TABLE x; --", CodeProblem.SIGNS),
        ("٣" * 16, CodeProblem.SIGNS),
        ("A" * 100_000, CodeProblem.LENGTH),
    ],
)
def test_says_what_is_wrong(typed: str, problem: CodeProblem) -> None:
    assert read_code(typed) is problem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Müller", "anna  MÜLLER"),
        ("Anna Müller", "Anna Mueller"),
        ("Anna Müller", "Anna Mu\u0308ller"),
        ("Anna Müller", "Müller, Anna"),
        ("Anna Müller", "Dr. med. Anna Müller"),
        ("Anna Müller", "Frau Anna Muller"),
        ("Jörg Groß", "Joerg GROSS"),
        ("Jörg Groß", "JÖRG GROẞ"),
        ("İpek Yıldırım", "ipek yıldırım"),
        ("İpek Yıldırım", "Ipek Yildirim"),
        ("İpek Yıldırım", "IPEK YILDIRIM"),
        ("Anna-Lena Weiß", "Anna Lena Weiss"),
        ("Łukasz Żółć", "Lukasz Zolc"),
        ("Søren Kjær", "Soeren Kjaer"),
        ("Zoë O’Neill", "Zoe O'Neill"),
        ("ﬁnn Falk", "Finn Falk"),
        ("Юлия Ёлкина", "юлия елкина"),
    ],
)
def test_the_same_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Müller", "Anne Müller"),
        ("Anna Müller", "Anna"),
        ("Anna Müller", "Anna Möller"),
        ("Anna Müller", "Anna Müller-Schmidt"),
        ("Jan Weiß", "Jan Weiss-Berg"),
        ("Dr. Prof", "Dr"),
        ("李雷", "李明"),
    ],
)
def test_another_name(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("name", ["", "   ", "–", "…", "\u200b", "\u0308"])
def test_no_name_matches_nothing(name: str) -> None:
    assert not name_matches(name, CODE, name_hash("", CODE))


def test_hash_hangs_on_code_and_key_of_the_installation(settings: pytest.FixtureRequest) -> None:
    kept = name_hash("Anna Müller", CODE)
    assert name_matches("Anna Mueller", CODE, kept)
    assert not name_matches("Anna Müller", new_code(), kept)
    before = settings.SECRET_KEY  # type: ignore[attr-defined] # as below
    settings.SECRET_KEY = "another"  # type: ignore[attr-defined] # the settings fixture
    assert not name_matches("Anna Müller", CODE, kept)
    # whoever changes the key keeps the old one for what lasts
    settings.LASTING_KEY = before  # type: ignore[attr-defined] # as above
    assert name_matches("Anna Müller", CODE, kept)


@pytest.mark.parametrize(
    ("name", "can"), [("Çiğdem Đoković", True), ("Γιώργος Ñandú", True), ("李", False), ("🎉", False)]
)
def test_names_our_font_shows(name: str, can: bool) -> None:
    assert printable_name(name) is can


def test_letters_are_single_signs_of_a_set() -> None:
    assert re.fullmatch(f"[{LETTERS}]+", unicodedata.normalize("NFC", "Mu\u0308ller"))
    assert not re.fullmatch(f"[{LETTERS}]", "\n")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("", OrganisationKind.UNBEKANNT),
        ("Stadt Hettstedt", OrganisationKind.VERWALTUNG),
        ("Kita Regenbogen", OrganisationKind.KITA),
        ("Städtische Kindertagesstätte", OrganisationKind.KITA),
        ("Grundschule am Wipperufer", OrganisationKind.SCHULE),
        ("AOK Sachsen-Anhalt", OrganisationKind.KASSE),
        ("Hebammenpraxis Löwe", OrganisationKind.GESUNDHEIT),
        ("Gesundheitsamt Mansfeld-Südharz", OrganisationKind.GESUNDHEIT),
        ("Familienverein Kupferberg e. V.", OrganisationKind.TRAEGER),
        ("Landkreis Mansfeld-Südharz", OrganisationKind.VERWALTUNG),
        ("Müller & Söhne", OrganisationKind.SONSTIGE),
    ],
)
def test_kind_of_organisation(name: str, kind: OrganisationKind) -> None:
    assert kind_of(name) is kind


@pytest.mark.parametrize(
    ("attended", "whole", "share", "is_enough"),
    [
        ("6.4", "8", 80, True),
        ("6.3", "8", 80, False),
        ("0", "8", 1, False),
        ("0", "0", 1, False),
        ("8", "8", 100, True),
    ],
)
def test_enough(attended: str, whole: str, share: int, is_enough: bool) -> None:
    assert enough(Decimal(attended), Decimal(whole), share) is is_enough


def test_percent_is_rounded_down() -> None:
    assert (percent_of(Decimal("7.9"), Decimal(10)), percent_of(Decimal("7.99"), Decimal(10))) == (79, 79)
    assert percent_of(Decimal(0), Decimal(0)) == 0


def test_hours_and_units() -> None:
    assert hours_of(Decimal("11.5"), 45) == Decimal("8.63")
    assert (proposed_units(420, 45), proposed_units(10, 45), proposed_units(70, 45)) == (
        Decimal(9),
        Decimal("0.5"),
        Decimal("1.5"),
    )
