"""Whose is the money: whole cents in, whole cents out, nothing lost and nothing made.

For every seller ``turnover = payout − claim + commission + fee``; so over all sellers, and the drawers must hold the
sum of the turnovers beyond the change they began with.
"""

from dataclasses import dataclass
from typing import Final

from lueckenlos.bazaar.enums import Rounding

_WHOLE: Final = 10_000  # hundredths of a percent in the whole


@dataclass(frozen=True, slots=True)
class Terms:
    """What a group pays: the rate in hundredths of a percent, and the fee for a list in cents."""

    rate_bp: int
    fee_cents: int
    step_cents: int
    rounding: Rounding


@dataclass(frozen=True, slots=True)
class Share:
    """The settlement of one seller, in cents. Of payout and claim one is 0."""

    turnover: int
    commission: int
    fee: int

    @property
    def balance(self) -> int:
        return self.turnover - self.commission - self.fee

    @property
    def payout(self) -> int:
        """What the seller gets."""
        return max(0, self.balance)

    @property
    def claim(self) -> int:
        """What the seller still owes: the fee of somebody who sold too little."""
        return max(0, -self.balance)


def commission(turnover: int, terms: Terms) -> int:
    """``turnover`` × rate, rounded to the step; never more than the turnover."""
    exact, unit = turnover * terms.rate_bp, _WHOLE * terms.step_cents
    steps = exact // unit if terms.rounding == Rounding.ABRUNDEN else (2 * exact + unit) // (2 * unit)
    return min(turnover, steps * terms.step_cents)


def settle(turnover: int, terms: Terms, *, has_list: bool) -> Share:
    """The fee is for a list: who brought nothing owes nothing."""
    return Share(turnover, commission(turnover, terms), terms.fee_cents if has_list else 0)
