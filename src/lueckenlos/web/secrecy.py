"""Pages whose address is the key, or that hold what people typed."""

from typing import TypeVar

from django.http import HttpResponseBase

R = TypeVar("R", bound=HttpResponseBase)


def unfindable(answer: R) -> R:
    """The same answer: its address travels to no other site, and no search machine keeps it."""
    answer["Referrer-Policy"] = "same-origin"
    answer["X-Robots-Tag"] = "noindex"
    return answer
