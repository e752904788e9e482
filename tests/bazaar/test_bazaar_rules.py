"""The arithmetic alone: codes, money, numbers, and what two tills mean together."""

from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lueckenlos.bazaar.codes import ALPHABET, check_letter, read, scanned, typed
from lueckenlos.bazaar.enums import Assignment, GroupKind, LineState, ReceiptKind, Rounding
from lueckenlos.bazaar.rules.numbers import Wanting, assign
from lueckenlos.bazaar.rules.sales import Tally, outcome, remember
from lueckenlos.bazaar.rules.settlement import Terms, commission, settle

# a busy machine is no failure
QUIET = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NUMBERS = st.integers(1, 9999)
EVENTS = st.text(ALPHABET, min_size=4, max_size=4)
TERMS = st.builds(
    Terms,
    rate_bp=st.integers(0, 10_000),
    fee_cents=st.integers(0, 10_000),
    step_cents=st.sampled_from([1, 10, 50, 100]),
    rounding=st.sampled_from(Rounding),
)


@QUIET
@given(EVENTS, NUMBERS, NUMBERS)
def test_a_label_is_read_as_it_was_written(event: str, number: int, position: int) -> None:
    assert read(event, scanned(event, number, position)) == (number, position)


@QUIET
@given(EVENTS, EVENTS, NUMBERS, NUMBERS)
def test_a_label_of_another_bazaar_is_none_of_ours(event: str, other: str, number: int, position: int) -> None:
    if event != other:
        assert read(event, scanned(other, number, position)) is None


