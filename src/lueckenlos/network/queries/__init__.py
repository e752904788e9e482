"""Reads of the network, in the scope of the Stelle."""

from lueckenlos.network.queries.change import Change, change_between, days_of, years_of
from lueckenlos.network.queries.graph import Link, Network, Node, Wanted, bodies_for, network_of
from lueckenlos.network.queries.missing import Row, Standing, expected_actors
from lueckenlos.network.queries.survey import Open, Statement, answers_to_settle, statements_of
from lueckenlos.network.queries.work import (
    consents_of,
    get_consent_or_404,
    get_organisation_or_404,
    get_round_or_404,
    get_tie_or_404,
    hidden_ties,
    organisations_for,
    rounds_for,
    spots_of,
    ties_for,
)

__all__ = [
    "Change",
    "Link",
    "Network",
    "Node",
    "Open",
    "Row",
    "Standing",
    "Statement",
    "Wanted",
    "answers_to_settle",
    "bodies_for",
    "change_between",
    "consents_of",
    "days_of",
    "expected_actors",
    "get_consent_or_404",
    "get_organisation_or_404",
    "get_round_or_404",
    "get_tie_or_404",
    "hidden_ties",
    "network_of",
    "organisations_for",
    "rounds_for",
    "spots_of",
    "statements_of",
    "ties_for",
    "years_of",
]
