"""Conference, its workshops, invitations, minutes and report; feedback and counting for every event."""

from lueckenlos.conferences.models.conference import Conference, Paper, Session, Speaker
from lueckenlos.conferences.models.feedback import FeedbackAnswer, TallyStand, TallyTap
from lueckenlos.conferences.models.minutes import ConferenceResult, MinutesNote, Report
from lueckenlos.conferences.models.people import Invitation, PhotoConsent, Seat, WorkshopWish

__all__ = [
    "Conference",
    "ConferenceResult",
    "FeedbackAnswer",
    "Invitation",
    "MinutesNote",
    "Paper",
    "PhotoConsent",
    "Report",
    "Seat",
    "Session",
    "Speaker",
    "TallyStand",
    "TallyTap",
    "WorkshopWish",
]
