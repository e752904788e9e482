"""Reads of the KGC's work."""

from lueckenlos.advice.queries.communes import LEVELS, communes_for, find_gebiet, get_commune_or_404, land_ars
from lueckenlos.advice.queries.work import (
    activities_for,
    cases_for,
    follow_ups_for,
    get_activity_or_404,
    get_case_or_404,
    get_document_or_404,
)

__all__ = [
    "LEVELS",
    "activities_for",
    "cases_for",
    "communes_for",
    "find_gebiet",
    "follow_ups_for",
    "get_activity_or_404",
    "get_case_or_404",
    "get_commune_or_404",
    "get_document_or_404",
    "land_ars",
]
