"""What every form of this package does with an action's refusal."""

from collections.abc import Callable
from typing import TypeVar

from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.web.sentences import sentence

M = TypeVar("M", bound=Versioned)


def saved(form: VersionedForm, work: Callable[[], M], fresh: Callable[[], M] | None = None) -> M | None:
    """What ``work`` has saved, or None with the reason in the form.

    ``fresh`` reads the row as somebody else has left it, so that the form shows what changed meanwhile.
    """
    try:
        return work()
    except Invalid as error:
        if error.code == "changed_meanwhile" and fresh is not None:
            form.meet(fresh())
        else:
            form.add_error(None, sentence(error))
    return None
