"""From addresses and forms to plain values."""

from lueckenlos.chains.forms.picture import (
    CompareForm,
    DecisionForm,
    FreezeForm,
    HandoverForm,
    SettingsForm,
    read_choice,
    read_filter,
)
from lueckenlos.chains.forms.reach import (
    ReachForm,
    SearchForm,
    question_about,
    question_query,
    read_question,
    read_search,
    search_query,
)

__all__ = [
    "CompareForm",
    "DecisionForm",
    "FreezeForm",
    "HandoverForm",
    "ReachForm",
    "SearchForm",
    "SettingsForm",
    "question_about",
    "question_query",
    "read_choice",
    "read_filter",
    "read_question",
    "read_search",
    "search_query",
]
