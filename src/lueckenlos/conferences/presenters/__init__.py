"""What the pages of conferences show."""

from lueckenlos.conferences.presenters.own import OwnRound, own_page
from lueckenlos.conferences.presenters.work import (
    conference_page,
    initial,
    number_of,
    seats_page,
)

__all__ = ["OwnRound", "conference_page", "initial", "number_of", "own_page", "seats_page"]
