"""Disclosure control: the only exit for counts of people."""

from lueckenlos.equity.disclosure.release import release, release_part, release_parts, release_table
from lueckenlos.equity.disclosure.rule import Releasable, Rule
from lueckenlos.equity.disclosure.shares import ReleasedInterval, release_interval

__all__ = [
    "Releasable", "ReleasedInterval", "Rule", "release", "release_interval", "release_part", "release_parts",
    "release_table",
]  # fmt: skip
