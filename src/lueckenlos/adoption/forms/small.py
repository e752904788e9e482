"""Publishing, taking over, comments: forms of a few fields."""

from datetime import timedelta
from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from lueckenlos.adoption.actions.rounds import MOST_SIGNS
from lueckenlos.adoption.enums import AUDIENCES, GapKind, PaperKind, UptakeState
from lueckenlos.adoption.models import Adoption, PaperVersion
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.registry import vocabulary
from lueckenlos.web.forms import DayInput, SeveralField

_ANY: Final = ("", "alle")
_WEEKS: Final = timedelta(weeks=4)


class PublishForm(VersionedForm):
    visibility = forms.ChoiceField(label="Wer liest mit", choices=AUDIENCES, widget=forms.RadioSelect)
    note = forms.CharField(
        label="Was ist neu",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Wer die Empfehlung übernommen hat, liest das in der Nachricht über die neue Fassung.",
    )


class WithdrawForm(forms.Form):
    version = forms.TypedChoiceField(label="Fassung", coerce=int)
    reason = forms.CharField(
        label="Grund",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Die Stellen, die diese Fassung übernommen haben, lesen ihn.",
    )

    def __init__(self, *args: Any, versions: list[PaperVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.number, f"{one.number} vom {one.published_at:%d.%m.%Y}") for one in versions]
        self.fields["version"].choices = choices  # type: ignore[attr-defined] # a choice field


class TakeOverForm(forms.Form):
    note = forms.CharField(
        label="Vermerk",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Nur für Ihre Stelle: warum Sie die Empfehlung übernehmen, wer sie umsetzt.",
    )
    name_shown = forms.BooleanField(
        label="Die Quelle darf unsere Stelle mit Namen und Stand nennen",
        required=False,
        help_text="Ohne Haken zählt Ihre Stelle nur in Summen mit, ab fünf Stellen.",
    )


class StateForm(VersionedForm):
    """How far we are."""

    state = forms.ChoiceField(label="Stand der Umsetzung", choices=UptakeState.choices, widget=forms.RadioSelect)
    note = forms.CharField(label="Vermerk", required=False, max_length=2000, widget=forms.Textarea({"rows": 3}))
    name_shown = forms.BooleanField(label="Die Quelle darf unsere Stelle mit Namen und Stand nennen", required=False)

    @classmethod
    def of(cls, data: Any, adoption: Adoption) -> "StateForm":
        return cls(data, initial={name: getattr(adoption, name) for name in cls.base_fields})


class RoundForm(forms.Form):
    """Whom to ask, and until when."""

    intro = forms.CharField(
        label="Worum wir bitten", required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )
    until = forms.DateField(label="Rückmeldungen bis einschließlich", widget=DayInput())
    invited = SeveralField(
        Stelle.objects.none(),
        label="Wen wir fragen",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Die eigene Stelle, auch die Steuerungsgruppe, kann immer mitlesen und sich äußern.",
    )

    def __init__(self, *args: Any, stellen: QuerySet[Stelle], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["invited"].queryset = stellen  # type: ignore[attr-defined] # a ModelMultipleChoiceField
        self.fields["until"].initial = timezone.localdate() + _WEEKS


class CommentForm(forms.Form):
    """One text about one paragraph, or the answer to one comment."""

    part = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    comment = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)
    text = forms.CharField(label="Text", required=False, max_length=MOST_SIGNS, widget=forms.Textarea({"rows": 3}))


class FilterForm(forms.Form):
    """The filter of the list; a wrong value asks for nothing."""

    text = forms.CharField(label="Suchwort im Titel", max_length=120, required=False, widget=forms.SearchInput)
    art = forms.ChoiceField(label="Art", choices=[_ANY, *PaperKind.choices], required=False)
    lebensphase = forms.ChoiceField(label="Lebensphase", required=False)
    handlungsfeld = forms.ChoiceField(label="Handlungsfeld", required=False)
    luecke = forms.ChoiceField(label="Hilft bei", choices=[_ANY, *GapKind.choices], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("lebensphase", "handlungsfeld"):
            self.fields[name].choices = [_ANY, *vocabulary(name).choices]  # type: ignore[attr-defined] # a choice field
        self.is_valid()

    @property
    def criteria(self) -> dict[str, str]:
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
