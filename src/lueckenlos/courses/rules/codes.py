"""Check codes of certificates: sixteen signs in groups of four, of which the last two are computed from the others.

32 signs, without those people mix up (O and 0, I, L and 1, U and V). Fourteen drawn signs are 70 bits: nobody guesses
one. The check value is the number modulo 1021, a prime, written with two signs. As 1021 divides neither 32 nor 31 and
is larger than any sign, every single wrong sign and every two neighbours that changed places are noticed; any other
mistake passes once in 1021 times.
"""

import secrets
from types import MappingProxyType
from typing import Final

from lueckenlos.courses.enums import CodeProblem

SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DRAWN: Final = 14
LENGTH: Final = DRAWN + 2
GROUP: Final = 4
_PRIME: Final = 1021
_VALUES: Final = {sign: value for value, sign in enumerate(SIGNS)}
# what people write instead
_MEANT: Final = str.maketrans("OILU", "011V")
_BETWEEN: Final = frozenset(" -–—.·_/\t\r\n\u00a0\u2009\u202f")
# whoever pastes a page does not make us look at all of it
_LONGEST: Final = 200
# the code of the sentence about each problem
REFUSALS: Final = MappingProxyType(
    {
        CodeProblem.LENGTH: "code_length",
        CodeProblem.SIGNS: "code_signs",
        CodeProblem.TYPING: "code_typing",
    }
)


def new_code() -> str:
    """Drawn; unique for every purpose a database will meet."""
    drawn = "".join(secrets.choice(SIGNS) for _ in range(DRAWN))
    return grouped(drawn + check_signs(drawn))


def check_signs(drawn: str) -> str:
    """The two signs that close a code."""
    value = 0
    for sign in drawn:
        value = (value * len(SIGNS) + _VALUES[sign]) % _PRIME
    return SIGNS[value // len(SIGNS)] + SIGNS[value % len(SIGNS)]


def grouped(plain: str) -> str:
    return "-".join(plain[start : start + GROUP] for start in range(0, len(plain), GROUP))


def read_code(typed: str) -> str | CodeProblem:
    """As it is stored, from what somebody typed; or what is wrong with it."""
    plain = "".join(sign for sign in typed[:_LONGEST].upper() if sign not in _BETWEEN).translate(_MEANT)
    if any(sign not in _VALUES for sign in plain):
        return CodeProblem.SIGNS
    if len(plain) != LENGTH:
        return CodeProblem.LENGTH
    if check_signs(plain[:DRAWN]) != plain[DRAWN:]:
        return CodeProblem.TYPING
    return grouped(plain)
