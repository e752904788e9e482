"""Every refusal of the numbers has its German sentence."""

from lueckenlos.equity import CODES, EquityError, Refused
from lueckenlos.indicators.messages import SENTENCES
from lueckenlos.indicators.messages.numbers import NUMBERS
from lueckenlos.web.sentences import sentence


def test_one_sentence_per_code() -> None:
    assert set(NUMBERS) == set(CODES)
    assert SENTENCES.items() >= NUMBERS.items()
    assert len(set(NUMBERS.values())) == len(NUMBERS)


def test_each_can_be_said_whatever_values_come_with_it() -> None:
    for code in CODES:
        assert sentence(EquityError(code, areas=2, position=(0, 1))) == NUMBERS[code]
    assert sentence(Refused("one_area")).endswith(".")
