"""Quorum and majorities, as a Geschäftsordnung counts them."""

from dataclasses import dataclass

from lueckenlos.boards.enums import Outcome, QuorumRule, VotingRule
from lueckenlos.shared.errors import Invalid


@dataclass(frozen=True, slots=True)
class Vote:
    """How those present and entitled voted; ``consensus``: nobody objected and nobody counted."""

    yes: int = 0
    no: int = 0
    abstained: int = 0
    excluded: int = 0
    consensus: bool = False

    @property
    def total(self) -> int:
        return self.yes + self.no + self.abstained + self.excluded


def quorum_needed(rule: QuorumRule, number: int | None, entitled: int) -> int:
    """How many of those entitled to vote must be there."""
    match rule:
        case QuorumRule.MEHRHEIT:
            return entitled // 2 + 1
        case QuorumRule.HAELFTE:
            return -(-entitled // 2)
        case QuorumRule.DRITTEL:
            return -(-entitled // 3)
        case QuorumRule.ANZAHL:
            return number or 0
        case QuorumRule.KEINE:
            return 0


def is_quorate(present: int, needed: int) -> bool:
    """Nobody there is never a quorum."""
    return present > 0 and present >= needed


def check_vote(vote: Vote, *, present: int, needed: int) -> None:
    """Raises Invalid ``vote_without_quorum`` or ``vote_does_not_add_up``."""
    if not is_quorate(present, needed):
        raise Invalid("vote_without_quorum", present=present, needed=max(needed, 1))
    if not vote.consensus and vote.total != present:
        raise Invalid("vote_does_not_add_up", total=vote.total, present=present)


def outcome_of(rule: VotingRule, vote: Vote, present: int) -> Outcome:
    """Abstentions and excluded people count only where the rule counts those present."""
    if vote.consensus:
        return Outcome.ANGENOMMEN
    match rule:
        case VotingRule.EINFACH:
            carried = vote.yes > vote.no
        case VotingRule.ANWESENDE:
            carried = vote.yes * 2 > present
        case VotingRule.ZWEI_DRITTEL:
            carried = vote.yes > 0 and vote.yes * 3 >= 2 * (vote.yes + vote.no)
        case VotingRule.EINVERNEHMEN:
            carried = vote.yes > 0 and vote.no == 0
    return Outcome.ANGENOMMEN if carried else Outcome.ABGELEHNT
