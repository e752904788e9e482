"""The text of a paper as numbered parts, its differences and how they are settled: pure, without database."""

from lueckenlos.adoption.text.blocks import FIELDS, Block, Content, Parts
from lueckenlos.adoption.text.merge import Change, Difference, compare, keep_all, moved, settle, take_all
from lueckenlos.adoption.text.words import Span, spans

__all__ = [
    "FIELDS",
    "Block",
    "Change",
    "Content",
    "Difference",
    "Parts",
    "Span",
    "compare",
    "keep_all",
    "moved",
    "settle",
    "spans",
    "take_all",
]
