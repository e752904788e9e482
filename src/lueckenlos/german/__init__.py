"""German text analysis: one analyser for index and question. Pure: no Django, no clock, own word lists only."""

from lueckenlos.german.analyser import ANALYSER_VERSION, index_tokens, index_words, prepare
from lueckenlos.german.hits import as_written, highlight, score
from lueckenlos.german.query import (
    Alternative,
    Match,
    QueryWord,
    one_of,
    query_groups,
    to_fts5,
    to_tsquery,
    with_rescue,
)
from lueckenlos.german.typos import Lexicon, rescue

__all__ = [
    "ANALYSER_VERSION",
    "Alternative",
    "Lexicon",
    "Match",
    "QueryWord",
    "as_written",
    "highlight",
    "index_tokens",
    "index_words",
    "one_of",
    "prepare",
    "query_groups",
    "rescue",
    "score",
    "to_fts5",
    "to_tsquery",
    "with_rescue",
]
