"""A list from a file in two steps: looked at line by line, then what is right is taken as shown."""

from typing import Final

from django.core import signing
from django.http import HttpRequest

from lueckenlos.bazaar.forms.small import ListFileForm
from lueckenlos.bazaar.listfile import MOST_BYTES, read_list
from lueckenlos.bazaar.models import Seller
from lueckenlos.bazaar.queries.work import listed_values
from lueckenlos.bazaar.rules import ItemValues, limits_of
from lueckenlos.bazaar.rules.lists import ListCheck, check_list
from lueckenlos.shared.errors import BadInput, DomainError, Invalid
from lueckenlos.web.sentences import sentence

_SALT: Final = "lueckenlos.bazaar.list"
_HOURS: Final = 12


class ListInput:
    """What was sent: nothing, a file to look at, or the preview to take; ``sealed`` is for the next step."""

    def __init__(self, request: HttpRequest, seller: Seller) -> None:
        self.checked: ListCheck | None = None
        self.rows: list[ItemValues] = []
        self.sealed = ""
        # the last item of the list that the preview was made for
        self.after = 0
        self.seller = seller
        self.form = ListFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
        if request.method != "POST":
            return
        if "vorschau" in request.POST:
            self.form = ListFileForm({})
            self._open(request.POST["vorschau"])
        elif self.form.is_valid():
            self._look(request)

    @property
    def confirmed(self) -> bool:
        return bool(self.rows) and self.checked is None

    def _look(self, request: HttpRequest) -> None:
        file = self.form.cleaned_data["file"]
        bazaar = self.seller.bazaar
        try:
            if file.size > MOST_BYTES:
                raise BadInput("list_file_big", most=MOST_BYTES // 1024 // 1024)
            lines, limits = read_list(file.read()), limits_of(bazaar)
            there, most = listed_values(self.seller), self.seller.group.max_items
            self.checked = check_list(lines, bazaar, limits, there=there, most=most)
        except DomainError as error:
            self.form.add_error("file", sentence(error))
            return
        if self.checked.values:
            rows = [[one.description, one.size, one.category, one.price_cents] for _, one in self.checked.values]
            self.rows = [one for _, one in self.checked.values]
            self.sealed = signing.dumps([self.seller.pk, self.seller.last_position, rows], salt=_SALT, compress=True)

    def _open(self, sealed: str) -> None:
        """The same rows as were shown, for the same list. Another word on the way and nothing is taken."""
        self.form.is_valid()
        self.form.errors.clear()
        try:
            seller, self.after, rows = signing.loads(sealed, salt=_SALT, max_age=_HOURS * 3600)
            if seller != self.seller.pk:
                raise signing.BadSignature
            self.rows = [ItemValues(*row) for row in rows]
        except signing.BadSignature:
            self.form.add_error(None, sentence(Invalid("list_stale")))
