"""Lists are corrected and uploaded by their sellers and by the office, on pages of their own with the same steps."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from lueckenlos.bazaar.actions.items import add_list, change_item, remove_item
from lueckenlos.bazaar.forms.small import ItemForm, refuse
from lueckenlos.bazaar.forms.upload import ListInput
from lueckenlos.bazaar.messages import notices
from lueckenlos.bazaar.models import Item, Seller
from lueckenlos.bazaar.presenters import complaints_of
from lueckenlos.shared.errors import DomainError
from lueckenlos.tenancy.actor import Actor
from lueckenlos.web.sentences import sentence


class ItemInput:
    """One item of a list, changed or struck."""

    def __init__(self, request: HttpRequest, item: Item, by: Actor) -> None:
        self.request, self.item, self.by = request, item, by
        self.removing = request.POST.get("schritt") == "streichen"
        sent = request.POST if request.method == "POST" and not self.removing else None
        self.form = ItemForm(sent, bazaar=item.seller.bazaar, item=item)

    def done(self, back: str) -> HttpResponse | None:
        """Nothing where there is something to show."""
        try:
            if self.removing:
                remove_item(item=self.item, by=self.by, now=timezone.now())
            elif self.form.is_valid():
                change_item(item=self.item, by=self.by, values=self.form.values, now=timezone.now())
            else:
                return None
        except DomainError as error:
            return self._refused(error, back)
        messages.success(self.request, notices.ITEM_REMOVED if self.removing else notices.ITEM_CHANGED)
        return redirect(back)

    def _refused(self, error: DomainError, back: str) -> HttpResponse | None:
        """What was typed stays in the form; striking has none."""
        if not self.removing:
            refuse(error, self.form)
            return None
        messages.error(self.request, sentence(error))
        return redirect(back)

    @property
    def shown(self) -> dict[str, object]:
        return {"item": self.item, "form": self.form}


class UploadInput:
    """A list from a file: looked at, or taken as it was shown."""

    def __init__(self, request: HttpRequest, seller: Seller, by: Actor) -> None:
        self.request, self.seller, self.by = request, seller, by
        self.entry = ListInput(request, seller)

    def done(self, back: str) -> HttpResponse | None:
        """Nothing where there is something to show."""
        entry = self.entry
        if not entry.confirmed:
            return None
        try:
            made = add_list(seller=self.seller, by=self.by, rows=entry.rows, now=timezone.now(), after=entry.after)
        except DomainError as error:
            entry.form.add_error(None, sentence(error))
            return None
        messages.success(self.request, notices.taken_over(len(made)))
        return redirect(back)

    @property
    def shown(self) -> dict[str, object]:
        entry = self.entry
        complaints, further = complaints_of(entry.checked) if entry.checked else ([], 0)
        return {"entry": entry, "form": entry.form, "complaints": complaints, "further": further}
