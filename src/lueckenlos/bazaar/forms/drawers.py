"""All drawers of a bazaar on one page."""

from django.db import transaction
from django.http import QueryDict

from lueckenlos.bazaar.actions.sales import count_till
from lueckenlos.bazaar.forms.small import TillForm, refuse
from lueckenlos.bazaar.models import Bazaar, Till
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.actor import Actor


class TillsInput:
    """One form for each drawer; the first one is there before it sold anything."""

    def __init__(self, data: QueryDict | None, bazaar: Bazaar) -> None:
        self.bazaar = bazaar
        tills = list(Till.objects.filter(bazaar=bazaar).order_by("number"))
        self.forms = [TillForm(data, till=till) for till in tills or [Till(bazaar=bazaar, number=1)]]

    def is_valid(self) -> bool:
        # a list: every form is looked at, so that all errors show
        return False not in [form.is_valid() for form in self.forms]

    def save(self, *, by: Actor) -> bool:
        """All or none; False, with the sentence at the field, where a sum is refused."""
        form = self.forms[0]
        try:
            with transaction.atomic():
                for form in self.forms:
                    self._count(form, by)
        except Invalid as error:
            refuse(error, form)
            return False
        return True

    def _count(self, form: TillForm, by: Actor) -> None:
        data = form.cleaned_data
        count_till(
            bazaar=self.bazaar,
            by=by,
            number=form.till.number,
            float_cents=data["float_cents"],
            counted_cents=data["counted"],
            note=data["note"],
        )
