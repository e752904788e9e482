"""A publication, an edition, a file."""

import re
from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from lueckenlos.library.actions.publications import EDITION_FACTS, FACTS
from lueckenlos.library.forms.fields import column, terms
from lueckenlos.library.models import Edition, Publication
from lueckenlos.tenancy.files import ACCEPT
from lueckenlos.tenancy.forms.saving import shown, values_of
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.vocabulary.registry import vocabulary
from lueckenlos.web.forms import SeveralField

FIRST_YEAR: Final = 1950
_AHEAD: Final = 2
_DOI: Final = re.compile(r"10\.\d{4,9}/\S+")


class EditionForm(VersionedForm):
    """What is cited."""

    label = column(Edition, "label")
    year = forms.IntegerField(label="Erscheinungsjahr", widget=forms.TextInput({"inputmode": "numeric"}))
    authors = column(Edition, "authors", widget=forms.Textarea({"rows": 2}))
    editors = column(Edition, "editors", widget=forms.Textarea({"rows": 2}))
    place = column(Edition, "place")
    isbn = column(Edition, "isbn")
    doi = column(Edition, "doi")
    note = column(Edition, "note", widget=forms.Textarea({"rows": 2}))

    def __init__(self, data: Any, *, edition: Edition | None = None, this_year: int, **kwargs: Any) -> None:
        initial = shown(edition, EDITION_FACTS) if edition else {"version": 1, "year": this_year}
        super().__init__(data, initial=initial, **kwargs)
        self._latest = this_year + _AHEAD

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if not FIRST_YEAR <= year <= self._latest:
            message = f"Das Erscheinungsjahr liegt zwischen {FIRST_YEAR} und {self._latest}."
            raise ValidationError(message)
        return year

    def clean_doi(self) -> str:
        doi: str = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", self.cleaned_data["doi"].strip())
        if doi and not _DOI.fullmatch(doi):
            message = "Eine DOI beginnt mit „10.“ und hat einen Schrägstrich, etwa 10.1234/abcd."
            raise ValidationError(message)
        return doi

    @property
    def values(self) -> Mapping[str, Any]:
        return values_of(self, EDITION_FACTS)


class PublicationForm(VersionedForm):
    """What all editions have in common."""

    title = column(Publication, "title")
    subtitle = column(Publication, "subtitle")
    art = forms.ChoiceField(label="Art", choices=lambda: vocabulary("dokumenttyp").choices, initial="broschuere")
    summary = column(Publication, "summary", widget=forms.Textarea({"rows": 5}))
    themen = terms(Publication, "themen", "thema")
    lebensphasen = terms(Publication, "lebensphasen", "lebensphase")
    handlungsfelder = terms(Publication, "handlungsfelder", "handlungsfeld")
    related: "forms.ModelMultipleChoiceField[Publication]" = SeveralField(
        None,  # others of the Stelle: set when its scope is open
        label="Gehört zu",
        required=False,
        widget=forms.SelectMultiple({"size": 6}),
        help_text="Andere Veröffentlichungen Ihrer Stelle, die Lesende dazu finden sollen.",
    )

    def __init__(self, data: Any, *, publication: Publication | None, others: QuerySet[Publication]) -> None:
        initial: dict[str, Any] = {"version": 1}
        if publication:
            related = list(publication.related.values_list("pk", flat=True))
            initial = {**shown(publication, FACTS), "related": related}
        super().__init__(data, initial=initial)
        self.fields["related"].queryset = others  # type: ignore[attr-defined] # a ModelMultipleChoiceField

    @property
    def facts(self) -> dict[str, Any]:
        sets = {name: frozenset(self.cleaned_data[name]) for name in ("themen", "lebensphasen", "handlungsfelder")}
        return values_of(self, FACTS) | sets

    @property
    def main(self) -> list[forms.BoundField]:
        return [self[name] for name in ("title", "subtitle", "art", "summary")]

    @property
    def sorting(self) -> list[forms.BoundField]:
        return [self[name] for name in ("themen", "lebensphasen", "handlungsfelder", "related")]


class CoverForm(forms.Form):
    """A picture of the title page."""

    cover = forms.FileField(
        label="Eigenes Titelbild",
        widget=forms.FileInput({"accept": ".jpg,.jpeg,.png,.webp"}),
        help_text="JPG, PNG oder WebP. Ohne eigenes Bild zeigen wir die erste Seite der PDF.",
    )


class FileForm(forms.Form):
    """One file in one language."""

    file = forms.FileField(
        label="Datei",
        widget=forms.FileInput({"accept": ACCEPT}),
        help_text="Am besten PDF, höchstens 20 MB. Skripte und Anhänge in der PDF entfernen wir.",
    )
    sprache = forms.ChoiceField(label="Sprache", choices=lambda: vocabulary("sprache").choices, initial="de")
    accessible = forms.BooleanField(
        label="Barrierefrei geprüft",
        required=False,
        help_text="Nur ankreuzen, wenn jemand die Datei geprüft hat, etwa mit PAC.",
    )
