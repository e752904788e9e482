"""Quorum, majorities and terms, without a database."""

from datetime import date

import pytest

from lueckenlos.boards.enums import Outcome, QuorumRule, VotingRule
from lueckenlos.boards.models import Member, Resolution
from lueckenlos.boards.rules import (
    Vote,
    check_vote,
    in_term,
    invitation_deadline,
    is_overdue,
    is_quorate,
    outcome_of,
    quorum_needed,
)
from lueckenlos.shared.errors import Invalid

Q, V = QuorumRule, VotingRule
DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("rule", "number", "entitled", "needed"),
    [
        (Q.MEHRHEIT, None, 8, 5),
        (Q.MEHRHEIT, None, 9, 5),
        (Q.HAELFTE, None, 8, 4),
        (Q.HAELFTE, None, 9, 5),
        (Q.DRITTEL, None, 9, 3),
        (Q.DRITTEL, None, 10, 4),
        (Q.ANZAHL, 6, 20, 6),
        (Q.KEINE, None, 20, 0),
    ],
)
def test_quorum(rule: QuorumRule, number: int | None, entitled: int, needed: int) -> None:
    assert quorum_needed(rule, number, entitled) == needed


def test_nobody_is_never_a_quorum() -> None:
    assert [is_quorate(present, 0) for present in (0, 1)] == [False, True]


@pytest.mark.parametrize(
    ("rule", "vote", "present", "carried"),
    [
        (V.EINFACH, Vote(yes=3, no=2, abstained=5), 10, True),
        (V.EINFACH, Vote(yes=2, no=2), 4, False),
        (V.ANWESENDE, Vote(yes=5, abstained=5), 10, False),
        (V.ANWESENDE, Vote(yes=6, no=4), 10, True),
        (V.ZWEI_DRITTEL, Vote(yes=4, no=2, abstained=4), 10, True),
        (V.ZWEI_DRITTEL, Vote(yes=3, no=2), 5, False),
        (V.ZWEI_DRITTEL, Vote(abstained=5), 5, False),
        (V.EINVERNEHMEN, Vote(yes=1, abstained=4), 5, True),
        (V.EINVERNEHMEN, Vote(yes=4, no=1), 5, False),
        (V.EINVERNEHMEN, Vote(abstained=5), 5, False),
        (V.ZWEI_DRITTEL, Vote(consensus=True), 5, True),
    ],
)
def test_outcome(rule: VotingRule, vote: Vote, present: int, carried: bool) -> None:
    assert outcome_of(rule, vote, present) == (Outcome.ANGENOMMEN if carried else Outcome.ABGELEHNT)


@pytest.mark.parametrize(
    ("vote", "present", "needed", "code"),
    [
        (Vote(yes=3, no=1), 5, 3, "vote_does_not_add_up"),
        (Vote(yes=3, no=1, abstained=2), 5, 3, "vote_does_not_add_up"),
        (Vote(yes=2), 2, 3, "vote_without_quorum"),
        (Vote(consensus=True), 2, 3, "vote_without_quorum"),
        (Vote(), 0, 0, "vote_without_quorum"),
    ],
)
def test_a_vote_that_cannot_be(vote: Vote, present: int, needed: int, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_vote(vote, present=present, needed=needed)
    assert refused.value.code == code


def test_those_excluded_count_as_present() -> None:
    check_vote(Vote(yes=2, no=1, abstained=1, excluded=1), present=5, needed=3)


@pytest.mark.parametrize(
    ("since", "until", "inside"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (date(2026, 11, 23), None, False),
        (None, date(2026, 11, 21), False),
    ],
)
def test_both_ends_belong_to_a_term(since: date | None, until: date | None, inside: bool) -> None:
    assert in_term(Member(since=since, until=until), DAY) is inside


def test_the_last_day_to_invite() -> None:
    assert invitation_deadline(date(2026, 12, 16), 14) == date(2026, 12, 2)


@pytest.mark.parametrize(
    ("state", "outcome", "due", "overdue"),
    [
        ("offen", "angenommen", date(2026, 11, 21), True),
        ("in_arbeit", "angenommen", date(2026, 11, 21), True),
        ("offen", "angenommen", DAY, False),
        ("umgesetzt", "angenommen", date(2026, 11, 21), False),
        ("offen", "abgelehnt", date(2026, 11, 21), False),
        ("offen", "angenommen", None, False),
    ],
)
def test_overdue(state: str, outcome: str, due: date | None, overdue: bool) -> None:
    assert is_overdue(Resolution(state=state, outcome=outcome, due=due), DAY) is overdue
