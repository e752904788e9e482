"""An article and its picture."""

from typing import Any

from django import forms

from lueckenlos.news.actions.articles import FIELDS
from lueckenlos.news.forms.fields import MomentInput, column, long_text, terms
from lueckenlos.news.models import Article, ArticleImage
from lueckenlos.tenancy.forms.saving import shown, values_of
from lueckenlos.tenancy.forms.versioned import VersionedForm


class ArticleForm(VersionedForm):
    """Everything but the picture."""

    kind = column(Article, "kind", widget=forms.RadioSelect)
    title = column(Article, "title")
    teaser = long_text(Article, "teaser", 3)
    text = long_text(Article, "text", 14)
    contact = long_text(Article, "contact", 2)
    embargo_until = column(Article, "embargo_until", widget=MomentInput())
    themen = terms("Schwerpunktthemen", "thema")
    lebensphasen = terms("Lebensphasen", "lebensphase")

    def __init__(self, data: Any, article: Article | None = None) -> None:
        super().__init__(data, initial=shown(article, FIELDS) if article else {"version": 1, "kind": "meldung"})

    @property
    def values(self) -> dict[str, Any]:
        sets = {name: frozenset(self.cleaned_data[name]) for name in ("themen", "lebensphasen")}
        return values_of(self, FIELDS) | sets

    @property
    def main(self) -> list[forms.BoundField]:
        return [self[name] for name in ("kind", "title", "teaser", "text", "contact", "embargo_until")]

    @property
    def sorting(self) -> list[forms.BoundField]:
        return [self["themen"], self["lebensphasen"]]


class ImageForm(forms.Form):
    """A picture and what must stand beside it."""

    file = forms.FileField(
        label="Bilddatei",
        required=False,
        widget=forms.FileInput({"accept": ".jpg,.jpeg,.png,.webp"}),
        help_text="JPG, PNG oder WebP, höchstens 20 MB. Leer: das Bild bleibt, nur die Angaben ändern sich.",
    )
    alt = column(ArticleImage, "alt")
    licence = column(ArticleImage, "licence")

    def __init__(self, data: Any = None, files: Any = None, image: ArticleImage | None = None) -> None:
        super().__init__(data, files, initial={"alt": image.alt, "licence": image.licence} if image else {})
