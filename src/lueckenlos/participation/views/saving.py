"""What every form of this package does with an action's refusal."""

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.http import HttpRequest, QueryDict

from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.web.sentences import sentence

R = TypeVar("R")


def posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def saved(form: forms.Form, work: Callable[[], R], fresh: Callable[[], Versioned] | None = None) -> R | None:
    """What ``work`` gives back, or None with the reason in the form.

    ``fresh`` reads the row as somebody else has left it, so that the form shows what changed meanwhile.
    """
    try:
        return work()
    except Invalid as error:
        if error.code == "changed_meanwhile" and fresh is not None and isinstance(form, VersionedForm):
            form.meet(fresh())
        else:
            form.add_error(None, sentence(error))
    return None
