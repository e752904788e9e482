"""Short forms: an item, a file, a number, a drawer, what is wanted next time."""

from typing import Any, Final

from django import forms
from django.http import QueryDict

from lueckenlos.bazaar.enums import BazaarView
from lueckenlos.bazaar.models import Bazaar, Item, Seller, SellerGroup, Till
from lueckenlos.bazaar.rules import ItemValues, limits_of
from lueckenlos.bazaar.rules.lists import price_of
from lueckenlos.events.forms.fields import EuroField, column, euro_text
from lueckenlos.shared.errors import DomainError, Invalid
from lueckenlos.web.sentences import sentence

_FIELDS: Final = {
    "item_description_missing": "description",
    "item_category_missing": "category",
    "item_category_unknown": "category",
    "list_category_full": "category",
    "item_price_missing": "price",
    "item_price_unreadable": "price",
    "item_price_low": "price",
    "item_price_high": "price",
    "item_price_step": "price",
    "number_taken": "number",
    "number_out_of_range": "number",
    "number_printed": "reprint",
    "till_money": "counted",
}


class ItemForm(forms.Form):
    """One item, quick to type on a phone."""

    description = column(
        Item,
        "description",
        help_text="Was ist es? Etwa „Regenjacke blau, Elefanten“.",
        widget=forms.TextInput({"autocomplete": "off", "enterkeyhint": "next"}),
    )
    size = column(Item, "size", widget=forms.TextInput({"autocomplete": "off"}))
    category = forms.ChoiceField(label="Kategorie", required=False)
    price = forms.CharField(
        label="Preis in Euro",
        max_length=12,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "enterkeyhint": "done"}),
    )

    def __init__(self, data: QueryDict | None, *, bazaar: Bazaar, item: Item | None = None, last: str = "") -> None:
        initial = {"category": last}
        if item is not None:
            initial = {name: getattr(item, name) for name in ("description", "size", "category")}
            initial["price"] = euro_text(item.price_cents)
        super().__init__(data, initial=initial)
        limits = limits_of(bazaar)
        if limits:
            self.fields["category"].choices = [(name, name) for name in limits]  # type: ignore[attr-defined] # a choice field
        else:
            del self.fields["category"]
        step = bazaar.get_price_step_cents_display()
        self.fields["price"].help_text = f"In Schritten von {step}, mindestens {euro_text(bazaar.min_price_cents)}."
        self.fields["size"].help_text = bazaar.sizes

    def clean_price(self) -> int:
        try:
            return price_of(self.cleaned_data["price"])
        except Invalid as error:
            raise forms.ValidationError(sentence(error)) from error

    @property
    def values(self) -> ItemValues:
        data = self.cleaned_data
        return ItemValues(data["description"], data["size"], data.get("category", ""), data["price"])


class ListFileForm(forms.Form):
    """A file with a list."""

    file = forms.FileField(
        label="Datei mit der Liste",
        help_text="Excel, LibreOffice oder CSV, höchstens 2 MB.",
        widget=forms.ClearableFileInput({"accept": ".csv,.xlsx,.xls,.ods"}),
    )


class WishesForm(forms.Form):
    """What becomes of the number and of what is left."""

    keep_number = column(
        Seller,
        "keep_number",
        label="Ich möchte meine Nummer beim nächsten Basar behalten",
        help_text="Dafür merken wir uns eine Prüfsumme Ihrer E-Mail-Adresse, nicht die Adresse.",
    )
    charity = column(Seller, "charity", label="Was nicht verkauft wird, möchte ich spenden")

    def __init__(self, data: QueryDict | None, *, seller: Seller) -> None:
        super().__init__(data, initial={"keep_number": seller.keep_number, "charity": seller.charity})
        if not seller.bazaar.charity:
            del self.fields["charity"]


class NumberForm(forms.Form):
    """Number and group by hand."""

    number = forms.IntegerField(label="Nummer", min_value=1, max_value=9999)
    group = forms.TypedChoiceField(label="Gruppe", coerce=int)
    reprint = forms.BooleanField(label="Etiketten werden neu gedruckt", required=False)

    def __init__(self, data: QueryDict | None, *, seller: Seller, groups: list[SellerGroup]) -> None:
        super().__init__(data, initial={"number": seller.number, "group": seller.group_id})
        self.fields["group"].choices = [(group.pk, str(group)) for group in groups]  # type: ignore[attr-defined] # a choice field


class TillForm(forms.Form):
    """The change a drawer begins with, and what is counted at the end."""

    float_cents = EuroField(label="Wechselgeld am Anfang", required=False)
    counted = forms.CharField(
        label="am Ende gezählt",
        max_length=14,
        required=False,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
    )
    note = column(Till, "note", label="Erklärung, wenn etwas abweicht")

    def __init__(self, data: QueryDict | None, *, till: Till) -> None:
        counted = "" if till.counted_cents is None else euro_text(till.counted_cents)
        initial = {"float_cents": till.float_cents, "counted": counted, "note": till.note}
        super().__init__(data, initial=initial, prefix=f"kasse-{till.number}")
        self.till = till

    def clean_counted(self) -> int | None:
        text = self.cleaned_data["counted"]
        try:
            return price_of(text) if text.strip() else None
        except Invalid as error:
            raise forms.ValidationError(sentence(Invalid("till_money"))) from error


class SellerFilterForm(forms.Form):
    """A GET form that is always valid: a wrong value asks for nothing."""

    text = forms.CharField(label="Name oder Nummer", max_length=120, required=False, widget=forms.SearchInput)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.is_valid()

    @property
    def asked(self) -> str:
        return str(self.cleaned_data.get("text", ""))


def view_of(asked: str) -> BazaarView:
    return BazaarView(asked) if asked in BazaarView.values else BazaarView.ALL


def refuse(error: DomainError, form: forms.Form) -> None:
    """The sentence at the field it is about, otherwise above the form."""
    name: Any = _FIELDS.get(error.code)
    form.add_error(name if name in form.fields else None, sentence(error))
