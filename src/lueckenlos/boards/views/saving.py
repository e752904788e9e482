"""Running an action for a form: what it refuses stands in the form again, with everything that was typed."""

from collections.abc import Callable, Sequence
from typing import Any

from django.forms import BaseForm
from django.http import QueryDict

from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.web.sentences import sentence


def saved(form: BaseForm, save: Callable[[], object], row: Versioned | None = None) -> bool:
    """Whether ``save`` went through. ``row`` is what the form edits, if somebody else may have edited it too."""
    try:
        save()
    except Invalid as error:
        if row is not None and error.code == "changed_meanwhile" and isinstance(form, VersionedForm):
            row.refresh_from_db()
            form.meet(row)
        else:
            form.add_error(None, sentence(error))
        return False
    return True


def shown(row: Versioned, names: Sequence[str]) -> dict[str, Any]:
    """What a form starts with."""
    return {"version": row.version, **{name: getattr(row, name) for name in names}}


def values_of(form: BaseForm, names: Sequence[str]) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in names if name in form.cleaned_data}


def posted(data: QueryDict, method: str | None) -> QueryDict | None:
    """The data of a form that was sent."""
    return data if method == "POST" else None
