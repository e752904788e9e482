"""Running an action for a form: what it refuses stands in the form again, with everything that was typed."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.forms import BaseForm
from django.http import Http404, HttpRequest, QueryDict

from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.web.sentences import sentence

M = TypeVar("M")


def saved(form: BaseForm, work: Callable[[], M], row: Versioned | None = None) -> M | None:
    """What ``work`` has saved, or None with the reason in the form.

    ``row`` is what the form edits, if somebody else may have edited it too: the form then shows what changed meanwhile.
    """
    try:
        return work()
    except Invalid as error:
        refuse(form, error, row)
    return None


def done(form: BaseForm, work: Callable[[], object]) -> bool:
    """The same for work that leaves nothing to show."""
    try:
        work()
    except Invalid as error:
        refuse(form, error)
        return False
    return True


def refuse(form: BaseForm, error: Invalid, row: Versioned | None = None) -> None:
    """Raises Http404 when somebody has deleted the row meanwhile."""
    if row is None or error.code != "changed_meanwhile" or not isinstance(form, VersionedForm):
        form.add_error(None, sentence(error))
        return
    try:
        row.refresh_from_db()
    except type(row).DoesNotExist as gone:
        raise Http404 from gone
    form.meet(row)


def shown(row: Versioned, names: Sequence[str]) -> dict[str, Any]:
    """What a form starts with."""
    return {"version": row.version, **{name: getattr(row, name) for name in names}}


def values_of(form: BaseForm, names: Sequence[str]) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in names if name in form.cleaned_data}


def posted(request: HttpRequest) -> QueryDict | None:
    """The data of a form that was sent."""
    return request.POST if request.method == "POST" else None