@QUIET
@given(EVENTS, NUMBERS, NUMBERS, st.integers(0, 7), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(event: str, number: int, position: int, place: int, off: int) -> None:
    digits = f"{number:04d}{position:04d}"
    wrong = digits[:place] + str((int(digits[place]) + off) % 10) + digits[place + 1 :]
    assert check_letter(event, int(wrong[:4]), int(wrong[4:])) != check_letter(event, number, position)


@QUIET
@given(EVENTS, NUMBERS, NUMBERS, st.integers(0, 6))
def test_two_swapped_digits_are_noticed(event: str, number: int, position: int, place: int) -> None:
    digits = f"{number:04d}{position:04d}"
    swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    if swapped != digits:
        assert check_letter(event, int(swapped[:4]), int(swapped[4:])) != check_letter(event, number, position)


def test_codes_look_like_this() -> None:
    assert scanned("7F3K", 101, 12) == "7F3K-101-12-C"
    assert typed("7F3K", 101, 12) == "101-12-C"


@QUIET
@given(st.lists(st.tuples(st.integers(0, 10_000_000), TERMS, st.booleans()), max_size=40))
def test_money_is_neither_lost_nor_made(sellers: list[tuple[int, Terms, bool]]) -> None:
    shares = [settle(turnover, terms, has_list=has_list) for turnover, terms, has_list in sellers]
    turnover = sum(share.turnover for share in shares)
    shared = sum(share.payout - share.claim + share.commission + share.fee for share in shares)
    assert shared == turnover == sum(sold for sold, _, _ in sellers)
    assert all(min(share.payout, share.claim) == 0 for share in shares)
    assert all(type(share.commission) is int for share in shares)


@QUIET
@given(st.integers(0, 10_000_000), TERMS)
def test_commission_is_near_the_exact_one(turnover: int, terms: Terms) -> None:
    taken = commission(turnover, terms)
    assert 0 <= taken <= turnover
    if taken < turnover:
        assert taken % terms.step_cents == 0
        # in ten-thousandths of a cent, so that nothing is rounded in the comparison
        off = taken * 10_000 - turnover * terms.rate_bp
        step = terms.step_cents * 10_000
        assert -step < off <= 0 if terms.rounding is Rounding.ABRUNDEN else -step < 2 * off <= step


@pytest.mark.parametrize(
    ("turnover", "rate", "step", "rounding", "taken"),
    [
        (12_340, 1000, 10, Rounding.KAUFMAENNISCH, 1_230),
        (12_350, 1000, 10, Rounding.KAUFMAENNISCH, 1_240),
        (12_350, 1000, 10, Rounding.ABRUNDEN, 1_230),
        (12_399, 1000, 10, Rounding.ABRUNDEN, 1_230),
        (30, 9000, 50, Rounding.KAUFMAENNISCH, 30),
        (12_345, 1250, 1, Rounding.KAUFMAENNISCH, 1_543),
        (0, 1000, 10, Rounding.KAUFMAENNISCH, 0),
    ],
)
def test_commission_by_hand(turnover: int, rate: int, step: int, rounding: Rounding, taken: int) -> None:
    assert commission(turnover, Terms(rate, 300, step, rounding)) == taken


def test_who_sold_less_than_the_fee_owes_the_rest() -> None:
    share = settle(200, Terms(1000, 300, 10, Rounding.KAUFMAENNISCH), has_list=True)
    assert (share.payout, share.claim, share.commission, share.fee) == (0, 120, 20, 300)


def test_who_brought_nothing_owes_nothing() -> None:
    share = settle(0, Terms(1000, 300, 10, Rounding.KAUFMAENNISCH), has_list=False)
    assert (share.payout, share.claim) == (0, 0)


# ---------------------------------------------------------------- numbers
RANGES = {GroupKind.HELFENDE: range(1, 3), GroupKind.STAMM: range(100, 110), GroupKind.FREI: range(200, 203)}


def test_helpers_then_regulars_then_free_ones() -> None:
    wanting = [
        Wanting(1, 1, GroupKind.FREI),
        Wanting(2, 2, GroupKind.FREI, before=104),
        Wanting(3, 3, GroupKind.HELFENDE),
        Wanting(4, 4, GroupKind.FREI),
    ]
    given_out = [(one.key, one.number, one.reason) for one in assign(wanting, RANGES, [])]
    assert given_out == [
        (3, 1, Assignment.HELFER),
        (2, 104, Assignment.BEHALTEN),
        (1, 200, Assignment.FREI),
        (4, 201, Assignment.FREI),
    ]


def test_a_taken_old_number_becomes_the_next_of_the_regulars() -> None:
    found = list(assign([Wanting(1, 1, GroupKind.FREI, before=104)], RANGES, [104, 100]))
    assert [(one.number, one.kind, one.reason) for one in found] == [(101, GroupKind.STAMM, Assignment.NEU)]


def test_nobody_gets_what_a_regular_keeps() -> None:
    wanting = [Wanting(1, 1, GroupKind.FREI), Wanting(2, 2, GroupKind.FREI, before=200)]
    assert {one.key: one.number for one in assign(wanting, RANGES, [])} == {1: 201, 2: 200}


@QUIET
@given(
    st.lists(st.tuples(st.sampled_from(GroupKind), st.none() | st.integers(1, 230)), max_size=20),
    st.sets(st.integers(1, 230), max_size=20),
)
def test_no_number_is_given_twice(people: list[tuple[GroupKind, int | None]], taken: set[int]) -> None:
    wanting = [Wanting(key, key, kind, before) for key, (kind, before) in enumerate(people)]
    found = list(assign(wanting, RANGES, taken))
    numbers = [one.number for one in found if one.number is not None]
    assert len(found) == len(people)
    assert len(set(numbers)) == len(numbers)
    assert not set(numbers) & taken
    assert found == list(assign(list(reversed(wanting)), RANGES, taken))


# ---------------------------------------------------------------- two tills
def states_of(kinds: tuple[ReceiptKind, ...]) -> list[LineState]:
    tally, states = Tally(), []
    for number, kind in enumerate(kinds):
        found = outcome(kind, tally)
        states.append(found.state)
        if found.met is not None and found.becomes is not None:
            states[found.met] = found.becomes
        remember(tally, found.state, number)
    return states


@QUIET
@given(st.lists(st.sampled_from(ReceiptKind), min_size=1, max_size=6))
def test_the_order_of_arrival_changes_no_sum(kinds: list[ReceiptKind]) -> None:
    """Of n sales and m returns n − m remain, and never more than one is paid out."""
    rest = kinds.count(ReceiptKind.VERKAUF) - kinds.count(ReceiptKind.RUECKNAHME)
    for order in set(permutations(kinds)):
        states = states_of(order)
        assert states.count(LineState.VERKAUFT) == (1 if rest > 0 else 0)
        assert states.count(LineState.DOPPELT) == max(0, rest - 1)
        assert states.count(LineState.UNKLAR) == max(0, -rest)
